namespace RecruitBot.Discord.Rest.RateLimits;

/// <summary>One rate limit: how many requests are left until it is reset, and who is next.</summary>
internal sealed class Bucket(TimeProvider time)
{
    private readonly Pause _pause = new(time);
    private readonly Pause _window = new(time);
    private int _remaining = 1;

    /// <summary>Who is next.</summary>
    public Turns Turns { get; } = new();

    /// <summary>The keys under which it is found.</summary>
    public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Requests that are in it or wait for it.</summary>
    public int Users { get; set; }

    /// <summary>How long the next request has to wait.</summary>
    public TimeSpan Left
    {
        get
        {
            var window = Volatile.Read(ref _remaining) > 0 ? TimeSpan.Zero : _window.Left;
            return _pause.Left is var pause && pause > window ? pause : window;
        }
    }

    /// <summary>Whether it holds nothing worth keeping.</summary>
    public bool IsSpent => Users == 0 && _pause.Left == TimeSpan.Zero && _window.Left == TimeSpan.Zero;

    /// <summary>Notes what an answer said. Without headers nothing is known, and nothing waited for.</summary>
    public void Note(RateLimitHeaders headers)
    {
        Volatile.Write(ref _remaining, headers.Remaining ?? 1);
        if (headers is { Remaining: not null, ResetAfter: { } reset })
            _window.Set(reset);
    }

    /// <summary>Discord refused a request of this limit.</summary>
    public void Stop(TimeSpan span) => _pause.Extend(span);
}
