using RecruitBot.Core.Assistant.Model.Budget;

namespace RecruitBot.Tests.Contracts;

/// <summary>What every keeper of what was spent does. An engine's own tests inherit this and say how to open it.</summary>
public abstract class SpendingStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly First = new(2026, 3, 1);
    private static readonly SpendingLimit NoLimit = new(null, null);

    /// <summary>Opens the store of this test: empty the first time, then with what was spent.</summary>
    protected abstract Task<ISpendingStore> OpenAsync();

    [Fact]
    public async Task Days_add_up_to_their_month_and_to_no_other()
    {
        var store = await OpenAsync();
        Assert.Equal(new Spent(0, 0), await SpentAsync(store, First));
        Assert.True(await store.TryAddAsync(Of(10), NoLimit, None));
        Assert.True(await store.TryAddAsync(Of(5), NoLimit, None));
        Assert.True(await store.TryAddAsync(Of(7, First.AddDays(1)), NoLimit, None));
        Assert.True(await store.TryAddAsync(Of(1, First.AddMonths(1)), NoLimit, None));
        Assert.Equal([new Spent(15, 22), new Spent(7, 22), new Spent(0, 22), new Spent(1, 1), new Spent(0, 0)], [
            await SpentAsync(store, First),
            await SpentAsync(store, First.AddDays(1)),
            await SpentAsync(store, First.AddDays(2)),
            await SpentAsync(store, First.AddMonths(1)),
            await SpentAsync(store, First.AddYears(1)),
        ]);
    }

    [Fact]
    public async Task Purposes_and_units_do_not_mix()
    {
        var store = await OpenAsync();
        await store.AddAsync(Of(10), None);
        await store.AddAsync(Of(20) with { Purpose = "answering" }, None);
        await store.AddAsync(Of(30) with { Unit = "EUR" }, None);
        Assert.Equal((10, 20, 30), (
            (await store.SpentAsync("scoring", "tokens", First, None)).Day,
            (await store.SpentAsync("answering", "tokens", First, None)).Day,
            (await store.SpentAsync("scoring", "EUR", First, None)).Day
        ));
    }

    [Theory]
    [InlineData(100L, null)]
    [InlineData(null, 100L)]
    [InlineData(100L, 100L)]
    [InlineData(1000L, 100L)]
    public async Task What_would_pass_a_limit_is_not_added_and_what_reaches_it_is(long? day, long? month)
    {
        var store = await OpenAsync();
        var limit = new SpendingLimit(day, month);
        Assert.True(await store.TryAddAsync(Of(60), limit, None));
        Assert.False(await store.TryAddAsync(Of(41), limit, None));
        Assert.Equal(new Spent(60, 60), await SpentAsync(store, First));
        Assert.True(await store.TryAddAsync(Of(40), limit, None));
        Assert.False(await store.TryAddAsync(Of(1), limit, None));
        Assert.True(await store.TryAddAsync(Of(0), limit, None));
    }

    [Fact]
    public async Task What_is_given_back_can_be_spent_again_and_never_less_than_nothing_was()
    {
        var store = await OpenAsync();
        await store.AddAsync(Of(100), None);
        await store.AddAsync(Of(-30), None);
        Assert.Equal(new Spent(70, 70), await SpentAsync(store, First));
        await store.AddAsync(Of(-100), None);
        await store.AddAsync(Of(-1, First.AddDays(1)), None);
        Assert.Equal(new Spent(0, 0), await SpentAsync(store, First));
        Assert.Equal(new Spent(0, 0), await SpentAsync(store, First.AddDays(1)));
    }

    [Fact]
    public async Task What_was_spent_outlives_the_program()
    {
        await (await OpenAsync()).AddAsync(Of(10), None);
        Assert.Equal(new Spent(10, 10), await SpentAsync(await OpenAsync(), First));
    }

    [Fact]
    public async Task Twenty_at_once_stay_within_the_limit()
    {
        var store = await OpenAsync();
        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () => await store.TryAddAsync(Of(30), new SpendingLimit(100, null), None))));
        Assert.Equal((3, new Spent(90, 90)), (added.Count(a => a), await SpentAsync(store, First)));
    }

    private static Spending Of(long amount, DateOnly? day = null) => new("scoring", "tokens", day ?? First, amount);

    private static ValueTask<Spent> SpentAsync(ISpendingStore store, DateOnly day) => store.SpentAsync("scoring", "tokens", day, None);
}
