using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Conversations.Leases;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>Looks for what is to be done at the start and again after each pause; a fault delays it and ends nothing.</summary>
/// <param name="what">What waits while it fails, as the beginning of a sentence in the log.</param>
/// <param name="pause">Time between two rounds.</param>
/// <param name="outbox">Told when a round led to replies.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where faults are said.</param>
/// <param name="share">Of several processes the one that leads does the rounds; every process when null.</param>
public abstract class RoundService(string what, TimeSpan pause, Outbox outbox, TimeProvider time, ILogger logger, IWorkShare? share = null) : BackgroundService
{
    /// <summary>One round.</summary>
    /// <returns>Whether there is something to deliver.</returns>
    /// <exception cref="StoreException">The store failed; the next round does what was left.</exception>
    protected abstract ValueTask<bool> LookAsync(CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await RoundAsync(stoppingToken);
            await Task.Delay(pause, time, stoppingToken);
        }
    }

    private async Task RoundAsync(CancellationToken ct)
    {
        try
        {
            if (share?.Leads != false && await LookAsync(ct))
                outbox.Signal();
        }
        catch (StoreException e)
        {
            logger.LogError("{What} wait because the store failed: {Reason}", what, e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The exception's text could hold somebody's words.
            logger.LogError("{What} wait because of a fault: {Fault}", what, e.GetType().Name);
        }
    }
}
