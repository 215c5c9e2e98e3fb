using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Gaps;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>
/// Finishes what a crash has left of the team's answers, and tells whoever it was not the moment to tell: at the start, and every minute.
/// </summary>
public sealed class GapRounds(GapDesk desk, Outbox outbox, TimeProvider time, ILogger<GapRounds> logger) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

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
            if ((await desk.ResumeAsync(ct)).Sessions > 0)
                outbox.Signal();
        }
        catch (StoreException e)
        {
            logger.LogError("Answers of the team wait because the store failed: {Reason}", e.Message);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The exception's text could hold somebody's words.
            logger.LogError("Answers of the team wait because of a fault: {Fault}", e.GetType().Name);
        }
    }
}
