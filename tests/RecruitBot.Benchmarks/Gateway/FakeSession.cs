using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace RecruitBot.Benchmarks.Gateway;

/// <summary>One session of a client: what it is sent is made ready beforehand, so that sending it costs as little as can be.</summary>
internal sealed class FakeSession(WebSocket socket, bool compress, string url) : IDisposable
{
    private readonly MemoryStream _packed = new();
    private ZLibStream? _deflater;

    public int Shard { get; private set; }

    /// <summary>What it will be sent.</summary>
    public SampleEvents Events { get; private set; } = null!;

    public async Task RunAsync(Action onBegin, CancellationToken cancellationToken)
    {
        _deflater = compress ? new ZLibStream(_packed, CompressionLevel.Optimal, leaveOpen: true) : null;
        // So seldom that none falls into the measured time.
        await SendAsync(Pack("""{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":3600000}}"""u8.ToArray()));
        var buffer = new byte[8192];
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close)
                    return;
                using var frame = JsonDocument.Parse(buffer.AsMemory(0, part.Count));
                if (frame.RootElement.GetProperty("op").GetInt32() != 2)
                    continue;
                await BeginAsync(frame.RootElement.GetProperty("d"));
                onBegin();
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The contender was ended.
        }
    }

    /// <summary>As it travels; frames have to be sent in the order in which they were packed.</summary>
    public byte[] Pack(byte[] frame)
    {
        if (_deflater is null)
            return frame;
        _packed.SetLength(0);
        _deflater.Write(frame);
        _deflater.Flush();
        return _packed.ToArray();
    }

    public ValueTask SendAsync(byte[] packed) =>
        socket.SendAsync(packed.AsMemory(), compress ? WebSocketMessageType.Binary : WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public void Dispose()
    {
        _deflater?.Dispose();
        _packed.Dispose();
    }

    private async Task BeginAsync(JsonElement identify)
    {
        var (shard, shards) = identify.TryGetProperty("shard", out var pair) ? (pair[0].GetInt32(), pair[1].GetInt32()) : (0, 1);
        Shard = shard;
        Events = new SampleEvents(shard, shards);
        await SendAsync(Pack(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Events.Ready()).Replace("{URL}", url, StringComparison.Ordinal))));
        for (var guild = 0; guild < SampleEvents.Guilds; guild++)
            await SendAsync(Pack(Events.Guild(guild)));
    }
}
