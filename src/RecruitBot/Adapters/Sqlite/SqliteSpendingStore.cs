using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Assistant.Model.Budget;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>What was spent on models, in the file of the sessions and as durable as they are.</summary>
public sealed class SqliteSpendingStore(SqliteSessionStore store) : ISpendingStore
{
    private const string Sum = "SELECT coalesce((SELECT amount FROM spending WHERE purpose = @Purpose AND unit = @Unit AND period = @Period), 0)";

    /// <inheritdoc/>
    public ValueTask<bool> TryAddAsync(Spending spending, SpendingLimit limit, CancellationToken cancellationToken) =>
        store.WritingAsync(
            connection =>
            {
                var spent = Spent(connection, spending.Purpose, spending.Unit, spending.Day);
                if (spent.Day + spending.Amount > limit.PerDay || spent.Month + spending.Amount > limit.PerMonth)
                    return false;
                Add(connection, spending);
                return true;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public async ValueTask AddAsync(Spending spending, CancellationToken cancellationToken) =>
        await store.WritingAsync(
            connection =>
            {
                Add(connection, spending);
                return true;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<Spent> SpentAsync(string purpose, string unit, DateOnly day, CancellationToken cancellationToken) =>
        store.ReadingAsync(connection => Spent(connection, purpose, unit, day), cancellationToken);

    private static Spent Spent(SqliteConnection connection, string purpose, string unit, DateOnly day) =>
        new(
            connection.ExecuteScalar<long>(Sum, new { Purpose = purpose, Unit = unit, Period = DayOf(day) }),
            connection.ExecuteScalar<long>(Sum, new { Purpose = purpose, Unit = unit, Period = MonthOf(day) })
        );

    private static void Add(SqliteConnection connection, Spending spending) =>
        connection.Execute(
            """
            INSERT INTO spending VALUES (@Purpose, @Unit, @Day, max(0, @Amount)), (@Purpose, @Unit, @Month, max(0, @Amount))
            ON CONFLICT (purpose, unit, period) DO UPDATE SET amount = max(0, amount + @Amount)
            """,
            new { spending.Purpose, spending.Unit, Day = DayOf(spending.Day), Month = MonthOf(spending.Day), spending.Amount }
        );

    private static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd");

    private static string MonthOf(DateOnly day) => day.ToString("yyyy-MM");
}
