using System.Globalization;
using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;

namespace RecruitBot.Benchmarks.Gateway;

/// <summary>The least that a client on .NET can do: receives every frame into one buffer, unpacks it when it is packed, and reads nothing of it.</summary>
internal static class LimitLoop
{
    /// <param name="api">Where the gateway is.</param>
    /// <param name="shard">Which session this is.</param>
    /// <param name="sessions">How many there are.</param>
    /// <param name="compress">Whether frames come packed.</param>
    /// <param name="events">After so many, and again after so many, a round ends.</param>
    public static async Task RunAsync(Uri api, int shard, int sessions, bool compress, int events)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{api.Authority}/?v=10&encoding=json{(compress ? "&compress=zlib-stream" : "")}"), CancellationToken.None);
        var numbers = string.Create(CultureInfo.InvariantCulture, $"[{shard},{sessions}]");
        await socket.SendAsync(
            Encoding.UTF8.GetBytes($$$"""{"op":2,"d":{"token":"t","intents":33281,"properties":{},"shard":{{{numbers}}}}}"""),
            WebSocketMessageType.Text,
            endOfMessage: true,
            CancellationToken.None
        );
        var buffer = new byte[1 << 17];
        using var packed = new MemoryStream();
        await using var inflater = new ZLibStream(packed, CompressionMode.Decompress);
        var plain = new byte[1 << 17];
        var ready = 1 + 1 + SampleEvents.Guilds;
        for (var frames = 1; ; frames++)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += part.Count;
            } while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
                return;
            if (compress)
            {
                packed.SetLength(0);
                packed.Write(buffer, 0, length);
                packed.Position = 0;
                while (inflater.Read(plain) > 0) { }
            }
            if (frames == ready)
                ClientVerb.Say("ready");
            else if (frames > ready && (frames - ready) % events == 0)
                ClientVerb.Say("end");
        }
    }
}
