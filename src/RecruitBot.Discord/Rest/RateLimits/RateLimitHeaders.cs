using System.Globalization;
using System.Net.Http.Headers;

namespace RecruitBot.Discord.Rest.RateLimits;

/// <summary>
/// What an answer says about its rate limit (topics/rate-limits, Header Format). Only spans are read, never moments, so that clocks need not agree.
/// </summary>
internal sealed record RateLimitHeaders(string? Bucket, int? Limit, int? Remaining, TimeSpan? ResetAfter, TimeSpan? RetryAfter, bool Global, string? Scope)
{
    /// <summary>A pause longer than this is not believed; it is more than the longest that Discord documents.</summary>
    private const double MostSeconds = 2 * 24 * 3600;

    /// <summary>Limited through no doing of this bot alone; not counted against it.</summary>
    public bool IsShared => string.Equals(Scope, "shared", StringComparison.OrdinalIgnoreCase);

    public static RateLimitHeaders Read(HttpResponseHeaders headers) =>
        new(
            Text(headers, "X-RateLimit-Bucket"),
            Whole(headers, "X-RateLimit-Limit"),
            Whole(headers, "X-RateLimit-Remaining"),
            Span(Text(headers, "X-RateLimit-Reset-After")),
            Span(Text(headers, "Retry-After")),
            string.Equals(Text(headers, "X-RateLimit-Global"), "true", StringComparison.OrdinalIgnoreCase),
            Text(headers, "X-RateLimit-Scope")
        );

    /// <summary>Seconds as a span; null when they are no sensible number.</summary>
    public static TimeSpan? Span(double seconds) => seconds is >= 0 and <= MostSeconds ? TimeSpan.FromSeconds(seconds) : null;

    private static TimeSpan? Span(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? Span(seconds) : null;

    private static int? Whole(HttpResponseHeaders headers, string name) =>
        int.TryParse(Text(headers, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
