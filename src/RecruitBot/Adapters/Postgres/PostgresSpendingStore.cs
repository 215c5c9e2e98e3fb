using Dapper;
using Npgsql;
using RecruitBot.Core.Assistant.Model.Budget;

namespace RecruitBot.Adapters.Postgres;

/// <summary>What was spent on models by all processes, in the database of the sessions and as durable as they are.</summary>
public sealed class PostgresSpendingStore(PostgresSessionStore store) : ISpendingStore
{
    private const string Sums = """
        SELECT coalesce(sum(amount) FILTER (WHERE period = @Day), 0)::bigint, coalesce(sum(amount) FILTER (WHERE period = @Month), 0)::bigint
        FROM spending WHERE purpose = @Purpose AND unit = @Unit AND period IN (@Day, @Month)
        """;

    // Over all processes one at a time looks and adds, so that together they stay within the limit.
    private const string OneAtATime = "SELECT pg_advisory_xact_lock(hashtext(current_schema()), 3)";

    /// <inheritdoc/>
    public async ValueTask<bool> TryAddAsync(Spending spending, SpendingLimit limit, CancellationToken cancellationToken) =>
        await store.WritingAsync(
            async connection =>
            {
                await connection.ExecuteAsync(OneAtATime);
                var spent = await SpentAsync(connection, spending.Purpose, spending.Unit, spending.Day);
                if (spent.Day + spending.Amount > limit.PerDay || spent.Month + spending.Amount > limit.PerMonth)
                    return false;
                await AddAsync(connection, spending);
                return true;
            },
            cancellationToken,
            IsRepeatable(spending)
        );

    /// <inheritdoc/>
    public async ValueTask AddAsync(Spending spending, CancellationToken cancellationToken) =>
        await store.WritingAsync(
            async connection =>
            {
                await connection.ExecuteAsync(OneAtATime);
                return await AddAsync(connection, spending);
            },
            cancellationToken,
            IsRepeatable(spending)
        );

    /// <inheritdoc/>
    public async ValueTask<Spent> SpentAsync(string purpose, string unit, DateOnly day, CancellationToken cancellationToken) =>
        await store.ReadingAsync(connection => SpentAsync(connection, purpose, unit, day), cancellationToken);

    /// <summary>Where it is not known whether it was counted, rather too much is counted than too little.</summary>
    private static bool IsRepeatable(Spending spending) => spending.Amount >= 0;

    private static async Task<Spent> SpentAsync(NpgsqlConnection connection, string purpose, string unit, DateOnly day)
    {
        var (spentToday, spentThisMonth) = await connection.QuerySingleAsync<(long, long)>(
            Sums,
            new
            {
                Purpose = purpose,
                Unit = unit,
                Day = DayOf(day),
                Month = MonthOf(day),
            }
        );
        return new Spent(spentToday, spentThisMonth);
    }

    private static Task<int> AddAsync(NpgsqlConnection connection, Spending spending) =>
        connection.ExecuteAsync(
            """
            INSERT INTO spending VALUES (@Purpose, @Unit, @Day, greatest(0, @Amount)), (@Purpose, @Unit, @Month, greatest(0, @Amount))
            ON CONFLICT (purpose, unit, period) DO UPDATE SET amount = greatest(0, spending.amount + @Amount)
            """,
            new
            {
                spending.Purpose,
                spending.Unit,
                Day = DayOf(spending.Day),
                Month = MonthOf(spending.Day),
                spending.Amount,
            }
        );

    private static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd");

    private static string MonthOf(DateOnly day) => day.ToString("yyyy-MM");
}
