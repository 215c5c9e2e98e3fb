using System.Net.WebSockets;
using System.Threading.Channels;

namespace RecruitBot.Simulator.Gateway;

/// <summary>Frames on their way to the bot; closing is the last of them.</summary>
internal sealed class Outbox(WebSocket socket, TimeProvider time, bool compress)
{
    /// <summary>Frames of that many bytes and more are packed where each is packed by itself: Discord does not pack all of them either.</summary>
    private const int Large = 1024;

    private readonly Channel<Letter> _letters = Channel.CreateUnbounded<Letter>(new UnboundedChannelOptions { SingleReader = true });

    private abstract record Letter;

    private sealed record Frame(byte[] Bytes, bool IsPacked) : Letter;

    private sealed record Close(int Code, string Reason) : Letter;

    private sealed record Pause(TimeSpan For) : Letter;

    /// <summary>Whether large frames are packed, each by itself; not where all of them are one stream (events/gateway, Payload Compression).</summary>
    public bool PacksLarge { get; set; }

    public void Send(byte[] frame)
    {
        var packs = PacksLarge && !compress && frame.Length >= Large;
        _letters.Writer.TryWrite(packs ? new Frame(FrameDeflater.PackAlone(frame), IsPacked: true) : new Frame(frame, IsPacked: false));
    }

    /// <summary>Sends nothing for a while.</summary>
    public void Stall(TimeSpan duration) => _letters.Writer.TryWrite(new Pause(duration));

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
            if (letter is Frame frame && deflater is not null)
                await socket.SendAsync(deflater.Pack(frame.Bytes), WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
            else if (letter is Frame one)
                await socket.SendAsync(one.Bytes, one.IsPacked ? WebSocketMessageType.Binary : WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            else if (letter is Pause pause)
                await Task.Delay(pause.For, time, cancellationToken);
            else if (letter is Close close)
                await socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, cancellationToken);
        }
    }
}
