using System.Collections.Concurrent;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>The channels of direct messages, asked from Discord once: it does not like to be asked to open many, and a channel never changes.</summary>
public sealed class DirectChannels(IDiscordRest rest)
{
    private const int MostRemembered = 50_000;

    private readonly ConcurrentDictionary<Snowflake, Snowflake> _channels = new();

    /// <summary>The direct messages with somebody.</summary>
    public async ValueTask<Snowflake> OfAsync(Snowflake user, CancellationToken ct)
    {
        if (_channels.TryGetValue(user, out var known))
            return known;
        var channel = await rest.CreateDirectAsync(user, ct);
        Learn(user, channel.Id);
        return channel.Id;
    }

    /// <summary>Somebody has written there.</summary>
    public void Learn(Snowflake user, Snowflake channel)
    {
        if (_channels.Count >= MostRemembered)
            _channels.Clear();
        _channels[user] = channel;
    }
}
