namespace RecruitBot.Discord.Gateway;

/// <summary>Heartbeats, and whether they are answered (events/gateway, Heartbeat Interval).</summary>
internal sealed class Heartbeat(TimeProvider time, Random random, Func<CancellationToken, Task> beat)
{
    /// <summary>An interval below this is none that Discord asks for.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);

    private volatile bool _unanswered;

    /// <summary>Beats until cancelled; returns when a beat was not sent or not answered before the next one was due.</summary>
    public async Task RunAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        var span = interval < Least ? Least : interval;
        await Task.Delay(span * random.NextDouble(), time, cancellationToken);
        while (!_unanswered)
        {
            _unanswered = true;
            try
            {
                await beat(cancellationToken).WaitAsync(span, time, cancellationToken);
            }
            catch (TimeoutException)
            {
                return;
            }
            await Task.Delay(span, time, cancellationToken);
        }
    }

    /// <summary>A beat was answered.</summary>
    public void Acknowledge() => _unanswered = false;
}
