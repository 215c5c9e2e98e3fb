namespace RecruitBot.Discord.Gateway.Sharding;

/// <summary>
/// Shards of which only one may begin a session within five seconds (events/gateway, Max Concurrency), whichever process runs them; those of this
/// process go in the order in which they came.
/// </summary>
internal sealed class StartLane(int key, SharedStarts shared, TimeProvider time)
{
    /// <summary>Between two sessions of one lane: Discord's five seconds, and a little for a first one that is longer on its way than the second.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromSeconds(5.5);

    /// <summary>Its number (rate_limit_key).</summary>
    public int Key => key;

    private readonly Turnstile _one = new();
    private SharedNote.Opened? _note;
    private long? _last;

    public async Task EnterAsync(CancellationToken cancellationToken)
    {
        await _one.EnterAsync(cancellationToken);
        try
        {
            _note = await shared.LaneAsync(key, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _one.Leave();
            throw;
        }
    }

    public async Task KeepApartAsync(CancellationToken cancellationToken)
    {
        var here = _last is { } last ? Between - time.GetElapsedTime(last) : TimeSpan.Zero;
        var elsewhere = _note?.Read() is [var began, ..] ? Between - (time.GetUtcNow() - At(began)) : TimeSpan.Zero;
        // A moment that is still to come was written by a clock that has been set back since.
        var left = elsewhere > here && elsewhere <= Between ? elsewhere : here;
        if (left > TimeSpan.Zero)
            await Task.Delay(left, time, cancellationToken);
        // Also for a process that is killed before it can say that it has begun.
        Note();
    }

    /// <param name="used">Whether a session was asked for.</param>
    public void Leave(bool used)
    {
        if (used)
        {
            _last = time.GetTimestamp();
            Note();
        }
        _note?.Dispose();
        _note = null;
        _one.Leave();
    }

    private void Note() => _note?.Write(time.GetUtcNow().ToUnixTimeMilliseconds());

    private static DateTimeOffset At(long milliseconds) =>
        milliseconds >= 0 && milliseconds < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : default;
}
