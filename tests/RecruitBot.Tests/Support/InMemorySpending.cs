using RecruitBot.Core.Assistant.Model.Budget;

namespace RecruitBot.Tests.Support;

/// <summary>What was spent, without a medium. It passes the same contract as the real one.</summary>
public sealed class InMemorySpending : ISpendingStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Purpose, string Unit, string Period), long> _sums = [];

    public ValueTask<bool> TryAddAsync(Spending spending, SpendingLimit limit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var (day, month) = (Sum(spending, Day(spending.Day)), Sum(spending, Month(spending.Day)));
            if (day + spending.Amount > limit.PerDay || month + spending.Amount > limit.PerMonth)
                return ValueTask.FromResult(false);
            Add(spending);
            return ValueTask.FromResult(true);
        }
    }

    public ValueTask AddAsync(Spending spending, CancellationToken cancellationToken)
    {
        lock (_lock)
            Add(spending);
        return ValueTask.CompletedTask;
    }

    public ValueTask<Spent> SpentAsync(string purpose, string unit, DateOnly day, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var asked = new Spending(purpose, unit, day, 0);
            return ValueTask.FromResult(new Spent(Sum(asked, Day(day)), Sum(asked, Month(day))));
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");

    private static string Month(DateOnly day) => day.ToString("yyyy-MM");

    private long Sum(Spending spending, string period) => _sums.GetValueOrDefault((spending.Purpose, spending.Unit, period));

    private void Add(Spending spending)
    {
        foreach (var period in new[] { Day(spending.Day), Month(spending.Day) })
            _sums[(spending.Purpose, spending.Unit, period)] = Math.Max(0, Sum(spending, period) + spending.Amount);
    }
}
