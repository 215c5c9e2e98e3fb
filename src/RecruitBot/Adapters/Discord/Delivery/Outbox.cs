using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>Delivers what waits for places other than the one that is being answered, and tries again what could not be delivered.</summary>
public sealed class Outbox(Deliverer deliverer, TimeProvider time, ILogger<Outbox> logger) : BackgroundService
{
    private const int MostRounds = 4;
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>There may be something to deliver.</summary>
    public void Signal() => _signal.Writer.TryWrite(true);

    /// <summary>Something has changed by which what failed may be delivered now.</summary>
    public void TryAllAgain()
    {
        deliverer.TryAllAgain();
        Signal();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A place that Discord makes wait holds up nothing but itself: what is signalled meanwhile goes out in a round of its own.
        var rounds = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(stoppingToken);
            if (rounds.Count >= MostRounds)
                await Task.WhenAny(rounds);
            rounds.RemoveAll(r => r.IsCompleted);
            rounds.Add(RoundAsync(stoppingToken));
        }
        await Task.WhenAll(rounds);
    }

    private async Task RoundAsync(CancellationToken ct)
    {
        try
        {
            await deliverer.DeliverAsync(null, ct);
        }
        catch (StoreException e)
        {
            logger.LogError("Replies wait because the store failed: {Reason}", e.Message);
        }
        catch (OperationCanceledException)
        {
            // Stopped: what was not delivered is delivered by the next run.
        }
        catch (Exception e)
        {
            // Nobody waits for a round, so nobody else would say that it failed. The exception's text could hold somebody's words.
            logger.LogError("Replies wait because of a fault: {Fault}", e.GetType().Name);
        }
    }

    private async Task WaitAsync(CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var signalled = _signal.Reader.ReadAsync(either.Token).AsTask();
        await Task.WhenAny(signalled, Task.Delay(Again, time, either.Token));
        await either.CancelAsync();
        try
        {
            await signalled;
        }
        catch (OperationCanceledException)
        {
            // It was the clock.
        }
    }
}
