namespace RecruitBot.Tests.Support;

/// <summary>A clock that only a test moves.</summary>
public sealed class HandAdvancedTime : TimeProvider
{
    private long _ticks = Sample.Start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
