namespace RecruitBot.Discord.Rest.RateLimits;

/// <summary>
/// All requests with the bot's token together: so many within any second, and none while Discord says so (topics/rate-limits, Global Rate Limit).
/// </summary>
internal sealed class GlobalLimit(TimeProvider time, int perSecond)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Queue<long> _sent = new();
    private readonly Pause _pause = new(time);

    /// <summary>Who is next: without a line all who wait would ask again at the same moment, and some would never be first.</summary>
    public Turns Line { get; } = new();

    /// <summary>Takes a place when there is one and returns zero; otherwise how long to wait before asking again.</summary>
    public TimeSpan TryTake()
    {
        lock (_sent)
        {
            if (_pause.Left is var pause && pause > TimeSpan.Zero)
                return pause;
            while (_sent.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
                _sent.Dequeue();
            if (_sent.Count >= perSecond)
                return Window - time.GetElapsedTime(_sent.Peek());
            _sent.Enqueue(time.GetTimestamp());
            return TimeSpan.Zero;
        }
    }

    /// <summary>Discord told everybody to stop.</summary>
    public void Stop(TimeSpan span) => _pause.Extend(span);
}
