namespace RecruitBot.Discord.Gateway.Transport;

/// <summary>A whole message from the gateway, or the end of the connection.</summary>
/// <param name="Bytes">The message; they are overwritten by the next one.</param>
/// <param name="IsEnd">Nothing more will come.</param>
/// <param name="CloseCode">With which code it was closed; null when it broke off.</param>
internal readonly record struct SocketMessage(ReadOnlyMemory<byte> Bytes, bool IsEnd = false, int? CloseCode = null);

/// <summary>One connection to the gateway. At most one receive and one send at a time.</summary>
internal interface IGatewaySocket : IDisposable
{
    /// <exception cref="InvalidDataException">What arrived cannot be unpacked; nothing after it can be either.</exception>
    ValueTask<SocketMessage> ReceiveAsync(CancellationToken cancellationToken);

    Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>Says goodbye with a code, without waiting for the other side.</summary>
    Task CloseAsync(int code, CancellationToken cancellationToken);
}

/// <summary>Opens connections to the gateway.</summary>
internal interface IGatewaySockets
{
    /// <exception cref="IOException">There is no connection to be had.</exception>
    Task<IGatewaySocket> ConnectAsync(Uri address, CancellationToken cancellationToken);
}
