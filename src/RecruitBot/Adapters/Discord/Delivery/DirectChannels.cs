using System.Collections.Concurrent;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>
/// The channels of direct messages, asked from Discord once and remembered: it does not like to be asked to open many, a channel never
/// changes, and no bot can ask which ones there are.
/// </summary>
public sealed class DirectChannels(IDiscordRest rest, IPlatformNotes notes)
{
    private const int MostRemembered = 50_000;
    private const string Prefix = "direct.";

    private readonly ConcurrentDictionary<Snowflake, Snowflake> _channels = new();

    /// <summary>Reads what is remembered; before the first message.</summary>
    public async ValueTask LoadAsync(CancellationToken ct)
    {
        foreach (var note in await notes.ListAsync(DiscordPlace.Platform, Prefix, ct))
            if (Snowflake.TryParse(note.Key[Prefix.Length..], out var user) && Snowflake.TryParse(note.Value, out var channel))
                _channels[user] = channel;
    }

    /// <summary>The direct messages with somebody; false while they are not known.</summary>
    public bool TryGet(Snowflake user, out Snowflake channel) => _channels.TryGetValue(user, out channel);

    /// <summary>The direct messages with somebody.</summary>
    public async ValueTask<Snowflake> OfAsync(Snowflake user, CancellationToken ct)
    {
        if (TryGet(user, out var known))
            return known;
        var channel = await rest.CreateDirectAsync(user, ct);
        await LearnAsync(user, channel.Id, ct);
        return channel.Id;
    }

    /// <summary>Somebody's direct messages are there.</summary>
    public async ValueTask LearnAsync(Snowflake user, Snowflake channel, CancellationToken ct)
    {
        if (TryGet(user, out var known) && known == channel)
            return;
        if (_channels.Count >= MostRemembered)
            _channels.Clear();
        _channels[user] = channel;
        try
        {
            await notes.SaveAsync(DiscordPlace.Platform, Prefix + user, channel.ToString(), ct);
        }
        catch (StoreException)
        {
            // What cannot be written down now is asked again after the next start; nothing waits for it.
        }
    }

    /// <summary>Forgets somebody.</summary>
    public async ValueTask RemoveAsync(Snowflake user, CancellationToken ct)
    {
        _channels.TryRemove(user, out _);
        await notes.RemoveAsync(DiscordPlace.Platform, Prefix + user, ct);
    }
}
