using System.Net;
using System.Text.Json;
using Discord.Net;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord;
using RecruitBot.Discord;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Discord.Rest.Pipeline;
using RecruitBot.Discord.Rest.RateLimits;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Rest;

/// <summary>
/// Calls of the library, which keeps to the rate limits: again after a failure where that is safe, with refusals worded as the built-in client
/// words them, and none once the token is refused. Answers are read as our own wire types, since the library's entities lack parts of them.
/// </summary>
internal sealed class LibraryCalls(TimeProvider time, ILogger logger, DiscordPatience patience, Action<DiscordFatalException>? onTokenRefused = null)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly Refusals _refusals = new(time, onTokenRefused);

    /// <summary>Makes a call and reads what it is answered with.</summary>
    public async Task<T> ReadAsync<T>(
        RestRequest request,
        Func<Library.RequestOptions, Task> call,
        CancellationToken cancellationToken,
        IReadOnlyList<AddedField>? added = null
    )
    {
        var answer = await SendAsync(request, call, cancellationToken, added);
        try
        {
            if (JsonSerializer.Deserialize<T>(answer.Body.Span, DiscordJson.Options) is { } value)
                return value;
        }
        catch (JsonException)
        {
            // Said below; what was sent back may hold people's words.
        }
        throw new DiscordApiException(answer.Status, 0, $"{request.Name} was answered with something that is not what Discord documents.");
    }

    /// <summary>Makes a call until it is answered for good.</summary>
    public async Task<Attempt> SendAsync(
        RestRequest request,
        Func<Library.RequestOptions, Task> call,
        CancellationToken cancellationToken,
        IReadOnlyList<AddedField>? added = null
    )
    {
        var uncertain = false;
        var since = time.GetTimestamp();
        for (var attempts = 1; ; attempts++)
        {
            await WaitAsync(request, cancellationToken);
            var attempt = await OnceAsync(request, call, added ?? [], cancellationToken);
            _refusals.Note(attempt);
            if (attempt.IsSuccess || (uncertain && Refusals.SaysDone(request, attempt)))
                return attempt;
            if (Refusals.AsksToWait(attempt))
                _refusals.Ban.Extend(attempt.Limits?.RetryAfter ?? Refusals.UnnamedPause);
            else if (!attempt.IsTrouble)
                throw _refusals.Of(request, attempt);
            if (attempts >= patience.MostAttempts || (attempt.IsTrouble && request.Repeat == Repeat.IfNotSent && attempt.MayHaveArrived))
                throw Refusals.GivenUp(request, attempts, attempt);
            uncertain |= attempt.IsTrouble && attempt.MayHaveArrived;
            if (attempt.IsTrouble)
                await BackOffAsync(request, since, attempts, attempt, cancellationToken);
        }
    }

    private async Task<Attempt> OnceAsync(
        RestRequest request,
        Func<Library.RequestOptions, Task> call,
        IReadOnlyList<AddedField> added,
        CancellationToken cancellationToken
    )
    {
        var within = request.Deadline ?? LongestWait;
        using var due = new CancellationTokenSource(within, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(due.Token, cancellationToken);
        var running = RestCall.Begin(added);
        try
        {
            await call(
                new Library.RequestOptions
                {
                    CancelToken = either.Token,
                    Timeout = (int)within.TotalMilliseconds,
                    // Only what certainly was not done; the rest is decided here, where it is known what may be done twice.
                    AuditLogReason = request.Audited ? DiscordRegistration.AuditLogReason : null,
                    RetryMode = Library.RetryMode.RetryRatelimit,
                }
            );
        }
        catch (ArgumentException unfit)
        {
            throw new DiscordLimitException($"{request.Name} was not sent: the library does not take its {unfit.ParamName ?? "content"}.");
        }
        catch (Exception problem) when (problem is HttpException or HttpRequestException or IOException)
        {
            if (running.Last is null)
                return Attempt.Failed(problem);
        }
        catch (Exception problem) when (problem is RateLimitedException or TimeoutException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (running.Last is null or { IsSuccess: true } or { Status: HttpStatusCode.TooManyRequests })
                throw new DiscordUnavailableException($"{request.Name} would have to wait too long for its rate limit.", problem);
        }
        // Where the library takes "not found" for an empty answer, the answer itself says so.
        return running.Last ?? throw new DiscordUnavailableException($"{request.Name} was not sent.");
    }

    private async Task WaitAsync(RestRequest request, CancellationToken cancellationToken)
    {
        _refusals.ThrowIfHeldBack(request);
        while (_refusals.Ban.Left is var wait && wait > TimeSpan.Zero)
        {
            if (wait > (request.Deadline ?? LongestWait))
                throw Refusals.TooLong(request, wait);
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private Task BackOffAsync(RestRequest request, long since, int attempts, Attempt attempt, CancellationToken cancellationToken)
    {
        var pause = Backoff.After(attempts, Random.Shared);
        if (time.GetElapsedTime(since) + pause > request.Deadline)
            throw Refusals.GivenUp(request, attempts, attempt);
        logger.LogWarning("{Request}: {Problem}; trying again in {Seconds:0.0} s", request.Name, attempt.Word, pause.TotalSeconds);
        return Task.Delay(pause, time, cancellationToken);
    }
}
