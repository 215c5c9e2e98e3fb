using RecruitBot.Discord.Rest.Pipeline;

namespace RecruitBot.Discord.Rest.RateLimits;

/// <summary>
/// The rate limits met so far. A limit belongs to method, route and major parameter until Discord gives it a name; then all routes of that name
/// share it for each major parameter (topics/rate-limits). Those that have run out are forgotten.
/// </summary>
internal sealed class BucketTable(TimeProvider time)
{
    /// <summary>Limits kept at least before those that have run out are looked for.</summary>
    private const int Roomy = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private int _room = Roomy;

    /// <summary>How many are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _buckets.Count;
        }
    }

    /// <summary>Waits until it is this request's turn within its limit.</summary>
    public async Task<BucketTurn> EnterAsync(RestRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var bucket = Join(request);
            TaskCompletionSource turn;
            try
            {
                turn = await bucket.Turns.EnterAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                Leave(bucket);
                throw;
            }
            lock (_lock)
                if (_buckets.GetValueOrDefault(KeyOf(request)) == bucket)
                    return new BucketTurn(this, request, bucket, turn);
            // Meanwhile the limit turned out to be one that is known under another name.
            Leave(bucket);
            turn.SetResult();
        }
    }

    /// <summary>Notes what an answer said; returns the limit that the request turned out to belong to.</summary>
    internal Bucket Note(RestRequest request, Bucket bucket, RateLimitHeaders headers)
    {
        lock (_lock)
        {
            if (headers.Bucket is { } name)
            {
                _names[request.Name] = name;
                var key = KeyOf(request);
                if (!_buckets.TryAdd(key, bucket))
                    bucket = _buckets[key];
                else
                    bucket.Keys.Add(key);
            }
            bucket.Note(headers);
            return bucket;
        }
    }

    internal void Leave(Bucket bucket)
    {
        lock (_lock)
        {
            bucket.Users--;
            if (_buckets.Count > _room)
                Sweep();
        }
    }

    /// <summary>Forgets those that have run out; looked for again only when twice as many as are left have come together.</summary>
    private void Sweep()
    {
        foreach (var spent in _buckets.Values.Where(b => b.IsSpent).Distinct().ToList())
            foreach (var key in spent.Keys)
                _buckets.Remove(key);
        _room = Math.Max(Roomy, 2 * _buckets.Count);
    }

    private Bucket Join(RestRequest request)
    {
        lock (_lock)
        {
            var key = KeyOf(request);
            if (!_buckets.TryGetValue(key, out var bucket))
            {
                bucket = new Bucket(time);
                bucket.Keys.Add(key);
                _buckets.Add(key, bucket);
            }
            bucket.Users++;
            return bucket;
        }
    }

    private string KeyOf(RestRequest request) => $"{_names.GetValueOrDefault(request.Name) ?? request.Name} {request.Major}";
}
