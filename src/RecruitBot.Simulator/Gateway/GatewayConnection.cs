using System.Net.WebSockets;
using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Gateway;

/// <summary>One socket of the bot, from Hello to its close (events/gateway, Connection Lifecycle).</summary>
internal sealed class GatewayConnection : IDisposable
{
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromMilliseconds(41250);

    private const string Undecodable = "Error while decoding payload.";

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly WebSocket _socket;
    private readonly GatewayHub _hub;
    private readonly SimulatedWorld _world;
    private readonly FrameLog _log;
    private readonly Outbox _outbox;
    private readonly SendLimit _limit;
    private readonly ITimer _watch;
    private readonly CancellationTokenSource _end = new();
    private GatewaySession? _session;
    private volatile bool _closing;

    public GatewayConnection(WebSocket socket, GatewayHub hub, SimulatedWorld world, FrameLog log, bool compress)
    {
        _socket = socket;
        _hub = hub;
        _world = world;
        _log = log;
        _outbox = new Outbox(socket, world.Time, compress);
        _limit = new SendLimit(world.Time);
        _watch = world.Time.CreateTimer(_ => TimeOut(), null, Grace, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether heartbeats are left without an answer.</summary>
    public bool IsMute { get; set; }

    /// <summary>Whether the bot takes large frames packed, each by itself.</summary>
    public bool PacksLarge
    {
        set => _outbox.PacksLarge = value;
    }

    private static TimeSpan Grace => HeartbeatInterval * 1.5;

    public void Send(byte[] frame) => _outbox.Send(frame);

    public void Send(GatewayOpcode op, object? data) => _outbox.Send(Frames.Of(op, data));

    public void Stall(TimeSpan duration) => _outbox.Stall(duration);

    /// <summary>Says why and closes; a bot that does not answer is left after a while.</summary>
    public void Close(GatewayCloseCode code, string reason)
    {
        _closing = true;
        _outbox.CloseWith((int)code, reason);
        _watch.Change(Farewell, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends without a closing frame, as when a cable is cut.</summary>
    public void Abandon()
    {
        try
        {
            _end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    /// <summary>What this connection began cannot be gone on with.</summary>
    public void ForgetSession()
    {
        if (_session is { } session)
            _hub.Forget(session);
        _session = null;
    }

    /// <summary>Serves it until either side ends it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token);
        var sending = _outbox.RunAsync(both.Token);
        Send(GatewayOpcode.Hello, new Hello { HeartbeatInterval = (int)HeartbeatInterval.TotalMilliseconds });
        try
        {
            await ReceiveAsync(both.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException)
        {
            // The bot vanished, or is to be left alone: both end the connection and no more.
        }
        finally
        {
            await _watch.DisposeAsync();
            if (_session is not null)
                _hub.Detach(_session, this, forGood: _socket.CloseStatus is WebSocketCloseStatus.NormalClosure or WebSocketCloseStatus.EndpointUnavailable);
            await EndAsync(sending);
        }
    }

    public void Dispose()
    {
        _watch.Dispose();
        _end.Dispose();
    }

    private void TimeOut()
    {
        if (_closing)
        {
            Abandon();
            return;
        }
        ForgetSession();
        Close(GatewayCloseCode.SessionTimedOut, "Session timed out.");
    }

    private async Task EndAsync(Task sending)
    {
        try
        {
            if (_socket.State == WebSocketState.CloseReceived)
                _outbox.CloseWith((int)(_socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure), "");
            if (_socket.State is WebSocketState.CloseReceived or WebSocketState.CloseSent or WebSocketState.Closed)
                await sending;
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It is over either way.
        }
        _socket.Abort();
        await _end.CancelAsync();
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var reader = new FrameReader(_socket);
        while (await reader.NextAsync(cancellationToken) is { } received)
        {
            if (_closing)
                continue;
            if (received.TooLong)
                Close(GatewayCloseCode.DecodeError, "Payload too large.");
            else if (!_limit.Allows())
                Close(GatewayCloseCode.RateLimited, "You are being rate limited.");
            else
                Handle(received.Text);
        }
    }

    private void Handle(string text)
    {
        _log.Add(text);
        if (SentFrame.Read(text) is not { } frame)
            Close(GatewayCloseCode.DecodeError, Undecodable);
        else if (!Payloads.Opcodes.Contains(frame.Op))
            Close(GatewayCloseCode.UnknownOpcode, "Unknown opcode.");
        else if (_session is null && !Payloads.Opening.Contains(frame.Op))
            Close(GatewayCloseCode.NotAuthenticated, "Not authenticated.");
        else if (!Payloads.Fits(frame))
            Close(GatewayCloseCode.DecodeError, Undecodable);
        else
            Take((GatewayOpcode)frame.Op, frame.Data);
    }

    /// <summary>Takes a frame in its documented shape; what asks for presence, voice or lists changes nothing here.</summary>
    private void Take(GatewayOpcode op, JsonElement data)
    {
        if (op == GatewayOpcode.Heartbeat)
        {
            _watch.Change(Grace, Timeout.InfiniteTimeSpan);
            if (!IsMute)
                Send(GatewayOpcode.HeartbeatAck, null);
        }
        else if (op is GatewayOpcode.Identify or GatewayOpcode.Resume && _session is not null)
            Close(GatewayCloseCode.AlreadyAuthenticated, "Already authenticated.");
        else if (op == GatewayOpcode.Identify)
            Identify(data);
        else if (op == GatewayOpcode.Resume)
            Resume(data);
    }

    private void Identify(JsonElement data)
    {
        var (refusal, reason) = Credentials.Check(data, _world.Settings);
        if (_hub.Starts.IsTokenReset)
            refusal ??= GatewayCloseCode.AuthenticationFailed;
        if (refusal is { } code)
        {
            Close(code, reason);
            return;
        }
        var shard = Credentials.Shard(data)!.Value;
        if (_hub.Needs > shard.Count)
            Close(GatewayCloseCode.ShardingRequired, "Sharding required.");
        else if (_hub.Starts.Take(shard) is var start && start == Start.Granted)
            _session = _hub.Identify(this, data.GetProperty("intents").GetInt32(), shard, Payloads.AsksForPacked(data));
        else if (start == Start.TooSoon)
            Send(GatewayOpcode.InvalidSession, data: false);
        else
        {
            Close(GatewayCloseCode.AuthenticationFailed, "Authentication failed.");
            _hub.RefuseToken();
        }
    }

    private void Resume(JsonElement data)
    {
        if (_hub.Starts.IsTokenReset || !Credentials.HasToken(data))
        {
            Close(GatewayCloseCode.AuthenticationFailed, "Authentication failed.");
            return;
        }
        var (session, after) = Credentials.Session(data);
        if (_hub.IsAhead(session, after))
        {
            Close(GatewayCloseCode.InvalidSequence, "Invalid seq.");
            return;
        }
        _session = _hub.Resume(this, session, after);
        if (_session is null)
            Send(GatewayOpcode.InvalidSession, data: false);
    }
}
