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

    /// <inheritdoc/>
    public override string ToString() => $"Intents {Intents}";
}
