namespace RecruitBot.Discord.Rest.RateLimits;

/// <summary>A time during which nothing is to be sent.</summary>
internal sealed class Pause(TimeProvider time)
{
    private long _until = long.MinValue;

    /// <summary>How long it still lasts.</summary>
    public TimeSpan Left
    {
        get
        {
            var until = Interlocked.Read(ref _until);
            var now = time.GetTimestamp();
            return until <= now ? TimeSpan.Zero : time.GetElapsedTime(now, until);
        }
    }

    /// <summary>Makes it last at least so long from now.</summary>
    public void Extend(TimeSpan span)
    {
        var until = After(span);
        long before;
        do
            before = Interlocked.Read(ref _until);
        while (before < until && Interlocked.CompareExchange(ref _until, until, before) != before);
    }

    /// <summary>Makes it last just so long from now.</summary>
    public void Set(TimeSpan span) => Interlocked.Exchange(ref _until, After(span));

    private long After(TimeSpan span) => time.GetTimestamp() + (long)(span.TotalSeconds * time.TimestampFrequency);
}
