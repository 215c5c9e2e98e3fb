namespace RecruitBot.Discord.Gateway;

/// <summary>What tells a bot what happens on Discord, and stays connected by itself (events/gateway).</summary>
public interface IGateway
{
    /// <summary>
    /// Connects and keeps connected until cancelled, then says goodbye and returns. Events are handed to <paramref name="handle"/> one at a
    /// time and in order, off the connection: a slow handler delays later events, never the connection, so long work is to be started, not
    /// awaited. What a handler throws is logged and passed over, <see cref="DiscordFatalException"/> excepted. To be called once.
    /// </summary>
    /// <exception cref="DiscordFatalException">Discord will not have this bot until a person changes something; all connections have ended.</exception>
    Task RunAsync(Func<GatewayEvent, CancellationToken, ValueTask> handle, CancellationToken cancellationToken);
}

/// <summary>Makes the gateway of the chosen client; nothing is connected yet.</summary>
/// <param name="options">Token, intents, and which messages are of use.</param>
public delegate IGateway GatewayFactory(GatewayOptions options);
