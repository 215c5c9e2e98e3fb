using Microsoft.Extensions.Logging;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Discord.Gateway;

/// <summary>The connection on which Discord tells a bot what happens; kept up for as long as the program runs (events/gateway).</summary>
public sealed class GatewayClient
{
    /// <summary>Makes the client; nothing is connected yet.</summary>
    public GatewayClient(GatewayOptions options, IDiscordRest rest, TimeProvider time, ILogger<GatewayClient> logger) => throw new NotSupportedException();

    /// <summary>
    /// Connects and keeps connected until cancelled, then says goodbye and returns. Events are handed to <paramref name="handle"/> one at a
    /// time and in order, off the connection: a slow handler delays later events, never the heartbeat, so long work is to be started, not awaited.
    /// What a handler throws is logged and passed over, <see cref="DiscordFatalException"/> excepted.
    /// </summary>
    /// <exception cref="DiscordFatalException">Discord will not have this bot until a person changes something.</exception>
    public Task RunAsync(Func<GatewayEvent, CancellationToken, ValueTask> handle, CancellationToken cancellationToken) => throw new NotSupportedException();
}
