using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>Delivers what waits for places other than the one that is being answered, and tries again what could not be delivered.</summary>
public sealed class Outbox(Deliverer deliverer, TimeProvider time, ILogger<Outbox> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>There may be something to deliver.</summary>
    public void Signal() => _signal.Writer.TryWrite(true);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(stoppingToken);
            try
            {
                await deliverer.DeliverAsync(null, stoppingToken);
            }
            catch (StoreException e)
            {
                logger.LogError("Replies wait because the store failed: {Reason}", e.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }
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
