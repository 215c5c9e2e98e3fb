using Microsoft.Extensions.Logging;
using RecruitBot.Core.Conversations.Leases;
using RecruitBot.Core.Timekeeping;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>Does what time asks for in the applications: at the start, and every five minutes.</summary>
public sealed class DueService(DueRounds rounds, Outbox outbox, TimeProvider time, ILogger<DueService> logger, IWorkShare? share = null)
    : RoundService("Reminders and deadlines", TimeSpan.FromMinutes(5), outbox, time, logger, share)
{
    /// <inheritdoc/>
    protected override async ValueTask<bool> LookAsync(CancellationToken cancellationToken) => await rounds.RunAsync(cancellationToken) > 0;
}
