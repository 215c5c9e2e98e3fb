using System.Net;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest.RateLimits;

namespace RecruitBot.Discord.Rest.Pipeline;

/// <summary>
/// What Discord, or something on the way to it, has refused, and what follows: nothing more with a token that is refused, nothing for a while
/// after a ban, and nothing at all before too many refusals become one (topics/rate-limits, Invalid Request Limit).
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="onTokenRefused">Told once when Discord refuses the token: whoever sent that request may not be who can do something about it.</param>
internal sealed class Refusals(TimeProvider time, Action<DiscordFatalException>? onTokenRefused = null)
{
    /// <summary>How long to keep away after something on the way, not Discord, refused a request without saying how long.</summary>
    public static readonly TimeSpan UnnamedPause = TimeSpan.FromMinutes(1);

    private readonly RefusalCount _count = new(time);
    private int _tokenRefused;

    /// <summary>While it lasts nothing is sent.</summary>
    public Pause Ban { get; } = new(time);

    /// <summary>Counts what came of an attempt.</summary>
    public void Note(Attempt attempt)
    {
        if (attempt.Limits is { } limits)
            _count.Note((int)attempt.Status, limits.IsShared);
    }

    /// <summary>Throws when the request may not be sent, however long one waits.</summary>
    public void ThrowIfHeldBack(RestRequest request)
    {
        if (Volatile.Read(ref _tokenRefused) != 0 && !request.OfInteraction)
            throw TokenRefused();
        if (_count.IsFull)
            throw new DiscordUnavailableException(
                $"{request.Name} is held back: Discord refused {RefusalCount.Most} requests in ten minutes, and more would shut this address out."
            );
    }

    /// <summary>A refusal as the caller is told of it.</summary>
    public Exception Of(RestRequest request, Attempt attempt)
    {
        var error = ApiErrorReader.Read(attempt.Body);
        if (error is null && attempt.Status is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized)
        {
            Ban.Extend(attempt.Limits?.RetryAfter ?? UnnamedPause);
            return new DiscordUnavailableException($"{request.Name} was refused with status {(int)attempt.Status}, and not by Discord itself.");
        }
        if (attempt.Status == HttpStatusCode.Unauthorized && !request.OfInteraction)
        {
            var refused = TokenRefused();
            if (Interlocked.Exchange(ref _tokenRefused, 1) == 0)
                onTokenRefused?.Invoke(refused);
            return refused;
        }
        return ApiErrorReader.Exception(request, attempt.Status, error);
    }

    /// <summary>Whether waiting is asked for and would help. A quota that is used up for long would hold back all who stand behind.</summary>
    public static bool AsksToWait(Attempt attempt) =>
        attempt.Status == HttpStatusCode.TooManyRequests && ApiErrorReader.ReadLimited(attempt.Body)?.Code != ApiErrorCode.OpensDirectsTooFast;

    /// <summary>Whether the refusal says that an earlier attempt did what was asked for.</summary>
    public static bool SaysDone(RestRequest request, Attempt attempt) =>
        (attempt.Status == HttpStatusCode.NotFound && request.Method == HttpMethod.Delete)
        || (request.DoneBefore is { } code && ApiErrorReader.Read(attempt.Body)?.Code == code);

    /// <summary>Nothing came of several attempts.</summary>
    public static DiscordUnavailableException GivenUp(RestRequest request, int attempts, Attempt last) =>
        new($"{request.Name} got no good answer from Discord in {attempts} attempts; the last: {last.Word}.", last.Problem);

    /// <summary>Its turn would come too late.</summary>
    public static DiscordUnavailableException TooLong(RestRequest request, TimeSpan wait) =>
        new($"{request.Name} would have to wait {wait.TotalSeconds:0} seconds for its rate limit.");

    private static DiscordFatalException TokenRefused() =>
        new("Discord refuses the bot token: copy the current one from the developer portal (page Bot, Reset Token) and start again.");
}
