using RecruitBot.Adapters.Sqlite;
using RecruitBot.Benchmarks.Stores;
using RecruitBot.Benchmarks.Stores.Crash;
using RecruitBot.Core.Sessions;

namespace RecruitBot.EndToEnd.Sqlite;

/// <summary>The store between processes: shared from the first moment.</summary>
public sealed class SqliteProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recruitbot-");

    private string Db => Path.Combine(_folder.FullName, "store.db");

    public void Dispose() => _folder.Delete(recursive: true);

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
        using var first = StoreProcess.Writer("sqlite", Db, "a", writers: 2, Appends);
        using var second = StoreProcess.Writer("sqlite", Db, "b", writers: 2, Appends);

        Assert.Equal(0, await first.EndAsync());
        Assert.Equal(0, await second.EndAsync());

        Assert.Equal(2 * Appends, first.Acknowledged.Count);
        Assert.Equal(2 * Appends, second.Acknowledged.Count);
        await using var store = StoreEngine.Open("sqlite", Db);
        foreach (var session in first.Acknowledged.Concat(second.Acknowledged).GroupBy(a => a.Name, StringComparer.Ordinal))
        {
            var events = await store.Sessions.ReadAsync(session.Key, CancellationToken.None);
            Assert.Equal(session.Select(a => StoreWriterVerb.MessageId(session.Key, a.Number)), events.Select(e => ((CandidateWrote)e.Event).MessageId));
        }
        Assert.Equal(0, await ChainCheck.BrokenAsync(store.Audit));
    }
}
