namespace RecruitBot.Discord.Gateway.Transport;

/// <summary>At most 120 frames within a minute on one connection, some of them kept for heartbeats (events/gateway, Rate Limiting).</summary>
internal sealed class SendBudget(TimeProvider time)
{
    /// <summary>Frames within a minute.</summary>
    public const int PerMinute = 120;

    /// <summary>Of these, only for heartbeats.</summary>
    public const int ForHeartbeats = 10;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Queue<long> _sent = new();

    /// <summary>Takes a place when there is one and returns zero; otherwise how long to wait before asking again.</summary>
    public TimeSpan TryTake(bool heartbeat)
    {
        lock (_sent)
        {
            while (_sent.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
                _sent.Dequeue();
            if (_sent.Count >= (heartbeat ? PerMinute : PerMinute - ForHeartbeats))
                return Window - time.GetElapsedTime(_sent.Peek());
            _sent.Enqueue(time.GetTimestamp());
            return TimeSpan.Zero;
        }
    }
}
