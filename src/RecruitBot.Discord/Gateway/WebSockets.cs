using System.Net.WebSockets;

namespace RecruitBot.Discord.Gateway;

/// <summary>Connections over real WebSockets.</summary>
internal sealed class WebSockets : IGatewaySockets
{
    public async Task<IGatewaySocket> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
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

    private sealed class WebSocketConnection(ClientWebSocket socket) : IGatewaySocket
    {
        /// <summary>A server's first event can have megabytes; what is far beyond that is not Discord.</summary>
        private const int MostBytes = 64 * 1024 * 1024;

        private readonly byte[] _chunk = new byte[16 * 1024];

        public async Task<SocketMessage> ReceiveAsync(CancellationToken cancellationToken)
        {
            using var whole = new MemoryStream();
            try
            {
                while (true)
                {
                    var part = await socket.ReceiveAsync(_chunk.AsMemory(), cancellationToken);
                    if (part.MessageType == WebSocketMessageType.Close)
                        return new SocketMessage(default, IsEnd: true, (int?)socket.CloseStatus);
                    if (whole.Length + part.Count > MostBytes)
                        return new SocketMessage(default, IsEnd: true);
                    whole.Write(_chunk, 0, part.Count);
                    if (part.EndOfMessage)
                        return new SocketMessage(whole.ToArray());
                }
            }
            catch (WebSocketException)
            {
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

        public void Dispose() => socket.Dispose();
    }
}
