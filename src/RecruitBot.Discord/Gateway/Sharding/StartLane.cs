namespace RecruitBot.Discord.Gateway.Sharding;

/// <summary>Shards of which only one may begin a session within five seconds (events/gateway, Max Concurrency); they go in the order in which they came.</summary>
internal sealed class StartLane(TimeProvider time)
{
    /// <summary>Between two sessions of one lane.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    private readonly Turnstile _one = new();
    private long? _last;

    public Task EnterAsync(CancellationToken cancellationToken) => _one.EnterAsync(cancellationToken);

    public async Task KeepApartAsync(CancellationToken cancellationToken)
    {
        if (_last is { } last && Between - time.GetElapsedTime(last) is var left && left > TimeSpan.Zero)
            await Task.Delay(left, time, cancellationToken);
    }

    /// <param name="used">Whether a session was asked for.</param>
    public void Leave(bool used)
    {
        if (used)
            _last = time.GetTimestamp();
        _one.Leave();
    }
}
