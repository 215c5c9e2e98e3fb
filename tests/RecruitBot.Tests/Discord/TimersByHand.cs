namespace RecruitBot.Tests.Discord;

/// <summary>A clock whose time and timers only a test moves, and which shows what is being waited for.</summary>
public sealed class TimersByHand : TimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Spans from now after which something is due.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
                return [.. _timers.Where(t => t.Due is not null).Select(t => t.Due!.Value - _now).Order()];
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time go by; what falls due is called in order.</summary>
    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (true)
        {
            Timer? next;
            lock (_lock)
            {
                next = _timers.Where(t => t.Due <= end).MinBy(t => t.Due);
                _now = next?.Due ?? end;
                if (next is not null)
                    next.Due = null;
            }
            if (next is null)
                return;
            next.Call();
        }
    }

    /// <summary>Waits (in real time, with a deadline) until something waits for a span within the bounds; returns it.</summary>
    public async Task<TimeSpan> SeeWaitAsync(TimeSpan least, TimeSpan most)
    {
        var seen = TimeSpan.Zero;
        await Eventually.TrueAsync(
            () =>
            {
                seen = Waits.FirstOrDefault(w => w >= least && w <= most, TimeSpan.MinValue);
                return seen != TimeSpan.MinValue;
            },
            () => $"a wait of {least} to {most}; there are: {string.Join(", ", Waits)}",
            Patience
        );
        return seen;
    }

    /// <summary>Waits until something waits for so many seconds, give or take, and lets just that time go by.</summary>
    public async Task PassAsync(double seconds, double tolerance = 0.002)
    {
        var wait = await SeeWaitAsync(TimeSpan.FromSeconds(seconds - tolerance), TimeSpan.FromSeconds(seconds + tolerance));
        Advance(wait);
    }

    private sealed class Timer(TimersByHand time, Action call) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public void Call() => call();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var now = false;
            lock (time._lock)
            {
                time._timers.Remove(this);
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime;
                now = dueTime == TimeSpan.Zero;
                if (now)
                    Due = null;
                time._timers.Add(this);
            }
            if (now)
                ThreadPool.QueueUserWorkItem(_ => call());
            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
