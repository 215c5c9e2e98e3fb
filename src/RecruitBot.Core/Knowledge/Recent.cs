using System.Diagnostics.CodeAnalysis;

namespace RecruitBot.Core.Knowledge;

/// <summary>The last few things that were worked out, for what is worked out several times in one turn. Safe for use from several threads.</summary>
/// <param name="capacity">How many are kept.</param>
internal sealed class Recent<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, TValue> _known = [];
    private readonly Queue<TKey> _order = new();

    /// <summary>What was worked out before.</summary>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
            return _known.TryGetValue(key, out value);
    }

    /// <summary>Keeps what was worked out, in place of the oldest.</summary>
    public TValue Keep(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (!_known.TryAdd(key, value))
                return _known[key];
            _order.Enqueue(key);
            if (_order.Count > capacity)
                _known.Remove(_order.Dequeue());
            return value;
        }
    }
}
