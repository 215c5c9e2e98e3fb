using Microsoft.Extensions.Logging;
using RecruitBot.Discord.Gateway.Transport;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Discord.Gateway.Sharding;

/// <summary>
/// All the shards of a bot that run in this process, each a connection of its own, kept up for as long as the program runs (events/gateway,
/// Sharding). Their events go to one handler, one at a time.
/// </summary>
public sealed class ShardedGateway : IGateway
{
    private readonly GatewayOptions _options;
    private readonly ShardChoice _choice;
    private readonly IDiscordRest _rest;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly IGatewaySockets _sockets;
    private readonly Random _random;

    /// <summary>Makes them; nothing is connected yet.</summary>
    /// <param name="options">Token and intents.</param>
    /// <param name="choice">How many there are, and which of them run here.</param>
    /// <param name="rest">Asked where the gateway is.</param>
    /// <param name="time">The clock for heartbeats and pauses.</param>
    /// <param name="logger">Told about connections made and lost.</param>
    public ShardedGateway(GatewayOptions options, ShardChoice choice, IDiscordRest rest, TimeProvider time, ILogger<ShardedGateway> logger)
        : this(options, choice, rest, time, logger, new WebSockets(), Random.Shared) { }

    internal ShardedGateway(
        GatewayOptions options,
        ShardChoice choice,
        IDiscordRest rest,
        TimeProvider time,
        ILogger logger,
        IGatewaySockets sockets,
        Random random
    )
    {
        (_options, _choice, _rest, _time) = (options, choice, rest, time);
        (_logger, _sockets, _random) = (logger, sockets, random);
    }

    /// <inheritdoc/>
    public async Task RunAsync(Func<GatewayEvent, CancellationToken, ValueTask> handle, CancellationToken cancellationToken)
    {
        int count;
        try
        {
            count = _choice.Count ?? await AskCountAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        var start = new SessionStart(_options, _rest, _time, _logger);
        var queue = new EventQueue(handle, _logger);
        var clients = (_choice.Ids ?? [.. Enumerable.Range(0, count)])
            .Order()
            .Select(id => new GatewayClient(_options with { Shard = new Shard(id, count) }, start, _time, _logger, _sockets, _random));
        await queue.RunAsync(clients.Select<GatewayClient, Func<CancellationToken, Task>>(c => token => c.StayConnectedAsync(queue.Add, token)), cancellationToken);
    }

    private async Task<int> AskCountAsync(CancellationToken cancellationToken)
    {
        var delays = new ReconnectDelays(_random);
        while (true)
        {
            try
            {
                return Math.Clamp((await _rest.GetGatewayBotAsync(cancellationToken)).Shards, 1, ShardChoice.Most);
            }
            catch (Exception problem) when (problem is DiscordUnavailableException or DiscordApiException)
            {
                var pause = delays.Next();
                _logger.LogWarning("{Reason} Trying again in {Seconds:0.0} s", problem.Message, pause.TotalSeconds);
                await Task.Delay(pause, _time, cancellationToken);
            }
        }
    }
}
