namespace RecruitBot.Discord.Rest.RateLimits;

/// <summary>
/// Refused requests of the last ten minutes. Discord shuts an address out at ten thousand (topics/rate-limits, Invalid Request Limit); a bot that
/// comes near is broken, and is stopped at half of it, since others may share the address.
/// </summary>
internal sealed class RefusalCount(TimeProvider time)
{
    /// <summary>Refusals within the window at which nothing more is sent.</summary>
    public const int Most = 5000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Queue<long> _refusals = new();

    /// <summary>Whether so many were refused that sending more would do harm.</summary>
    public bool IsFull
    {
        get
        {
            lock (_refusals)
            {
                while (_refusals.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
                    _refusals.Dequeue();
                return _refusals.Count >= Most;
            }
        }
    }

    /// <summary>Counts an answer when it is of the kind that Discord counts.</summary>
    public void Note(int status, bool shared)
    {
        if (status is not (401 or 403 or 429) || shared)
            return;
        lock (_refusals)
            if (_refusals.Count < Most)
                _refusals.Enqueue(time.GetTimestamp());
    }
}
