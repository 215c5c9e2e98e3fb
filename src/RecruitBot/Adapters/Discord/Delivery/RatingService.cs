using Microsoft.Extensions.Logging;
using RecruitBot.Core.Conversations.Leases;
using RecruitBot.Core.Screening.Panel;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>Has a model rate what was handed in, where one is configured: at the start, and every five seconds.</summary>
public sealed class RatingService(PanelRounds rounds, Outbox outbox, TimeProvider time, ILogger<RatingService> logger, IWorkShare? share = null)
    : RoundService("Ratings by the model", TimeSpan.FromSeconds(5), outbox, time, logger, share)
{
    /// <inheritdoc/>
    protected override async ValueTask<bool> LookAsync(CancellationToken cancellationToken) => await rounds.RunAsync(cancellationToken) > 0;
}
