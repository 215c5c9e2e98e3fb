namespace RecruitBot.Core.Assistant.Model.Resilience;

/// <summary>A token that ends with another one or when a time is over, and a word on which it was.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _clock;
    private readonly CancellationTokenSource _either;
    private readonly TimeProvider _time;
    private long _began;
    private TimeSpan _after;

    public Deadline(TimeSpan after, TimeProvider time, CancellationToken other)
    {
        (_time, _began, _after) = (time, time.GetTimestamp(), after);
        _clock = new CancellationTokenSource(after, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_clock.Token, other);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>Whether the time is over.</summary>
    public bool IsOver => _clock.IsCancellationRequested;

    /// <summary>What is left of the time.</summary>
    public TimeSpan Left => _after - _time.GetElapsedTime(_began);

    /// <summary>Begins anew, with another time.</summary>
    public void Extend(TimeSpan by)
    {
        (_began, _after) = (_time.GetTimestamp(), by);
        _clock.CancelAfter(by);
    }

    public void Dispose()
    {
        _either.Dispose();
        _clock.Dispose();
    }
}
