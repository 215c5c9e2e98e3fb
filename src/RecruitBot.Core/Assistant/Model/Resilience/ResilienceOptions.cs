namespace RecruitBot.Core.Assistant.Model.Resilience;

/// <summary>How long a model is waited for, how often it is asked, and how many ask it at a time.</summary>
public sealed record ResilienceOptions
{
    /// <summary>For a call with all its attempts.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For one attempt that is not streamed.</summary>
    public TimeSpan Attempt { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Until a stream brings its first words.</summary>
    public TimeSpan FirstToken { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Between two pieces of a stream.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts after the first.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Before the first further attempt, about; doubled for each.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait that a provider may ask for; who asks for more, or for more than is left of <see cref="Total"/>, is not asked again.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Calls at a time.</summary>
    public int Parallel { get; init; } = 16;

    /// <summary>Calls that wait for one of those to end; more are refused at once.</summary>
    public int Waiting { get; init; } = 64;

    /// <summary>Attempts within <see cref="BreakerWindow"/> before it is judged whether half of them failed.</summary>
    public int BreakerAttempts { get; init; } = 8;

    /// <summary>How far back attempts are judged.</summary>
    public TimeSpan BreakerWindow { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an endpoint of which half of the attempts failed is left alone.</summary>
    public TimeSpan BreakerPause { get; init; } = TimeSpan.FromSeconds(30);
}
