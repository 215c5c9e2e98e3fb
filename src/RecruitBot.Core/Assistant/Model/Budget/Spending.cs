namespace RecruitBot.Core.Assistant.Model.Budget;

/// <summary>An amount that one purpose spends on one day.</summary>
/// <param name="Purpose">See <see cref="Privacy.ConsentPurpose"/>.</param>
/// <param name="Unit">"tokens", or a currency, of which amounts are millionths. Amounts of different units never mix.</param>
/// <param name="Day">The day (UTC); its month follows.</param>
/// <param name="Amount">How much; less than nothing gives back.</param>
public sealed record Spending(string Purpose, string Unit, DateOnly Day, long Amount);

/// <summary>What may be spent; null is without end.</summary>
/// <param name="PerDay">In a day.</param>
/// <param name="PerMonth">In a month.</param>
public sealed record SpendingLimit(long? PerDay, long? PerMonth)
{
    /// <summary>Whether there is any.</summary>
    public bool IsAny => PerDay is not null || PerMonth is not null;
}

/// <summary>What has been spent.</summary>
/// <param name="Day">On the day.</param>
/// <param name="Month">In its month.</param>
public sealed record Spent(long Day, long Month);

/// <summary>
/// What was spent on models, over restarts and by all processes that share the store. Counts only, nobody's words. Durable when a call
/// returns; failures of the medium surface as <see cref="Sessions.StoreException"/>.
/// </summary>
public interface ISpendingStore
{
    /// <summary>Adds to day and month in one step, unless one of them would come to more than its limit; then nothing changes.</summary>
    /// <returns>Whether it was added.</returns>
    ValueTask<bool> TryAddAsync(Spending spending, SpendingLimit limit, CancellationToken cancellationToken);

    /// <summary>Adds to day and month whatever they come to, never to less than nothing.</summary>
    ValueTask AddAsync(Spending spending, CancellationToken cancellationToken);

    /// <summary>What day and month have come to.</summary>
    ValueTask<Spent> SpentAsync(string purpose, string unit, DateOnly day, CancellationToken cancellationToken);
}
