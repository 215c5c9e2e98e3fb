using Microsoft.Extensions.Logging;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Assistant.Model.Budget;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Shared.Model;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Assistant.Model;

/// <summary>What models may cost.</summary>
public sealed class BudgetTests
{
    private static Task<Spent> SpentAsync(ModelBench bench, string unit = "tokens") =>
        bench.Spending.SpentAsync(ConsentPurpose.Scoring, unit, DateOnly.FromDateTime(bench.Time.GetUtcNow().UtcDateTime), CancellationToken.None).AsTask();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_provider_counts_is_what_is_spent(bool streamed)
    {
        await using var bench = await ModelBench.StartAsync(new SpendingLimit(10_000, null));
        bench.Server.Otherwise = _ => Replies.Text("4", usage: (120, 30));

        await (streamed ? bench.StreamedAsync() : bench.AskAsync());

        Assert.Equal(new Spent(150, 150), await SpentAsync(bench));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_nobody_counts_is_estimated(bool streamed)
    {
        await using var bench = await ModelBench.StartAsync(new SpendingLimit(10_000, null));
        bench.Server.Otherwise = _ => Replies.Text(new string('x', 300));

        await (streamed ? bench.StreamedAsync(new string('y', 600)) : bench.AskAsync(new string('y', 600)));

        Assert.InRange((await SpentAsync(bench)).Day, 300, 400);
    }

    [Fact]
    public async Task Prices_make_it_money()
    {
        await using var bench = await ModelBench.StartAsync(new SpendingLimit(null, 1_000_000), new ModelPrice(2.5m, 10m));
        bench.Server.Otherwise = _ => Replies.Text("4", usage: (1000, 100));

        await bench.AskAsync();

        Assert.Equal(3_500, (await SpentAsync(bench, "EUR")).Month);
    }

    [Fact]
    public async Task A_failure_costs_nothing()
    {
        await using var bench = await ModelBench.StartAsync(new SpendingLimit(10_000, null));
        bench.Server.Otherwise = _ => Replies.Error(401);

        await ModelBench.FaultOf(bench.AskAsync());
        await ModelBench.FaultOf(bench.StreamedAsync());

        Assert.Equal(0, (await SpentAsync(bench)).Day);
    }

    [Fact]
    public async Task An_answer_that_nobody_can_read_was_paid_for()
    {
        await using var bench = await ModelBench.StartAsync(new SpendingLimit(10_000, null));
        bench.Server.Otherwise = _ => Replies.Body("{\"choi");

        await ModelBench.FaultOf(bench.AskAsync(new string('y', 600)));

        Assert.InRange((await SpentAsync(bench)).Day, 200, 300);
    }

    [Fact]
    public async Task Beyond_the_budget_nothing_is_sent_and_it_is_told()
    {
        await using var bench = await ModelBench.StartAsync(new SpendingLimit(700, null));
        bench.Server.Otherwise = _ => Replies.Text("4", usage: (300, 100));
        await bench.AskAsync();

        Assert.Equal(ModelFault.OutOfBudget, (await ModelBench.FaultOf(bench.AskAsync())).Fault);
        Assert.Equal(ModelFault.OutOfBudget, (await ModelBench.FaultOf(bench.StreamedAsync())).Fault);

        Assert.Equal((1, new Spent(400, 400)), (bench.Server.Requests.Count, await SpentAsync(bench)));
        Assert.Equal(new BudgetReached(ConsentPurpose.Scoring, IsMonth: false, new DateOnly(2026, 3, 1)), Assert.Single(bench.News.Untold));
        bench.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("4", (await bench.AskAsync()).Text);
    }

    [Fact]
    public async Task The_budget_of_a_month_holds_over_its_days()
    {
        await using var bench = await ModelBench.StartAsync(new SpendingLimit(null, 700));
        bench.Server.Otherwise = _ => Replies.Text("4", usage: (300, 100));
        await bench.AskAsync();
        bench.Time.Advance(TimeSpan.FromDays(9));

        Assert.Equal(ModelFault.OutOfBudget, (await ModelBench.FaultOf(bench.AskAsync())).Fault);

        Assert.Equal(new BudgetReached(ConsentPurpose.Scoring, IsMonth: true, new DateOnly(2026, 3, 1)), Assert.Single(bench.News.Untold));
        bench.Time.Advance(TimeSpan.FromDays(25));
        Assert.Equal("4", (await bench.AskAsync()).Text);
    }

    [Fact]
    public async Task Twenty_at_once_do_not_overrun_it_together()
    {
        const int Limit = 2_000;
        var gate = new TaskCompletionSource();
        await using var bench = await ModelBench.StartAsync(new SpendingLimit(Limit, null));
        bench.Server.Otherwise = _ => Replies.After(gate.Task, Replies.Text("4", usage: (50, 500)));

        var asked = Enumerable.Range(0, 20).Select(_ => bench.AskAsync()).ToList();
        await ModelBench.UntilAsync(() => asked.Count(a => a.IsFaulted) == 17 && bench.Server.Requests.Count == 3);
        gate.SetResult();
        await Task.WhenAll(asked.Where(a => !a.IsFaulted));

        Assert.InRange((await SpentAsync(bench)).Day, 1, Limit);
        // It is not used up: some of it is only set aside.
        Assert.Empty(bench.News.Untold);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_store_that_fails_after_a_call_takes_nobodys_answer(bool streamed)
    {
        await using var bench = await ModelBench.StartAsync(new SpendingLimit(10_000, null), spending: new UnsettledSpending());
        bench.Server.Otherwise = _ => Replies.Text("4", usage: (300, 100));

        Assert.Equal("4", (streamed ? await bench.StreamedAsync() : await bench.AskAsync()).Text);

        var line = Assert.Single(bench.Loggers.Log.Lines, l => l.Level == LogLevel.Warning).Text;
        Assert.Contains("StoreException", line, StringComparison.Ordinal);
        // What was set aside counts.
        Assert.InRange((await SpentAsync(bench)).Day, 500, 10_000);
    }

    /// <summary>A store that takes what is set aside and fails at what is settled.</summary>
    private sealed class UnsettledSpending : ISpendingStore
    {
        private readonly InMemorySpending _inner = new();

        public ValueTask<bool> TryAddAsync(Spending spending, SpendingLimit limit, CancellationToken cancellationToken) => _inner.TryAddAsync(spending, limit, cancellationToken);

        public ValueTask AddAsync(Spending spending, CancellationToken cancellationToken) => throw new StoreException("The disk is full.");

        public ValueTask<Spent> SpentAsync(string purpose, string unit, DateOnly day, CancellationToken cancellationToken) => _inner.SpentAsync(purpose, unit, day, cancellationToken);
    }

    [Fact]
    public async Task A_restart_does_not_give_it_back()
    {
        var spending = new InMemorySpending();
        for (var start = 0; start < 2; start++)
        {
            await using var bench = await ModelBench.StartAsync(new SpendingLimit(700, null), spending: spending);
            bench.Server.Otherwise = _ => Replies.Text("4", usage: (300, 100));
            if (start == 0)
                await bench.AskAsync();
            else
                Assert.Equal(ModelFault.OutOfBudget, (await ModelBench.FaultOf(bench.AskAsync())).Fault);
        }
    }
}
