namespace RecruitBot.Core.Gating;

/// <summary>Counts events by person over the last 60 seconds. Remembers only who had one in that time, and at most so many people.</summary>
internal sealed class QuestionWindow(int most, TimeProvider time)
{
    private const int MostPeople = 10_000;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _people = new(StringComparer.Ordinal);

    /// <summary>People who are remembered at the moment.</summary>
    public int People
    {
        get
        {
            lock (_lock)
                return _people.Count;
        }
    }

    /// <summary>Counts one more and gives null; or, when there is no room for it, how long until there is.</summary>
    public TimeSpan? Count(string person)
    {
        if (most <= 0)
            return null;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (!_people.TryGetValue(person, out var events))
            {
                if (_people.Count >= MostPeople)
                    Forget(now);
                _people[person] = events = new Queue<DateTimeOffset>();
            }
            while (events.TryPeek(out var oldest) && oldest + Length <= now)
                events.Dequeue();
            if (events.Count >= most)
                return events.Peek() + Length - now;
            events.Enqueue(now);
            return null;
        }
    }

    /// <summary>Makes room: those without an event in the last minute go, and if that frees nobody, everybody.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var idle in _people.Where(p => p.Value.All(at => at + Length <= now)).Select(p => p.Key).ToList())
            _people.Remove(idle);
        if (_people.Count >= MostPeople)
            _people.Clear();
    }
}
