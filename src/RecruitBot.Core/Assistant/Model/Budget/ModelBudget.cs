using System.Collections.Concurrent;

namespace RecruitBot.Core.Assistant.Model.Budget;

/// <summary>
/// What each purpose may spend in a day and a month (UTC). An amount is reserved before a call and settled after it, so calls at the same time
/// cannot overrun it together; what a crash leaves reserved counts as spent.
/// </summary>
/// <param name="store">Keeps the sums.</param>
/// <param name="time">The clock.</param>
/// <param name="unit">See <see cref="Spending.Unit"/>.</param>
/// <param name="limits">By purpose; one that is not there is without end.</param>
/// <param name="news">Hears of a budget that is used up.</param>
public sealed class ModelBudget(ISpendingStore store, TimeProvider time, string unit, IReadOnlyDictionary<string, SpendingLimit> limits, BudgetNews news)
{
    private readonly ConcurrentDictionary<string, long> _underWay = new(StringComparer.Ordinal);

    /// <summary>Whether there is anything to count for a purpose.</summary>
    public bool IsLimited(string purpose) => limits.TryGetValue(purpose, out var limit) && limit.IsAny;

    /// <summary>Sets an amount aside.</summary>
    /// <exception cref="ModelException">The budget does not suffice.</exception>
    public async ValueTask<Spending> ReserveAsync(string purpose, long amount, CancellationToken cancellationToken)
    {
        var reserved = new Spending(purpose, unit, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), amount);
        if (!await store.TryAddAsync(reserved, limits[purpose], cancellationToken))
        {
            await TellAsync(reserved, cancellationToken);
            throw new ModelException(ModelFault.OutOfBudget, $"The budget for {purpose} does not suffice for another call, so nothing was sent.");
        }
        _underWay.AddOrUpdate(purpose, amount, (_, sum) => sum + amount);
        return reserved;
    }

    /// <summary>Puts what was really spent in the place of what was set aside. Not cancelled: it must be counted.</summary>
    public async ValueTask SettleAsync(Spending reserved, long spent)
    {
        _underWay.AddOrUpdate(reserved.Purpose, 0, (_, sum) => sum - reserved.Amount);
        if (spent != reserved.Amount)
            await store.AddAsync(reserved with { Amount = spent - reserved.Amount }, CancellationToken.None);
    }

    /// <summary>A refusal that only calls under way brought about is over when they are settled: nobody is told.</summary>
    private async ValueTask TellAsync(Spending refused, CancellationToken cancellationToken)
    {
        var (purpose, limit) = (refused.Purpose, limits[refused.Purpose]);
        var spent = await store.SpentAsync(purpose, unit, refused.Day, cancellationToken);
        var more = refused.Amount - _underWay.GetValueOrDefault(purpose);
        if (spent.Month + more > limit.PerMonth)
            news.Add(new BudgetReached(purpose, IsMonth: true, new DateOnly(refused.Day.Year, refused.Day.Month, 1)));
        else if (spent.Day + more > limit.PerDay)
            news.Add(new BudgetReached(purpose, IsMonth: false, refused.Day));
    }
}
