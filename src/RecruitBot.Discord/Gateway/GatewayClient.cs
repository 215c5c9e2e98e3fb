using Microsoft.Extensions.Logging;
using RecruitBot.Discord.Gateway.Events;
using RecruitBot.Discord.Gateway.Sharding;
using RecruitBot.Discord.Gateway.Transport;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Discord.Gateway;

/// <summary>The connection on which Discord tells a bot what happens; kept up for as long as the program runs (events/gateway).</summary>
public sealed class GatewayClient
{
    private static readonly TimeSpan ConnectDue = TimeSpan.FromSeconds(30);

    /// <summary>A session that held for so long began well; starts are counted, so it is long.</summary>
    private static readonly TimeSpan Stable = TimeSpan.FromSeconds(60);

    /// <summary>A session that held for so long can be gone on with at once, and when it was gone on with, that was well begun too.</summary>
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(5);

    private readonly GatewayOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly IGatewaySockets _sockets;
    private readonly Random _random;
    private readonly SessionStart _start;
    private readonly SessionMemory _memory;
    private readonly ReconnectDelays _delays;

    /// <summary>Makes the client; nothing is connected yet.</summary>
    /// <param name="options">Token and intents.</param>
    /// <param name="rest">Asked where the gateway is.</param>
    /// <param name="time">The clock for heartbeats and pauses.</param>
    /// <param name="logger">Told about connections made and lost.</param>
    public GatewayClient(GatewayOptions options, IDiscordRest rest, TimeProvider time, ILogger<GatewayClient> logger)
        : this(options, new SessionStart(options, rest, time, logger), time, logger, new WebSockets(), Random.Shared) { }

    internal GatewayClient(GatewayOptions options, SessionStart start, TimeProvider time, ILogger logger, IGatewaySockets sockets, Random random)
    {
        (_options, _start, _time, _logger, _sockets, _random) = (options, start, time, logger, sockets, random);
        _memory = new SessionMemory(options.Compress);
        _delays = new ReconnectDelays(random);
    }

    /// <summary>
    /// Connects and keeps connected until cancelled, then says goodbye and returns. Events are handed to <paramref name="handle"/> one at a
    /// time and in order, off the connection: a slow handler delays later events, never the heartbeat, so long work is to be started, not awaited.
    /// What a handler throws is logged and passed over, <see cref="DiscordFatalException"/> excepted. To be called once.
    /// </summary>
    /// <exception cref="DiscordFatalException">Discord will not have this bot until a person changes something.</exception>
    public Task RunAsync(Func<GatewayEvent, CancellationToken, ValueTask> handle, CancellationToken cancellationToken)
    {
        var queue = new EventQueue(handle, _logger);
        return queue.RunAsync([token => StayConnectedAsync(queue.Add, token)], cancellationToken);
    }

    /// <summary>Connects and keeps connected until cancelled; events are handed on where they are read.</summary>
    /// <exception cref="DiscordFatalException">Discord will not have this bot until a person changes something.</exception>
    internal async Task StayConnectedAsync(Action<GatewayEvent> emit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var end = await TryOnceAsync(emit, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            if (end.Onward == Onward.Stop)
                throw end.AsFault();
            if (end.Onward == Onward.Renew)
                _memory.Forget();
            var delay = end.IsFailure ? _delays.Next() : TimeSpan.Zero;
            var pause = end.Pause > delay ? end.Pause : delay;
            _logger.LogInformation("Connection lost ({Reason}); trying again in {Seconds:0.0} s{Shard}", end.Reason, pause.TotalSeconds, _options.Shard.Label);
            await Task.Delay(pause, _time, cancellationToken);
        }
    }

    private async Task<ConnectionEnd> TryOnceAsync(Action<GatewayEvent> emit, CancellationToken cancellationToken)
    {
        try
        {
            return await OnceAsync(emit, cancellationToken);
        }
        catch (Exception problem) when (problem is DiscordUnavailableException or DiscordApiException)
        {
            return new ConnectionEnd(Onward.Resume, problem.Message);
        }
        catch (Exception problem) when (problem is IOException || (problem is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new ConnectionEnd(Onward.Resume, "Discord's gateway cannot be reached");
        }
    }

    private async Task<ConnectionEnd> OnceAsync(Action<GatewayEvent> emit, CancellationToken cancellationToken)
    {
        var resume = _memory.CanResume;
        if (!resume)
            _memory.Forget();
        await using var permit = resume ? null : await _start.NextAsync(_options.Shard.Id, cancellationToken);
        _memory.Failed();
        using var connection = await ConnectAsync(permit, emit, cancellationToken);
        var end = await connection.RunAsync(cancellationToken);
        if (connection.UpFor >= (resume ? Held : Stable))
            _delays.Reset();
        if (connection.UpFor is not null)
            emit(new ConnectionLost(end.Reason));
        // What held is taken up again at once: whoever has pressed a button meanwhile waits three seconds at most.
        return end.Onward == Onward.Resume && connection.UpFor >= Held ? end with { IsFailure = false } : end;
    }

    private async Task<GatewayConnection> ConnectAsync(SessionPermit? permit, Action<GatewayEvent> emit, CancellationToken cancellationToken)
    {
        var address = permit?.Address ?? _memory.ResumeUrl!;
        using var due = new CancellationTokenSource(ConnectDue, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancellationToken);
        var socket = await _sockets.ConnectAsync(address, either.Token);
        if (GatewayAddress.IsCompressed(address))
            socket = new InflatingSocket(socket);
        return new GatewayConnection(socket, _options, _memory, permit, _time, _random, _logger, emit);
    }
}
