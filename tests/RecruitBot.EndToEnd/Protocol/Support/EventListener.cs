using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using RecruitBot.Simulator;

namespace RecruitBot.EndToEnd.Protocol.Support;

/// <summary>A second session of the bot that only listens: whatever a bot can be told comes here as well.</summary>
public sealed class EventListener : IAsyncDisposable
{
    // Everything that an application of this kind may ask for: members and words included.
    private const int Intents = 1 | 1 << 1 | 1 << 9 | 1 << 12 | 1 << 15;
    private readonly ClientWebSocket _socket = new();
    private readonly List<(string Name, JsonElement Data)> _events = [];
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    /// <summary>All events so far.</summary>
    public IReadOnlyList<(string Name, JsonElement Data)> Events
    {
        get
        {
            lock (_lock)
                return [.. _events];
        }
    }

    /// <summary>Connects and waits until the session has begun.</summary>
    public static async Task<EventListener> ConnectAsync(SimulatorServer server)
    {
        var listener = new EventListener();
        var url = new UriBuilder(server.Page) { Scheme = "ws", Path = "/gateway", Query = "v=10&encoding=json" }.Uri;
        await listener._socket.ConnectAsync(url, CancellationToken.None);
        listener._reading = listener.ReadAsync();
        var identify = new { op = 2, d = new { token = SimulatorServer.BotToken, intents = Intents, properties = new { os = "any", browser = "listener", device = "listener" } } };
        await listener._socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(identify), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        await listener._ready.Task.WaitAsync(TimeSpan.FromSeconds(20));
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        using var whole = new MemoryStream();
        try
        {
            while (await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } part)
            {
                whole.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                Take(JsonElement.Parse(Encoding.UTF8.GetString(whole.ToArray())));
                whole.SetLength(0);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The run is over.
        }
    }

    private void Take(JsonElement frame)
    {
        if (!frame.TryGetProperty("t", out var name) || name.ValueKind != JsonValueKind.String)
            return;
        lock (_lock)
            _events.Add((name.GetString()!, frame.GetProperty("d")));
        if (name.GetString() == "READY")
            _ready.TrySetResult();
    }
}
