namespace RecruitBot.Adapters.Sqlite;

/// <summary>The steps that wait, in the order in which they came, and who serves them: one at a time.</summary>
internal sealed class SqliteQueue
{
    private readonly Lock _lock = new();
    private readonly Queue<SqliteTurn> _waiting = new();
    private bool _served;

    /// <summary>Adds a step. True when nobody serves the queue: the caller has to, until <see cref="Leave"/> says that it is over.</summary>
    public bool Enter(SqliteTurn turn)
    {
        lock (_lock)
        {
            _waiting.Enqueue(turn);
            return !_served && (_served = true);
        }
    }

    /// <summary>True when nothing waits, and whoever served is free; else it goes on.</summary>
    public bool Leave()
    {
        lock (_lock)
            return _waiting.Count == 0 && !(_served = false);
    }

    /// <summary>
    /// Takes the steps that may be written together, from the front. A step that must be alone, and one that is too large to join, waits for
    /// the next batch, which it begins.
    /// </summary>
    /// <param name="batch">Those taken so far; more are added.</param>
    /// <param name="mostSteps">Of how many steps a batch is at most.</param>
    /// <param name="mostBytes">How much they write at most, a single one excepted.</param>
    /// <returns>Whether any was added.</returns>
    public bool Take(List<SqliteTurn> batch, int mostSteps, long mostBytes)
    {
        var before = batch.Count;
        lock (_lock)
        {
            var bytes = batch.Sum(t => t.Bytes);
            while (batch.Count < mostSteps && _waiting.TryPeek(out var next))
            {
                if (batch.Count > 0 && (next.IsAlone || batch[0].IsAlone || bytes + next.Bytes > mostBytes))
                    break;
                _waiting.Dequeue();
                if (!next.TryBegin())
                    continue;
                batch.Add(next);
                bytes += next.Bytes;
            }
        }
        return batch.Count > before;
    }
}
