using System.Globalization;
using Microsoft.AspNetCore.Http;
using RecruitBot.Simulator.Web;

namespace RecruitBot.Simulator.Rest;

/// <summary>Counts requests by bucket and tells the bot where it stands (topics/rate-limits, Header Format).</summary>
internal sealed class RateLimits(TimeProvider time, RateLimitOptions options)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GlobalWindow = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private RateLimitOptions _options = options;
    private DateTimeOffset _swept;
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>The numbers; others hold at once, also for windows that have begun.</summary>
    public RateLimitOptions Options
    {
        get => _options;
        set
        {
            lock (_gate)
            {
                _options = value;
                _buckets.Clear();
            }
        }
    }

    /// <summary>Counts a request; an answer means that it is refused.</summary>
    /// <param name="bucket">Method and template of its route.</param>
    /// <param name="major">The channel, server or interaction that it is about.</param>
    /// <param name="isMessage">Whether it writes a message.</param>
    /// <param name="isGlobal">Whether the limit of all requests holds for it.</param>
    /// <param name="headers">Where the bot is told.</param>
    public JsonAnswer? Count(string bucket, string major, bool isMessage, bool isGlobal, IHeaderDictionary headers)
    {
        lock (_gate)
        {
            if (isGlobal && Use("global", _options.Global, GlobalWindow) is { Over: true } global)
                return Refusal(global, headers, "global");
            var used = Use($"{bucket} {major}", isMessage ? _options.Messages : _options.Others, Window);
            headers["X-RateLimit-Limit"] = used.Limit.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Remaining"] = used.Remaining.ToString(CultureInfo.InvariantCulture);
            headers["X-RateLimit-Reset"] = Seconds(used.Ends - DateTimeOffset.UnixEpoch);
            headers["X-RateLimit-Reset-After"] = Seconds(used.Ends - time.GetUtcNow());
            headers["X-RateLimit-Bucket"] = Name(bucket);
            return used.Over ? Refusal(used, headers, "user") : null;
        }
    }

    /// <summary>The refusal of a request (topics/rate-limits, Exceeding A Rate Limit).</summary>
    public static JsonAnswer Refuse(double seconds, string scope, IHeaderDictionary headers)
    {
        headers.RetryAfter = Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Scope"] = scope;
        if (scope == "global")
            headers["X-RateLimit-Global"] = "true";
        return new JsonAnswer(
            429,
            new
            {
                Message = "You are being rate limited.",
                RetryAfter = seconds,
                Global = scope == "global",
            }
        );
    }

    private JsonAnswer Refusal(Bucket bucket, IHeaderDictionary headers, string scope) =>
        Refuse(Math.Round((bucket.Ends - time.GetUtcNow()).TotalSeconds, 3), scope, headers);

    private Bucket Use(string key, int limit, TimeSpan window)
    {
        var now = time.GetUtcNow();
        if (!_buckets.TryGetValue(key, out var bucket) || bucket.Ends <= now)
        {
            Sweep(now);
            _buckets[key] = bucket = new Bucket(limit, now + window);
        }
        bucket.Used++;
        return bucket;
    }

    /// <summary>Forgets windows that are over, once in a window: there are as many as there are conversations.</summary>
    private void Sweep(DateTimeOffset now)
    {
        if (now - _swept < Window)
            return;
        _swept = now;
        foreach (var old in _buckets.Where(b => b.Value.Ends <= now).Select(b => b.Key).ToList())
            _buckets.Remove(old);
    }

    private static string Seconds(TimeSpan span) => span.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>Discord's names for buckets say nothing either.</summary>
    private static string Name(string bucket) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(bucket)).AsSpan(0, 16));

    private sealed class Bucket(int limit, DateTimeOffset ends)
    {
        public int Limit => limit;
        public DateTimeOffset Ends => ends;
        public int Used { get; set; }
        public int Remaining => Math.Max(0, limit - Used);
        public bool Over => Used > limit;
    }
}
