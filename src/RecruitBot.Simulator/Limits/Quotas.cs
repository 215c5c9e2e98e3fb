namespace RecruitBot.Simulator.Limits;

/// <summary>What is counted over a longer time. Held in memory: whoever starts the simulator anew begins at nothing.</summary>
internal sealed class Quotas(TimeProvider time, QuotaOptions options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _used = new(StringComparer.Ordinal);

    /// <summary>The numbers; others hold at once.</summary>
    public QuotaOptions Options { get; set; } = options;

    /// <summary>Counts one of a kind; false when there were that many already, and then it is not counted.</summary>
    public bool TryUse(string kind, int most, TimeSpan within)
    {
        lock (_gate)
        {
            var used = Within(kind, within);
            if (used.Count >= most)
                return false;
            used.Enqueue(time.GetUtcNow());
            return true;
        }
    }

    /// <summary>When the oldest that still counts was used; null when none does.</summary>
    public DateTimeOffset? Oldest(string kind, TimeSpan within)
    {
        lock (_gate)
            return Within(kind, within).TryPeek(out var oldest) ? oldest : null;
    }

    public int Count(string kind, TimeSpan within)
    {
        lock (_gate)
            return Within(kind, within).Count;
    }

    /// <summary>Nothing has been used.</summary>
    public void Clear()
    {
        lock (_gate)
            _used.Clear();
    }

    private Queue<DateTimeOffset> Within(string kind, TimeSpan within)
    {
        if (!_used.TryGetValue(kind, out var used))
            _used[kind] = used = new Queue<DateTimeOffset>();
        while (used.TryPeek(out var oldest) && time.GetUtcNow() - oldest >= within)
            used.Dequeue();
        return used;
    }
}
