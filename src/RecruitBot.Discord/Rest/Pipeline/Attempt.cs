using System.Net;
using RecruitBot.Discord.Rest.RateLimits;

namespace RecruitBot.Discord.Rest.Pipeline;

/// <summary>What came of sending a request once: an answer, or none.</summary>
/// <param name="Status">Of the answer; 0 when none came.</param>
/// <param name="Limits">What the answer said about rate limits.</param>
/// <param name="Body">Body of the answer.</param>
/// <param name="MayHaveArrived">Whether Discord may have done what was asked although no answer came.</param>
/// <param name="Problem">Why none came.</param>
internal sealed record Attempt(HttpStatusCode Status, RateLimitHeaders? Limits, ReadOnlyMemory<byte> Body, bool MayHaveArrived, Exception? Problem)
{
    public static Attempt Answered(HttpStatusCode status, RateLimitHeaders limits, ReadOnlyMemory<byte> body) => new(status, limits, body, true, null);

    /// <summary>No answer came.</summary>
    public static Attempt Failed(Exception problem) =>
        new(default, null, default, problem is not HttpRequestException { HttpRequestError: var error } || !IsBeforeSending(error), problem);

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Not Discord's refusal, but its trouble, or that of the way there.</summary>
    public bool IsTrouble => Problem is not null || (int)Status >= 500;

    /// <summary>In a word, for logs.</summary>
    public string Word => Problem is null ? $"status {(int)Status}" : Problem.GetType().Name;

    private static bool IsBeforeSending(HttpRequestError error) =>
        error
            is HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError;
}
