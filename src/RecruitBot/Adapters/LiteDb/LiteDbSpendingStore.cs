using LiteDB;
using LiteDB.Engine;
using RecruitBot.Core.Assistant.Model.Budget;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>What was spent on models, in the file of the sessions and as durable as they are.</summary>
public sealed class LiteDbSpendingStore(LiteDbSessionStore store) : ISpendingStore
{
    /// <inheritdoc/>
    public ValueTask<bool> TryAddAsync(Spending spending, SpendingLimit limit, CancellationToken cancellationToken) =>
        store.WritingAsync(
            file =>
            {
                var spent = Spent(file.Engine, spending.Purpose, spending.Unit, spending.Day);
                if (spent.Day + spending.Amount > limit.PerDay || spent.Month + spending.Amount > limit.PerMonth)
                    return false;
                Add(file.Engine, spending);
                return true;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public async ValueTask AddAsync(Spending spending, CancellationToken cancellationToken) =>
        await store.WritingAsync(
            file =>
            {
                Add(file.Engine, spending);
                return true;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<Spent> SpentAsync(string purpose, string unit, DateOnly day, CancellationToken cancellationToken) =>
        store.ReadingAsync(engine => Spent(engine, purpose, unit, day), cancellationToken);

    /// <summary>The sum of a period.</summary>
    internal static void Put(LiteEngine engine, string purpose, string unit, string period, long amount) =>
        engine.Put(LiteSchema.Spending, new BsonDocument { ["_id"] = Key(purpose, unit, period), ["purpose"] = ToKey(purpose), ["unit"] = ToKey(unit), ["period"] = period, ["amount"] = amount });

    private static Spent Spent(LiteEngine engine, string purpose, string unit, DateOnly day) => new(Sum(engine, purpose, unit, DayOf(day)), Sum(engine, purpose, unit, MonthOf(day)));

    private static void Add(LiteEngine engine, Spending spending)
    {
        foreach (var period in new[] { DayOf(spending.Day), MonthOf(spending.Day) })
            Put(engine, spending.Purpose, spending.Unit, period, Math.Max(0, Sum(engine, spending.Purpose, spending.Unit, period) + spending.Amount));
    }

    private static long Sum(LiteEngine engine, string purpose, string unit, string period) => engine.Find(LiteSchema.Spending, Key(purpose, unit, period)) is { } sum ? sum["amount"].AsInt64 : 0;

    /// <summary>The key of a sum.</summary>
    internal static string Key(string purpose, string unit, string period) => $"{LiteKey.Of(purpose, unit)}\0{period}";

    private static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd");

    private static string MonthOf(DateOnly day) => day.ToString("yyyy-MM");
}
