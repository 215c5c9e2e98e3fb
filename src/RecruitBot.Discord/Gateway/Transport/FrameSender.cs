namespace RecruitBot.Discord.Gateway.Transport;

/// <summary>Sends frames: one at a time, none too large, and not too many (events/gateway, Sending Events).</summary>
internal sealed class FrameSender(IGatewaySocket socket, TimeProvider time) : IDisposable
{
    /// <summary>Bytes of the largest frame that Discord takes.</summary>
    public const int MostBytes = 4096;

    private readonly SendBudget _budget = new(time);
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>A heartbeat; left out when so many were asked for that answering all would break the limit.</summary>
    public async Task BeatAsync(int? sequence, CancellationToken cancellationToken)
    {
        if (_budget.TryTake(heartbeat: true) == TimeSpan.Zero)
            await SendBytesAsync(OutgoingFrame.Heartbeat(sequence), cancellationToken);
    }

    /// <param name="bytes">An <see cref="OutgoingFrame"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DiscordFatalException">The frame is too large, which only an impossible token makes it.</exception>
    public async Task SendAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        if (bytes.Length > MostBytes)
            throw new DiscordFatalException("The bot token is far too long: copy it from the developer portal (page Bot, Reset Token).");
        while (_budget.TryTake(heartbeat: false) is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
        await SendBytesAsync(bytes, cancellationToken);
    }

    /// <summary>Says goodbye with a code.</summary>
    public async Task CloseAsync(int code, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await socket.CloseAsync(code, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task SendBytesAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(bytes, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }
}
