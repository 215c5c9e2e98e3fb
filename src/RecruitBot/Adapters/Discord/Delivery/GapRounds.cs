using Microsoft.Extensions.Logging;
using RecruitBot.Core.Gaps;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>
/// Finishes what a crash has left of the team's answers, and tells whoever it was not the moment to tell: at the start, and every minute.
/// </summary>
public sealed class GapRounds(GapDesk desk, Outbox outbox, TimeProvider time, ILogger<GapRounds> logger)
    : RoundService("Answers of the team", TimeSpan.FromMinutes(1), outbox, time, logger)
{
    /// <inheritdoc/>
    protected override async ValueTask<bool> LookAsync(CancellationToken cancellationToken) => (await desk.ResumeAsync(cancellationToken)).Sessions > 0;
}
