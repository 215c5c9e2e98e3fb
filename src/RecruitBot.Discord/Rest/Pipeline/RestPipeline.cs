using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest.RateLimits;

namespace RecruitBot.Discord.Rest.Pipeline;

/// <summary>
/// Brings requests to Discord: each in its turn within its rate limit, again after a failure where that is safe, and none once the token is
/// refused. Logs name the route without its parameters.
/// </summary>
internal sealed class RestPipeline : IDisposable
{
    private readonly DiscordRestOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Random _random;
    private readonly Sender _sender;
    private readonly BucketTable _buckets;
    private readonly GlobalLimit _global;
    private readonly Refusals _refusals;

    public RestPipeline(DiscordRestOptions options, TimeProvider time, ILogger logger, HttpMessageHandler handler, Random random)
    {
        OptionsCheck.Check(options);
        _options = options;
        _time = time;
        _logger = logger;
        _random = random;
        _sender = new Sender(options, time, handler);
        _buckets = new BucketTable(time);
        _global = new GlobalLimit(time, options.RequestsPerSecond);
        _refusals = new Refusals(time, options.OnTokenRefused);
    }

    public Task<T> GetAsync<T>(string template, string path, string major, CancellationToken cancellationToken) =>
        ReadAsync<T>(new RestRequest(HttpMethod.Get, template, path, major), cancellationToken);

    /// <summary>Sends a request and reads what it is answered with.</summary>
    public Task<T> ReadAsync<T>(RestRequest request, CancellationToken cancellationToken) =>
        ReadAsync(request, body => JsonSerializer.Deserialize<T>(body, DiscordJson.Options), cancellationToken);

    /// <summary>Sends a request and reads what it is answered with, in a way of its own.</summary>
    public async Task<T> ReadAsync<T>(RestRequest request, Func<ReadOnlySpan<byte>, T?> read, CancellationToken cancellationToken)
    {
        // What was done all the same may be asked for once more where that is safe, as after an answer that got lost.
        for (var again = request.Repeat != Repeat.IfNotSent; ; again = false)
        {
            var answer = await SendAsync(request, cancellationToken);
            try
            {
                if (read(answer.Body.Span) is { } value)
                    return value;
            }
            catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
            {
                // Said below; what was sent back may hold people's words.
            }
            if (!again)
                throw new DiscordApiException(answer.Status, 0, $"{request.Name} was answered with something that is not what Discord documents.");
        }
    }

    /// <summary>Sends a request until it is answered for good.</summary>
    public async Task<Attempt> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        using var turn = await _buckets.EnterAsync(request, cancellationToken);
        var uncertain = false;
        var since = _time.GetTimestamp();
        for (var attempts = 1; ; attempts++)
        {
            await WaitAsync(request, turn, cancellationToken);
            var attempt = await _sender.SendAsync(request, cancellationToken);
            _refusals.Note(attempt);
            if (attempt.Limits is { } limits)
                turn.Note(limits);
            if (attempt.IsSuccess)
                return attempt;
            if (uncertain && Refusals.SaysDone(request, attempt))
                return attempt;
            if (Refusals.AsksToWait(attempt))
                Limited(request, turn, attempt);
            else if (!attempt.IsTrouble)
                throw _refusals.Of(request, attempt);
            else if (request.Repeat == Repeat.IfNotSent && attempt.MayHaveArrived)
                throw Refusals.GivenUp(request, attempts, attempt);
            if (attempts >= _options.MostAttempts)
                throw Refusals.GivenUp(request, attempts, attempt);
            uncertain |= attempt.IsTrouble && attempt.MayHaveArrived;
            if (attempt.IsTrouble)
                await BackOffAsync(request, since, attempts, attempt, cancellationToken);
        }
    }

    public void Dispose() => _sender.Dispose();

    /// <summary>Waits for its own limit, then in line for the limit of all.</summary>
    private async Task WaitAsync(RestRequest request, BucketTurn turn, CancellationToken cancellationToken)
    {
        await WaitAsync(request, () => _refusals.Ban.Left > turn.Left ? _refusals.Ban.Left : turn.Left, cancellationToken);
        if (request.OfInteraction)
            return;
        var first = await _global.Line.EnterAsync(cancellationToken);
        try
        {
            await WaitAsync(request, () => _refusals.Ban.Left is var ban && ban > TimeSpan.Zero ? ban : _global.TryTake(), cancellationToken);
        }
        finally
        {
            first.SetResult();
        }
    }

    private async Task WaitAsync(RestRequest request, Func<TimeSpan> left, CancellationToken cancellationToken)
    {
        while (true)
        {
            _refusals.ThrowIfHeldBack(request);
            var wait = left();
            if (wait == TimeSpan.Zero)
                return;
            if (wait > (request.Deadline ?? _options.LongestWait))
                throw Refusals.TooLong(request, wait);
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), _time, cancellationToken);
        }
    }

    private Task BackOffAsync(RestRequest request, long since, int attempts, Attempt attempt, CancellationToken cancellationToken)
    {
        var pause = Backoff.After(attempts, _random);
        if (_time.GetElapsedTime(since) + pause > request.Deadline)
            throw Refusals.GivenUp(request, attempts, attempt);
        _logger.LogWarning("{Request}: {Problem}; trying again in {Seconds:0.0} s", request.Name, attempt.Word, pause.TotalSeconds);
        return Task.Delay(pause, _time, cancellationToken);
    }

    /// <summary>Status 429 (topics/rate-limits, Exceeding A Rate Limit).</summary>
    private void Limited(RestRequest request, BucketTurn turn, Attempt attempt)
    {
        var limits = attempt.Limits!;
        var said = ApiErrorReader.ReadLimited(attempt.Body);
        var inBody = said is { RetryAfter: > 0 } ? RateLimitHeaders.Span(said.RetryAfter) : null;
        // The header says the same, rounded up to whole seconds.
        var pause = inBody ?? limits.RetryAfter ?? Refusals.UnnamedPause;
        var scope = said is null ? "not by Discord itself" : limits.Global || said.Global ? "global" : limits.Scope ?? "unnamed";
        if (said is null)
            _refusals.Ban.Extend(pause);
        else if (limits.Global || said.Global)
            _global.Stop(pause);
        // Also for the request itself, which may not be bound to the global limit.
        turn.Stop(pause);
        _logger.LogWarning("{Request}: rate limit ({Scope}); waiting {Seconds:0.0} s", request.Name, scope, pause.TotalSeconds);
    }
}
