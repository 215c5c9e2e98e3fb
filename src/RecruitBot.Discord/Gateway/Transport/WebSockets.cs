using System.Net.Sockets;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace RecruitBot.Discord.Gateway.Transport;

/// <summary>Connections over real WebSockets.</summary>
internal sealed class WebSockets : IGatewaySockets
{
    /// <summary>One for the whole program: a connection is not given back to it, so it keeps none.</summary>
    private static readonly HttpMessageInvoker Opener = new(
        new SocketsHttpHandler { ConnectCallback = OpenAsync, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero }
    );

    public async Task<IGatewaySocket> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(address, Opener, cancellationToken);
            return new WebSocketConnection(socket);
        }
        catch (WebSocketException problem)
        {
            socket.Dispose();
            throw new IOException("No connection to the gateway.", problem);
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }

    private static async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext where, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(where.DnsEndPoint, cancellationToken);
            return new ReadAheadStream(new NetworkStream(socket, ownsSocket: true));
        }
        catch (Exception)
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class WebSocketConnection(ClientWebSocket socket) : IGatewaySocket
    {
        private readonly FrameBuffer _frame = new();
        private CancellationToken _stopping;
        private CancellationTokenRegistration _stop;

        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        public async ValueTask<SocketMessage> ReceiveAsync(CancellationToken cancellationToken)
        {
            _frame.Clear();
            if (cancellationToken != _stopping)
            {
                // Once for all frames: the WebSocket would register anew for each.
                await _stop.DisposeAsync();
                (_stopping, _stop) = (cancellationToken, cancellationToken.UnsafeRegister(s => ((ClientWebSocket)s!).Abort(), socket));
            }
            try
            {
                while (true)
                {
                    var part = await socket.ReceiveAsync(_frame.Room(), CancellationToken.None);
                    if (part.MessageType == WebSocketMessageType.Close)
                        return new SocketMessage(default, IsEnd: true, (int?)socket.CloseStatus);
                    _frame.Advance(part.Count);
                    if (part.EndOfMessage)
                        return new SocketMessage(_frame.Written);
                }
            }
            catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or ObjectDisposedException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return new SocketMessage(default, IsEnd: true);
            }
        }

        public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
        {
            try
            {
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            }
            catch (Exception problem) when (problem is WebSocketException or ObjectDisposedException)
            {
                throw new IOException("The connection to the gateway is gone.", problem);
            }
        }

        public async Task CloseAsync(int code, CancellationToken cancellationToken)
        {
            try
            {
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                    await socket.CloseOutputAsync((WebSocketCloseStatus)code, null, cancellationToken);
            }
            catch (Exception problem) when (problem is WebSocketException or ObjectDisposedException)
            {
                throw new IOException("The connection to the gateway is gone.", problem);
            }
        }

        public void Dispose()
        {
            _stop.Dispose();
            socket.Dispose();
        }
    }
}
