using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using RecruitBot.Discord.Gateway.Transport;
using RecruitBot.Simulator.Gateway;

namespace RecruitBot.Tests.Discord.Gateway;

/// <summary>Stands in for Discord's gateway: each connection is played by the test.</summary>
internal sealed class ScriptedGateway : IGatewaySockets
{
    private readonly Channel<ScriptedSocket> _connections = Channel.CreateUnbounded<ScriptedSocket>();

    /// <summary>How many of the next attempts to connect fail.</summary>
    public int Failures { get; set; }

    public int Attempts { get; private set; }

    /// <summary>The next connection, when the client opens one.</summary>
    public Task<ScriptedSocket> NextAsync() => _connections.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public Task<IGatewaySocket> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        Attempts++;
        if (Failures > 0)
        {
            Failures--;
            throw new IOException("scripted");
        }
        var socket = new ScriptedSocket(address);
        _connections.Writer.TryWrite(socket);
        return Task.FromResult<IGatewaySocket>(socket);
    }
}

/// <summary>One connection.</summary>
internal sealed class ScriptedSocket(Uri address) : IGatewaySocket
{
    private readonly Channel<SocketMessage> _toClient = Channel.CreateUnbounded<SocketMessage>();
    private readonly Channel<JsonElement> _fromClient = Channel.CreateUnbounded<JsonElement>();

    public Uri Address => address;

    public int? ClosedWith { get; private set; }

    public int Heard { get; private set; }

    /// <summary>Whether sending hangs, as on a line that is dead.</summary>
    public bool Hangs { get; set; }

    /// <summary>Packs what is said, when the client asked for that.</summary>
    private readonly FrameDeflater? _deflater = GatewayAddress.IsCompressed(address) ? new FrameDeflater() : null;

    public void Say(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        SayBytes(_deflater?.Pack(bytes) ?? bytes);
    }

    /// <summary>A frame, or a piece of one, as it travels.</summary>
    public void SayBytes(byte[] bytes) => _toClient.Writer.TryWrite(new SocketMessage(bytes));

    /// <summary>As it would travel.</summary>
    public byte[] Pack(string json) => _deflater!.Pack(Encoding.UTF8.GetBytes(json));

    public void Hello(int interval = 40000) => Say($$$"""{"op":10,"d":{"heartbeat_interval":{{{interval}}} }}""");

    public void Ready(int s = 1, string session = "sess") =>
        Say(
            $$$"""{"op":0,"t":"READY","s":{{{s}}},"d":{"v":10,"user":{"id":"5","username":"Bot"},"guilds":[],"session_id":"{{{session}}}","resume_gateway_url":"wss://resume.example"}}"""
        );

    public void Message(int s, string text) =>
        Say($$$"""{"op":0,"t":"MESSAGE_CREATE","s":{{{s}}},"d":{"id":"{{{s}}}","channel_id":"2","content":"{{{text}}}"}}""");

    public void Close(int? code) => _toClient.Writer.TryWrite(new SocketMessage(default, IsEnd: true, code));

    /// <summary>The next frame of the client.</summary>
    public async Task<JsonElement> HearAsync() => await _fromClient.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>The next frame, which has to be of that kind; its data.</summary>
    public async Task<JsonElement> HearAsync(int op)
    {
        var frame = await HearAsync();
        Assert.Equal(op, frame.GetProperty("op").GetInt32());
        return frame.GetProperty("d");
    }

    public Task SeeCloseAsync(int code) => Eventually.TrueAsync(() => ClosedWith == code, $"a close with {code}");

    public async ValueTask<SocketMessage> ReceiveAsync(CancellationToken cancellationToken) => await _toClient.Reader.ReadAsync(cancellationToken);

    public Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (Hangs)
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        Assert.InRange(message.Length, 1, 4096);
        Heard++;
        _fromClient.Writer.TryWrite(JsonDocument.Parse(message).RootElement);
        return Task.CompletedTask;
    }

    public Task CloseAsync(int code, CancellationToken cancellationToken)
    {
        ClosedWith ??= code;
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _toClient.Writer.TryComplete(new OperationCanceledException());
        _deflater?.Dispose();
    }
}
