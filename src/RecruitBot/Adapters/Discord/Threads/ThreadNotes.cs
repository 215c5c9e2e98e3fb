using System.Collections.Concurrent;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Threads;

/// <summary>Which threads are conversations, and with whom: remembered over restarts, and in memory, since every message of the server asks.</summary>
public sealed class ThreadNotes(IPlatformNotes notes)
{
    private const string Prefix = "thread.";

    private readonly ConcurrentDictionary<Snowflake, Snowflake> _owners = new();

    /// <summary>Reads what is remembered; before the first message.</summary>
    public async ValueTask LoadAsync(CancellationToken ct)
    {
        foreach (var note in await notes.ListAsync(DiscordPlace.Platform, Prefix, ct))
            if (Snowflake.TryParse(note.Key[Prefix.Length..], out var thread) && Snowflake.TryParse(note.Value, out var owner))
                _owners[thread] = owner;
    }

    /// <summary>The candidate of a thread; false when it is none of ours.</summary>
    public bool TryGetOwner(Snowflake thread, out Snowflake owner) => _owners.TryGetValue(thread, out owner);

    /// <summary>The candidate of a thread that another process may have opened; null when it is none of ours.</summary>
    public async ValueTask<Snowflake?> FindAsync(Snowflake thread, CancellationToken ct)
    {
        if (!Snowflake.TryParse(await notes.FindAsync(DiscordPlace.Platform, Prefix + thread, ct) ?? "", out var owner))
            return null;
        _owners[thread] = owner;
        return owner;
    }

    /// <summary>The threads of a candidate, the latest first.</summary>
    public IReadOnlyList<Snowflake> Of(Snowflake owner) => _owners.Where(o => o.Value == owner).Select(o => o.Key).OrderDescending().ToList();

    /// <summary>Remembers a thread.</summary>
    public async ValueTask SaveAsync(Snowflake thread, Snowflake owner, CancellationToken ct)
    {
        await notes.SaveAsync(DiscordPlace.Platform, Prefix + thread, owner.ToString(), ct);
        _owners[thread] = owner;
    }

    /// <summary>Forgets a thread that is gone.</summary>
    public async ValueTask RemoveAsync(Snowflake thread, CancellationToken ct)
    {
        _owners.TryRemove(thread, out _);
        await notes.RemoveAsync(DiscordPlace.Platform, Prefix + thread, ct);
    }
}
