using System.Text.Json;
using Microsoft.Extensions.Logging;
using RecruitBot.Discord.Gateway.Events;
using RecruitBot.Discord.Gateway.Sharding;
using RecruitBot.Discord.Gateway.Transport;
using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Gateway;

/// <summary>One connection from Hello to its end: heartbeats, the session opened or gone on with, events passed on (events/gateway, Connection Lifecycle).</summary>
internal sealed class GatewayConnection : IDisposable
{
    /// <summary>Any code but 1000 and 1001, so that the session can be gone on with.</summary>
    private const int ResumableClose = 4000;

    private const int Goodbye = 1000;

    private static readonly TimeSpan HelloDue = TimeSpan.FromSeconds(30);
    /// <summary>Between one step of a session's beginning and the next: ours, since Discord names none, and a session that never comes would be waited for in silence.</summary>
    private static readonly TimeSpan SessionDue = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CloseDue = TimeSpan.FromSeconds(2);

    private readonly IGatewaySocket _socket;
    private readonly GatewayOptions _options;
    private readonly SessionMemory _memory;

    /// <summary>To begin a session; without it, the one that is remembered goes on.</summary>
    private readonly SessionPermit? _permit;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly ILogger _logger;
    private readonly EventBurst _burst;
    private readonly FrameSender _sender;
    private readonly Heartbeat _heartbeat;
    private readonly EventReader _events;

    /// <summary>Ends the receiving; not the caller's token, since a cancelled socket could not say goodbye any more.</summary>
    private readonly CancellationTokenSource _stop = new();

    private Task _beating = Task.CompletedTask;
    private string? _broken;
    private long? _up;

    public GatewayConnection(
        IGatewaySocket socket,
        GatewayOptions options,
        SessionMemory memory,
        SessionPermit? permit,
        TimeProvider time,
        Random random,
        ILogger logger,
        Action<GatewayEvent> emit
    )
    {
        (_socket, _options, _memory, _permit) = (socket, options, memory, permit);
        (_time, _random, _logger, _burst) = (time, random, logger, new EventBurst(emit));
        _sender = new FrameSender(socket, time);
        _heartbeat = new Heartbeat(time, random, c => _sender.BeatAsync(memory.Sequence, c));
        _events = new EventReader(new MessageInterest(options.ListensTo, memory));
    }

    /// <summary>For how long the session has been running here; null when it never did.</summary>
    public TimeSpan? UpFor => _up is { } since ? _time.GetElapsedTime(since) : null;

    /// <summary>Runs until the connection ends, or is ended.</summary>
    public async Task<ConnectionEnd> RunAsync(CancellationToken cancellationToken)
    {
        var ending = Task.CompletedTask;
        using var due = new CancellationTokenSource(HelloDue, _time);
        await using (due.Token.Register(() => ending = EndAsync(ResumableClose, _beating.IsCompleted ? "Discord did not begin to speak" : "Discord did not begin the session")))
        await using (cancellationToken.Register(() => ending = EndAsync(Goodbye, "stopped")))
        {
            try
            {
                return await ReceiveAsync(due);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return new ConnectionEnd(Onward.Resume, _broken ?? "the connection broke off");
            }
            catch (InvalidDataException)
            {
                // Nothing that follows can be unpacked; the session is whole, and a new connection begins a new stream.
                await CloseAsync(ResumableClose);
                return new ConnectionEnd(Onward.Resume, "what Discord sent could not be unpacked");
            }
            catch (IOException)
            {
                return new ConnectionEnd(Onward.Resume, "the connection broke off");
            }
            finally
            {
                _burst.HandOver();
                await _stop.CancelAsync();
                await Task.WhenAll(_beating, ending);
            }
        }
    }

    public void Dispose()
    {
        _stop.Dispose();
        _sender.Dispose();
        _socket.Dispose();
    }

    private async Task<ConnectionEnd> ReceiveAsync(CancellationTokenSource due)
    {
        while (true)
        {
            var arriving = _socket.ReceiveAsync(_stop.Token);
            if (!arriving.IsCompleted)
                _burst.HandOver();
            var message = await arriving;
            if (message.IsEnd)
                return CloseCodes.Judge(message.CloseCode, _options.Intents);
            _burst.Read(message.Bytes.Length);
            if (Head(message.Bytes.Span) is not { } head)
                continue;
            _memory.Note(head.Sequence);
            var (wasUp, hadHello) = (_up is not null, !_beating.IsCompleted);
            var end = head.Op == GatewayOpcode.Dispatch ? Dispatch(head, message.Bytes.Span) : await ControlAsync(head, message.Bytes);
            if (end is not null)
                return end;
            if (!wasUp && _up is not null)
                due.CancelAfter(Timeout.InfiniteTimeSpan);
            else if (!wasUp && (head.Op == GatewayOpcode.Dispatch || hadHello == _beating.IsCompleted))
                due.CancelAfter(SessionDue);
        }
    }

