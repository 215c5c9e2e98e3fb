using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace RecruitBot.Core.Assistant.Model.Resilience;

/// <summary>
/// What all clients of one endpoint share: its bulkhead, its circuit breaker and how it is asked again. From the outside: total timeout (the
/// caller's), bulkhead, retries, further attempts in another form, breaker, timeout of the attempt.
/// </summary>
public sealed class ModelResilience : IDisposable
{
    /// <summary>What is said when the time is over.</summary>
    internal const string TooLong = "The model took too long.";

    /// <summary>Other forms of a call that are tried: one for each option that an endpoint may lack, and some.</summary>
    private const int MostForms = 8;

    private static readonly ResiliencePropertyKey<Deadline> Total = new("total");

    private readonly Bulkhead _bulkhead;
    private readonly ResiliencePipeline _retries;

    /// <summary>Builds them.</summary>
    /// <param name="options">How long and how often.</param>
    /// <param name="time">The clock.</param>
    public ModelResilience(ResilienceOptions options, TimeProvider time)
    {
        (Options, Time) = (options, time);
        _bulkhead = new Bulkhead(options.Parallel, options.Waiting);
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (options.Retries > 0)
            builder.AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = options.Retries,
                    Delay = options.RetryDelay,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldHandle = args => ValueTask.FromResult(MayBeAskedAgain(args.Outcome.Exception, args.Context.Properties.GetValue(Total, null!))),
                    DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as ModelException)?.RetryAfter),
                }
            );
        _retries = builder
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = MostForms,
                    Delay = TimeSpan.Zero,
                    ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is ModelException { HasOtherForm: true }),
                }
            )
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions
                {
                    FailureRatio = 0.5,
                    MinimumThroughput = options.BreakerAttempts,
                    SamplingDuration = options.BreakerWindow,
                    BreakDuration = options.BreakerPause,
                    ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is ModelException { Fault: ModelFault.Unavailable or ModelFault.TimedOut, IsTransient: true }),
                }
            )
            .Build();
    }

    /// <summary>How long and how often.</summary>
    public ResilienceOptions Options { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>A place among those that ask; see <see cref="ResilienceOptions.Parallel"/>.</summary>
    /// <exception cref="ModelException">Too many are under way.</exception>
    public ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken) => _bulkhead.EnterAsync(cancellationToken);

    /// <summary>Makes attempts until one is good or there is no point in another.</summary>
    /// <exception cref="ModelException">The last one's, or the endpoint is left alone for a while.</exception>
    internal async ValueTask<T> AttemptsAsync<T>(Func<CancellationToken, ValueTask<T>> attempt, Deadline total)
    {
        var context = ResilienceContextPool.Shared.Get(total.Token);
        context.Properties.Set(Total, total);
        try
        {
            return await _retries.ExecuteAsync(static (c, made) => made(c.CancellationToken), context, attempt);
        }
        catch (BrokenCircuitException e)
        {
            throw new ModelException(ModelFault.Unavailable, "The model's endpoint has failed so often that it is left alone for a while, so nothing was sent.", e);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>A call whose answer comes as a whole, with everything around it: total timeout, bulkhead, retries, breaker, timeout of the attempt.</summary>
    /// <exception cref="ModelException">There is no answer.</exception>
    public async Task<T> WholeAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        using var total = new Deadline(Options.Total, Time, cancellationToken);
        try
        {
            using var place = await EnterAsync(total.Token);
            return await AttemptsAsync(async ct => await InTimeAsync(attempt, ct), total);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelException(ModelFault.TimedOut, TooLong, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _bulkhead.Dispose();

    private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken total)
    {
        using var deadline = new Deadline(Options.Attempt, Time, total);
        try
        {
            return await attempt(deadline.Token);
        }
        catch (OperationCanceledException e) when (deadline.IsOver && !total.IsCancellationRequested)
        {
            throw new ModelException(ModelFault.TimedOut, TooLong, e) { IsTransient = true };
        }
    }

    /// <summary>Nobody is held for a wait after which there is no time to ask again.</summary>
    private bool MayBeAskedAgain(Exception? e, Deadline total) =>
        e is ModelException { IsTransient: true } failed && !(failed.RetryAfter > Options.LongestRetryAfter) && !(failed.RetryAfter >= total.Left);
}
