namespace RecruitBot.Simulator.Gateway;

/// <summary>At most 120 frames a minute on one connection (events/gateway, Rate Limiting).</summary>
internal sealed class SendLimit(TimeProvider time)
{
    private const int Most = 120;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private readonly Queue<DateTimeOffset> _sent = new();

    /// <summary>Counts a frame.</summary>
    public bool Allows()
    {
        var now = time.GetUtcNow();
        while (_sent.TryPeek(out var first) && now - first >= Window)
            _sent.Dequeue();
        _sent.Enqueue(now);
        return _sent.Count <= Most;
    }
}