    private async Task<ConnectionEnd?> ControlAsync(FrameHead head, ReadOnlyMemory<byte> frame)
    {
        switch (head.Op)
        {
            case GatewayOpcode.Hello when _beating.IsCompleted && head.Interval(frame.Span) is { } interval:
                _beating = BeatAsync(interval);
                await OpenAsync();
                return null;
            case GatewayOpcode.Heartbeat:
                await _sender.BeatAsync(_memory.Sequence, _stop.Token);
                return null;
            case GatewayOpcode.HeartbeatAck:
                _heartbeat.Acknowledge();
                return null;
            case GatewayOpcode.Reconnect:
                await CloseAsync(ResumableClose);
                return new ConnectionEnd(Onward.Resume, "Discord asked to connect again");
            case GatewayOpcode.InvalidSession:
                await CloseAsync(ResumableClose);
                // Discord asks for a pause of one to five seconds before the next session, which is all there is to wait for after a resume:
                // that a session has ended says nothing of how well Discord can be reached.
                return head.DataAt > 0 && head.Data(frame.Span).TokenType == JsonTokenType.True
                    ? new ConnectionEnd(Onward.Resume, "the session was interrupted")
                    : new ConnectionEnd(Onward.Renew, "the session is over", TimeSpan.FromSeconds(1 + 4 * _random.NextDouble()), IsFailure: _permit is not null);
            default:
                return null;
        }
    }

    private async Task OpenAsync()
    {
        if (_permit is null)
        {
            var resume = new Resume { Token = _options.Token, SessionId = _memory.SessionId!, Seq = _memory.Sequence!.Value };
            await _sender.SendAsync(OutgoingFrame.Resume(resume), _stop.Token);
            return;
        }
        var identify = new Identify
        {
            Token = _options.Token,
            Intents = _options.Intents,
            Properties = new IdentifyProperties { Os = Environment.OSVersion.Platform.ToString(), Browser = _options.Program, Device = _options.Program },
            Shard = _options.Shard is { Count: > 1 } shard ? [shard.Id, shard.Count] : null,
        };
        await _sender.SendAsync(OutgoingFrame.Identify(identify), _stop.Token);
        await _permit.UseAsync();
    }

    private ConnectionEnd? Dispatch(FrameHead head, ReadOnlySpan<byte> frame)
    {
        try
        {
            var happened = _events.Read(head, frame);
            if (happened is SessionBegan began)
            {
                _memory.Begin(began.Ready);
                _ = Task.Run(EventReader.Prepare);
                _logger.LogInformation("Connected to Discord as {Name}{Shard}", began.Ready.User.Username, _options.Shard.Label);
            }
            else if (happened is SessionResumed)
            {
                _memory.Resumed();
                _logger.LogInformation("Connected to Discord again; nothing was missed{Shard}", _options.Shard.Label);
            }
            if (happened is SessionBegan or SessionResumed)
                _up = _time.GetTimestamp();
            if (happened is not null)
                _burst.Add(happened);
            return null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or NotSupportedException or FormatException)
        {
            // What the event holds may be people's words.
            _logger.LogWarning("An event {Kind} is not what Discord documents; it is passed over", head.Kind);
            return head.Kind == EventKind.Ready ? new ConnectionEnd(Onward.Renew, "the session began unintelligibly") : null;
        }
    }

    private async Task BeatAsync(TimeSpan interval)
    {
        try
        {
            await _heartbeat.RunAsync(interval, _stop.Token);
            await EndAsync(ResumableClose, "Discord does not answer heartbeats");
        }
        catch (OperationCanceledException)
        {
            // The connection ended.
        }
        catch (IOException)
        {
            await EndAsync(ResumableClose, "the connection broke off");
        }
    }

    private async Task EndAsync(int code, string reason)
    {
        _broken ??= reason;
        await CloseAsync(code);
        await _stop.CancelAsync();
    }

    private async Task CloseAsync(int code)
    {
        using var due = new CancellationTokenSource(CloseDue, _time);
        try
        {
            await _sender.CloseAsync(code, due.Token);
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException)
        {
            // It is gone already.
        }
    }

    private FrameHead? Head(ReadOnlySpan<byte> frame)
    {
        try
        {
            return FrameHead.Read(frame);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            _logger.LogWarning("A frame of {Bytes} bytes from Discord is not JSON as documented; it is passed over", frame.Length);
            return null;
        }
    }
}
