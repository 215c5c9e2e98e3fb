using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Core.Privacy;
using RecruitBot.Tests.Discord;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Discord.Delivery;

/// <summary>The team hears once that a budget is used up, and candidates never do.</summary>
public sealed class BudgetServiceTests : IDisposable
{
    private static readonly BudgetReached Day = new(ConsentPurpose.Scoring, IsMonth: false, new DateOnly(2026, 3, 1));
    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_budget_that_is_used_up_is_told_once_a_day_over_restarts()
    {
        await RunAsync(Day, Day);
        await RunAsync(Day);
        Assert.Contains("rating answers is used up for 1 March 2026", Assert.Single(_bench.Rest.Said(ScriptedServer.Review)), StringComparison.Ordinal);
        Assert.Equal(1, _bench.Rest.Count($"CreateMessage {ScriptedServer.Review}"));

        await RunAsync(Day with { Period = Day.Period.AddDays(1) }, new BudgetReached(ConsentPurpose.Answering, IsMonth: true, Day.Period));
        Assert.Equal(2, _bench.Rest.Said(ScriptedServer.Review).Count);
        Assert.Contains(_bench.Rest.Said(ScriptedServer.Review), t => t.Contains("AnsweringMonthBudget", StringComparison.Ordinal));
        Assert.All(_bench.Rest.Messages, m => Assert.Equal(ScriptedServer.Review, m.Channel));
    }

    /// <summary>A start of the bot during which budgets are reached, until all is told.</summary>
    private async Task RunAsync(params BudgetReached[] reached)
    {
        var news = new BudgetNews(NullLogger<BudgetNews>.Instance);
        using var service = new BudgetService(news, _bench.Layouts, _bench.Topics, _bench.Notes, _bench.Outbox, _bench.Time, NullLogger<BudgetService>.Instance);
        foreach (var one in reached)
            news.Add(one);
        await service.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => news.Untold.Count == 0, "the news");
        await service.StopAsync(CancellationToken.None);
    }
}
