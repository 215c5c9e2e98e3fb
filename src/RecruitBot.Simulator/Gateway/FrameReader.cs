using System.Net.WebSockets;
using System.Text;

namespace RecruitBot.Simulator.Gateway;

/// <summary>What the bot sent in one message.</summary>
internal readonly record struct Received(string Text, bool TooLong);

/// <summary>Puts fragments together; at most 4096 bytes are taken (events/gateway, Sending Events).</summary>
internal sealed class FrameReader(WebSocket socket)
{
    private const int Longest = 4096;
    private readonly byte[] _buffer = new byte[Longest + 1];

    /// <summary>The next message; null when the bot closed.</summary>
    public async ValueTask<Received?> NextAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            // What is too long is read to its end into the same place and thrown away.
            var part = await socket.ReceiveAsync(_buffer.AsMemory(Math.Min(length, Longest)), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (part.EndOfMessage)
                return length > Longest ? new Received("", TooLong: true) : new Received(Encoding.UTF8.GetString(_buffer, 0, length), TooLong: false);
        }
    }
}
