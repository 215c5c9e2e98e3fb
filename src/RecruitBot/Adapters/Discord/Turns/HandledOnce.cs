using System.Collections.Concurrent;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Turns;

/// <summary>The latest messages or interactions that were taken: Discord may tell of one more than once. Bounded, and gone with the program.</summary>
public sealed class HandledOnce
{
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<Snowflake, bool> _taken = new();

    /// <summary>Takes it; false when it was taken before.</summary>
    public bool TryTake(Snowflake id)
    {
        if (!_taken.TryAdd(id, true))
            return false;
        // Ids grow with time: the smaller half is the older one.
        if (_taken.Count > Most)
            foreach (var old in _taken.Keys.Order().Take(Most / 2))
                _taken.TryRemove(old, out _);
        return true;
    }

    /// <summary>It could not be handled: when it comes again, it is.</summary>
    public void GiveBack(Snowflake id) => _taken.TryRemove(id, out _);
}
