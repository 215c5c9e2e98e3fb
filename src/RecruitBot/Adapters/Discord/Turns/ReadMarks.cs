using System.Collections.Concurrent;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Turns;

/// <summary>Up to which message each conversation has been handled: what came after it while the bot was away is fetched on return.</summary>
public sealed class ReadMarks(IPlatformNotes notes)
{
    private const string Prefix = "read.";

    private readonly ConcurrentDictionary<Snowflake, Snowflake> _marks = new();
    private readonly ConcurrentDictionary<Snowflake, bool> _held = new();

    /// <summary>Reads what is remembered; before the first message.</summary>
    public async ValueTask LoadAsync(CancellationToken ct)
    {
        foreach (var note in await notes.ListAsync(DiscordPlace.Platform, Prefix, ct))
            if (Snowflake.TryParse(note.Key[Prefix.Length..], out var channel) && Snowflake.TryParse(note.Value, out var message))
                _marks[channel] = message;
    }

    /// <summary>All conversations with the last message handled.</summary>
    public IReadOnlyList<(Snowflake Channel, Snowflake Message)> All => _marks.Select(m => (m.Key, m.Value)).ToList();

    /// <summary>The last message handled there; false for a channel that is no conversation yet.</summary>
    public bool TryGet(Snowflake channel, out Snowflake message) => _marks.TryGetValue(channel, out message);

    /// <summary>
    /// The channel is a conversation from the message after that one on. Known at once, also when it cannot be written down now, so that what
    /// could not be handled is found again.
    /// </summary>
    public async ValueTask BeginAsync(Snowflake channel, Snowflake before, CancellationToken ct)
    {
        if (_marks.TryAdd(channel, before))
            await notes.SaveAsync(DiscordPlace.Platform, Prefix + channel, before.ToString(), ct);
    }

    /// <summary>What is written there cannot be read: the mark stays until a run of the program that can, which reads on from it.</summary>
    public void Hold(Snowflake channel) => _held[channel] = true;

    /// <summary>Everything up to that message has been handled. Called in order within a channel.</summary>
    public async ValueTask AdvanceAsync(Snowflake channel, Snowflake message, CancellationToken ct)
    {
        if (_held.ContainsKey(channel))
            return;
        if (_marks.TryGetValue(channel, out var last) && last >= message)
            return;
        await notes.SaveAsync(DiscordPlace.Platform, Prefix + channel, message.ToString(), ct);
        _marks[channel] = message;
    }

    /// <summary>Forgets a conversation.</summary>
    public async ValueTask RemoveAsync(Snowflake channel, CancellationToken ct)
    {
        _marks.TryRemove(channel, out _);
        _held.TryRemove(channel, out _);
        await notes.RemoveAsync(DiscordPlace.Platform, Prefix + channel, ct);
    }
}
