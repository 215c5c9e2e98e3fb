using RecruitBot.Adapters.Postgres;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Tests.Shared.Postgres;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.Postgres;

/// <summary>A server that crashes, or is restarted by its operator, while conversations go on.</summary>
public sealed class PostgresRestartTests : IDisposable
{
    private const int Sessions = 6;
    private const int Appends = 120;
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly PostgresCluster _cluster = new();

    public void Dispose() => _cluster.Dispose();

    [PostgresFact]
    public Task Nothing_is_lost_or_doubled_when_the_server_crashes_among_appends() => AppendThroughAsync(_cluster.Crash);

    [PostgresFact]
    public Task Nothing_is_lost_or_doubled_when_the_server_is_restarted_among_appends() => AppendThroughAsync(_cluster.ShutDown);

    [PostgresFact]
    public async Task A_server_that_stays_away_is_told_in_one_sentence()
    {
        var connection = _cluster.CreateDatabase();
        await using var store = PostgresSessionStore.Open(PostgresAddress.Read(connection), patience: TimeSpan.FromMilliseconds(300));
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head(), 0), None));
        _cluster.Crash();

        foreach (var call in new Func<Task>[] { async () => await store.AppendAsync(Append(Head(), 1), None), async () => await store.ReadAsync("s1", None) })
        {
            var told = await Assert.ThrowsAsync<StoreException>(call);
            Assert.Contains("Storage:ConnectionString", told.Message, StringComparison.Ordinal);
            Assert.Contains("cannot be reached", told.Message, StringComparison.Ordinal);
        }

        _cluster.Start();
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head(), 1), None));
        Assert.Equal(2, (await store.ReadAsync("s1", None)).Count);
    }

    private async Task AppendThroughAsync(Action stop)
    {
        await using var store = PostgresSessionStore.Open(PostgresAddress.Read(_cluster.CreateDatabase()), patience: TimeSpan.FromSeconds(60));
        var done = 0;
        var writers = Enumerable.Range(0, Sessions).Select(s => Task.Run(() => WriteAsync(store, s, () => Interlocked.Increment(ref done)))).ToList();
        for (var stops = 1; stops <= 2; stops++)
        {
            while (Volatile.Read(ref done) < stops * Sessions * Appends / 4 && !writers.Exists(w => w.IsFaulted))
                await Task.Delay(5);
            stop();
            _cluster.Start();
        }
        await Task.WhenAll(writers);

        for (var s = 0; s < Sessions; s++)
            Assert.Equal(Enumerable.Range(0, Appends).Select(i => $"{s}.{i}"), (await store.ReadAsync("s" + s, None)).Select(e => ((CandidateWrote)e.Event).MessageId));
        await AssertWholeAsync(new PostgresAuditLog(store));
    }

    private static async Task WriteAsync(PostgresSessionStore store, int session, Action count)
    {
        for (var i = 0; i < Appends; i++)
        {
            Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head("s" + session, "c:" + session), i, $"{session}.{i}"), None));
            count();
        }
    }

    private static async Task AssertWholeAsync(PostgresAuditLog audit)
    {
        var (previous, number) = (AuditChain.Start, 0L);
        foreach (var line in await audit.ReadAsync(Assert.Single(await audit.ChainsAsync(None)), 0, int.MaxValue, None))
        {
            Assert.Equal(++number, line.Number);
            Assert.Equal(previous = AuditChain.Next(previous, line.Content), line.Hash);
        }
        Assert.Equal(Sessions * Appends, number);
    }
}
