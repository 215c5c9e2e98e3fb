namespace RecruitBot.Core.Privacy.Encryption;

/// <summary>Remembers what was put in last, for a while: a key that another process destroyed is not kept in this one's memory for long.</summary>
/// <param name="capacity">At most so many; those put in first go first.</param>
/// <param name="life">How long.</param>
/// <param name="time">The clock.</param>
internal sealed class BoundedCache<TKey, TValue>(int capacity, TimeSpan life, TimeProvider time)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, (TValue Value, DateTimeOffset Until)> _values = [];
    private readonly Queue<TKey> _order = new();

    /// <summary>What is remembered, or null.</summary>
    public TValue? Find(TKey key)
    {
        lock (_lock)
            return _values.TryGetValue(key, out var found) && time.GetUtcNow() < found.Until ? found.Value : null;
    }

    /// <summary>Remembers.</summary>
    public void Keep(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (!_values.ContainsKey(key))
                _order.Enqueue(key);
            _values[key] = (value, time.GetUtcNow() + life);
            while (_order.Count > capacity)
                _values.Remove(_order.Dequeue());
        }
    }

    /// <summary>Forgets.</summary>
    public void Drop(TKey key)
    {
        lock (_lock)
            _values.Remove(key);
    }
}
