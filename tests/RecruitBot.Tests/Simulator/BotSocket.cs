using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using RecruitBot.Simulator;

namespace RecruitBot.Tests.Simulator;

/// <summary>A bot's end of the gateway: reads all frames, and waits for the one that a test expects.</summary>
public sealed class BotSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ClientWebSocket _socket = new();
    private readonly Channel<(JsonNode Frame, bool IsPacked)> _frames = Channel.CreateUnbounded<(JsonNode, bool)>();
    private readonly ConcurrentQueue<string> _texts = new();
    private readonly TaskCompletionSource<int?> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Frames as they came.</summary>
    public IReadOnlyList<string> Texts => [.. _texts];

    /// <summary>Whether the last frame that was taken came packed, as a stream of its own.</summary>
    public bool LastWasPacked { get; private set; }

    public int LastNumber { get; private set; }
    public string SessionId { get; private set; } = "";

    public static async Task<BotSocket> OpenAsync(Uri url)
    {
        var opened = new BotSocket();
        await opened._socket.ConnectAsync(url, CancellationToken.None);
        _ = opened.ReadAsync();
        return opened;
    }

    public Task IdentifyAsync(int intents, string token = SimulatorServer.BotToken, int[]? shard = null) =>
        SendAsync(
            2,
            new
            {
                token,
                intents,
                properties = new
                {
                    os = "linux",
                    browser = "t",
                    device = "t",
                },
                shard,
            }
        );

    public Task ResumeAsync(string session, int after) =>
        SendAsync(
            6,
            new
            {
                token = SimulatorServer.BotToken,
                session_id = session,
                seq = after,
            }
        );

    public Task SendAsync(int op, object? d) => SendTextAsync(JsonSerializer.Serialize(new { op, d }));

    public Task SendTextAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>The next frame of that opcode; others are passed over.</summary>
    public async Task<JsonNode> OpcodeAsync(int op)
    {
        while (true)
        {
            var frame = await NextAsync();
            if (frame["op"]!.GetValue<int>() == op)
                return frame;
        }
    }

    /// <summary>The data of the next dispatch of that name; others are passed over.</summary>
    public async Task<JsonNode> DispatchAsync(string name)
    {
        while (true)
        {
            var frame = await NextAsync();
            if ((string?)frame["t"] == name)
                return frame["d"]!;
        }
    }

    /// <summary>The next frame.</summary>
    public async Task<JsonNode> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        (var frame, LastWasPacked) = await _frames.Reader.ReadAsync(patience.Token);
        return frame;
    }

    /// <summary>The code by which the simulator closed; null when it just went away.</summary>
    public Task<int?> ClosedAsync() => _closed.Task.WaitAsync(Patience);

    /// <summary>Closes with a code, as a bot does.</summary>
    public Task CloseAsync(int code) => _socket.CloseAsync((WebSocketCloseStatus)code, "", CancellationToken.None);

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        using var whole = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                whole.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                var isPacked = part.MessageType == WebSocketMessageType.Binary;
                Take(isPacked ? Unpacked(whole.ToArray()) : whole.ToArray(), isPacked);
                whole.SetLength(0);
            }
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Gone without a word.
        }
        _frames.Writer.TryComplete();
        _closed.TrySetResult((int?)_socket.CloseStatus);
    }

    private static byte[] Unpacked(byte[] frame)
    {
        using var stream = new ZLibStream(new MemoryStream(frame), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        return whole.ToArray();
    }

    private void Take(byte[] text, bool isPacked)
    {
        _texts.Enqueue(Encoding.UTF8.GetString(text));
        var frame = JsonNode.Parse(text)!;
        LastNumber = frame["s"]?.GetValue<int>() ?? LastNumber;
        if ((string?)frame["t"] == "READY")
            SessionId = frame["d"]!["session_id"]!.GetValue<string>();
        _frames.Writer.TryWrite((frame, isPacked));
    }
}
