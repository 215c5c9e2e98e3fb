using RecruitBot.Benchmarks.Stores;
using RecruitBot.Tests.Shared.Postgres;

namespace RecruitBot.EndToEnd.Postgres;

/// <summary>The store between processes: killed while it writes, and shared.</summary>
public sealed class PostgresProcessTests
{
    [PostgresFact]
    public async Task What_was_acknowledged_survives_kill_9_exactly_once()
    {
        var result = await CrashVerb.KillAsync("postgres", PostgresCluster.Shared.CreateDatabase(), kills: 5, new Random(1));

        Assert.True(result.Acknowledged > 10, $"Only {result.Acknowledged} appends were acknowledged: the test shows nothing.");
        Assert.Equal(new CrashResult(5, result.Acknowledged, Lost: 0, Doubled: 0, Stuck: 0), result);
    }

    [PostgresFact]
    public async Task Two_processes_write_to_one_database_side_by_side()
    {
        const int Appends = 200;
        var database = PostgresCluster.Shared.CreateDatabase();
        using var first = new StoreProcess("postgres", database, "a", writers: 2, Appends);
        using var second = new StoreProcess("postgres", database, "b", writers: 2, Appends);

        Assert.Equal(0, await first.EndAsync());
        Assert.Equal(0, await second.EndAsync());

        Assert.Equal((2 * Appends, 2 * Appends), (first.Acknowledged.Count, second.Acknowledged.Count));
        Assert.Equal((0, 0), await CrashVerb.CheckAsync("postgres", database, [.. first.Acknowledged, .. second.Acknowledged]));
    }
}
