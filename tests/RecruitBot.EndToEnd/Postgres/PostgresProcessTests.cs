using RecruitBot.Benchmarks.Stores;
using RecruitBot.Benchmarks.Stores.Crash;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Shared.Postgres;

namespace RecruitBot.EndToEnd.Postgres;

/// <summary>The store between processes: killed while candidates talk, and shared.</summary>
public sealed class PostgresProcessTests
{
    private const string Engine = "postgres";

    [PostgresFact]
    public async Task What_candidates_were_told_is_saved_survives_kill_9_exactly_once()
    {
        var result = await new CrashRun(Engine, PostgresCluster.Shared.CreateDatabase(), new Random(1)).RunAsync(kills: 20);

        Assert.True(result.Acknowledged > 50, $"Only {result.Acknowledged} messages were acknowledged: the test shows nothing.");
        Assert.Equal(new CrashResult(20, result.Acknowledged, Lost: 0, Doubled: 0, Stuck: 0, Broken: 0, result.Candidates), result);
    }

    [PostgresFact]
    public async Task Two_processes_write_to_one_database_side_by_side()
    {
        const int Appends = 200;
        var database = PostgresCluster.Shared.CreateDatabase();
        using var first = StoreProcess.Writer(Engine, database, "a", writers: 2, Appends);
        using var second = StoreProcess.Writer(Engine, database, "b", writers: 2, Appends);

        Assert.Equal(0, await first.EndAsync());
        Assert.Equal(0, await second.EndAsync());

        Assert.Equal((2 * Appends, 2 * Appends), (first.Acknowledged.Count, second.Acknowledged.Count));
        await using var store = StoreEngine.Open(Engine, database);
        foreach (var session in first.Acknowledged.Concat(second.Acknowledged).GroupBy(a => a.Name, StringComparer.Ordinal))
        {
            var events = await store.Sessions.ReadAsync(session.Key, CancellationToken.None);
            Assert.Equal(session.Select(a => StoreWriterVerb.MessageId(session.Key, a.Number)), events.Select(e => ((CandidateWrote)e.Event).MessageId));
        }
        Assert.Equal(0, await ChainCheck.BrokenAsync(store.Audit));
    }
}
