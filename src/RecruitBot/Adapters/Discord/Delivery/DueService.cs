using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Timekeeping;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>Does what time asks for in the applications: at the start, and every five minutes.</summary>
public sealed class DueService(DueRounds rounds, Outbox outbox, TimeProvider time, ILogger<DueService> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await RoundAsync(stoppingToken);
            await Task.Delay(Again, time, stoppingToken);
        }
    }

    private async Task RoundAsync(CancellationToken ct)
    {
        try
        {
            if (await rounds.RunAsync(ct) > 0)
                outbox.Signal();
        }
        catch (StoreException e)
        {
            logger.LogError("Reminders and deadlines wait because the store failed: {Reason}", e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The exception's text could hold somebody's words.
            logger.LogError("Reminders and deadlines wait because of a fault: {Fault}", e.GetType().Name);
        }
    }
}
