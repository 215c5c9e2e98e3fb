using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>Tells the team, where it reads, that a budget of the model is used up: once for a day or month, over restarts and processes. Looks every minute.</summary>
public sealed class BudgetService(BudgetNews news, Layouts layouts, TopicMessages topics, IPlatformNotes notes, Outbox outbox, TimeProvider time, ILogger<BudgetService> logger)
    : RoundService("News of the model's budget", TimeSpan.FromMinutes(1), outbox, time, logger)
{
    /// <inheritdoc/>
    protected override async ValueTask<bool> LookAsync(CancellationToken cancellationToken)
    {
        foreach (var reached in news.Untold)
        {
            var key = $"budget.{reached.Purpose}.{(reached.IsMonth ? "month" : "day")}";
            var period = reached.Period.ToString("yyyy-MM-dd");
            if (await notes.FindAsync(DiscordPlace.Platform, key, cancellationToken) != period)
            {
                if ((await layouts.GetAsync(cancellationToken)).Review is not { } channel)
                    return false;
                await topics.ShowAsync("news." + key, channel.Id, ReplyDrawing.Draw(new Reply(reached.Words), _ => null), $"{key}.{period}", isUpdate: false, cancellationToken);
                await notes.SaveAsync(DiscordPlace.Platform, key, period, cancellationToken);
            }
            news.Told(reached);
        }
        return false;
    }
}
