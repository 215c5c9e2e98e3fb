using RecruitBot.Discord.Gateway.Sharding;
using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Gateway;

/// <summary>What the gateway is told about this bot.</summary>
/// <param name="Token">The bot's token; a secret, never part of a message or log.</param>
/// <param name="Intents">Which events to receive.</param>
public sealed record GatewayOptions(string Token, GatewayIntents Intents)
{
    /// <summary>Name of the program, as Discord asks for it (events/gateway-events, Identify Connection Properties).</summary>
    public string Program { get; init; } = "recruitbot";

    /// <summary>Whether frames are to come compressed; when not said, from wss addresses only.</summary>
    public bool? Compress { get; init; }

    /// <summary>Which part of the bot's servers this connection serves: all of them when not said.</summary>
    public Shard Shard { get; init; } = new(0, 1);

    /// <summary>
    /// In which channels of servers the bot has a use for every message; null for all. Elsewhere only messages with the bot's id in them
    /// are handed on, and direct messages always. Asked where messages are read: it must not wait.
    /// </summary>
    public Func<Snowflake, bool>? ListensTo { get; init; }

    /// <summary>
    /// Folder on this machine by which the bot's processes keep apart the sessions that they begin; null when there is only this one. The same
    /// in all of them.
    /// </summary>
    public string? StartsFolder { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"Intents {Intents}";
}
