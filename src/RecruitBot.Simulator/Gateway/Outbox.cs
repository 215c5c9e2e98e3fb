using System.Net.WebSockets;
using System.Threading.Channels;

namespace RecruitBot.Simulator.Gateway;

/// <summary>Frames on their way to the bot; closing is the last of them.</summary>
internal sealed class Outbox(WebSocket socket, TimeProvider time, bool compress)
{
    /// <summary>For how long the first of frames that are to change places waits for the others.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(500);

    private readonly Channel<Letter> _letters = Channel.CreateUnbounded<Letter>(new UnboundedChannelOptions { SingleReader = true });

    private abstract record Letter;

    private sealed record Frame(byte[] Bytes) : Letter;

    private sealed record Close(int Code, string Reason) : Letter;

    private sealed record Pause(TimeSpan For) : Letter;

    private sealed record Reversal(int Frames) : Letter;

    public void Send(byte[] frame) => _letters.Writer.TryWrite(new Frame(frame));

    /// <summary>Sends nothing for a while.</summary>
    public void Stall(TimeSpan duration) => _letters.Writer.TryWrite(new Pause(duration));

    /// <summary>Sends the next frames last first; when they do not come, those that have.</summary>
    public void Reverse(int frames) => _letters.Writer.TryWrite(new Reversal(frames));

    /// <summary>Closes after what was sent before.</summary>
    public void CloseWith(int code, string reason)
    {
        _letters.Writer.TryWrite(new Close(code, reason));
        _letters.Writer.TryComplete();
    }

    /// <summary>Sends until it is closed.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var deflater = compress ? new FrameDeflater() : null;
        await foreach (var letter in _letters.Reader.ReadAllAsync(cancellationToken))
        {
            if (letter is Reversal reversal)
            {
                foreach (var gathered in await GatherAsync(reversal.Frames, cancellationToken))
                    await SendAsync(gathered, deflater, cancellationToken);
            }
            else
                await SendAsync(letter, deflater, cancellationToken);
        }
    }

    private async Task SendAsync(Letter letter, FrameDeflater? deflater, CancellationToken cancellationToken)
    {
        if (letter is Frame frame && deflater is not null)
            await socket.SendAsync(deflater.Pack(frame.Bytes), WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        else if (letter is Frame plain)
            await socket.SendAsync(plain.Bytes, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        else if (letter is Pause pause)
            await Task.Delay(pause.For, time, cancellationToken);
        else if (letter is Close close)
            await socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, cancellationToken);
    }

    /// <summary>The next frames, last first, and behind them whatever ended the gathering.</summary>
    private async Task<IEnumerable<Letter>> GatherAsync(int frames, CancellationToken cancellationToken)
    {
        var gathered = new Stack<Letter>();
        Letter? other = null;
        using var due = new CancellationTokenSource(Gathering, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancellationToken);
        try
        {
            while (gathered.Count < frames && other is null)
                if (await _letters.Reader.ReadAsync(either.Token) is var letter && letter is Frame)
                    gathered.Push(letter);
                else
                    other = letter;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // No more came in time.
        }
        return other is null ? gathered : gathered.Append(other);
    }
}
