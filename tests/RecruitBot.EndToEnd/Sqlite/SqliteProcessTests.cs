using RecruitBot.Adapters.Sqlite;
using RecruitBot.Benchmarks.Stores;

namespace RecruitBot.EndToEnd.Sqlite;

/// <summary>The store between processes: killed while it writes, and shared.</summary>
public sealed class SqliteProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recruitbot-");

    private string Db => Path.Combine(_folder.FullName, "store.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_acknowledged_survives_kill_9_exactly_once()
    {
        var result = await CrashVerb.KillAsync("sqlite", Db, kills: 5, new Random(1));

        Assert.True(result.Acknowledged > 50, $"Only {result.Acknowledged} appends were acknowledged: the test shows nothing.");
        Assert.Equal(new CrashResult(5, result.Acknowledged, Lost: 0, Doubled: 0, Stuck: 0), result);
    }

    [Fact]
    public async Task All_that_start_at_once_on_a_new_file_get_the_store()
    {
        // One finds the file half way between empty and ours only now and then: several rounds.
        for (var round = 0; round < 8; round++)
        {
            var path = Path.Combine(_folder.FullName, $"new-{round}.db");
            using var start = new Barrier(4);
            var stores = await Task.WhenAll(
                Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(() =>
                {
                    start.SignalAndWait();
                    return SqliteSessionStore.Open(path);
                }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            );
            foreach (var store in stores)
                await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Two_processes_write_to_one_file_side_by_side()
    {
        const int Appends = 200;
        using var first = new StoreProcess("sqlite", Db, "a", writers: 2, Appends);
        using var second = new StoreProcess("sqlite", Db, "b", writers: 2, Appends);

        Assert.Equal(0, await first.EndAsync());
        Assert.Equal(0, await second.EndAsync());

        Assert.Equal(2 * Appends, first.Acknowledged.Count);
        Assert.Equal(2 * Appends, second.Acknowledged.Count);
        Assert.Equal((0, 0), await CrashVerb.CheckAsync("sqlite", Db, [.. first.Acknowledged, .. second.Acknowledged]));
    }
}
