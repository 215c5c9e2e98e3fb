using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>Several users of one file.</summary>
public sealed class SqliteSharingTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    private string Db => _folder["store.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_lock_held_by_another_program_is_told_and_passes()
    {
        await using var store = SqliteSessionStore.Open(Db, TimeSpan.FromMilliseconds(50));
        using var other = new SqliteConnection($"Data Source={Db};Pooling=False");
        other.Open();
        other.Execute("BEGIN IMMEDIATE");

        var told = await Assert.ThrowsAsync<StoreException>(async () => await store.AppendAsync(Append(Head(), 0), None));

        Assert.Contains("Storage:Path", told.Message, StringComparison.Ordinal);
        Assert.Contains("locked by another program", told.Message, StringComparison.Ordinal);
        Assert.Empty(await store.ReadAsync("s1", None));
        other.Execute("ROLLBACK");
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head(), 0), None));
    }

    [Fact]
    public async Task A_new_file_may_be_opened_by_many_at_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var path = _folder[$"new{round}/store.db"];
            var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SqliteSessionStore.Open(path))));
            foreach (var store in stores)
                await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task Two_stores_on_one_file_take_turns_and_lose_nothing()
    {
        const int Appends = 150;
        await using var first = SqliteSessionStore.Open(Db);
        await using var second = SqliteSessionStore.Open(Db);
        ISessionStore[] stores = [first, second];
        var won = new int[2];

        // Both append to one session: a loser reads the version again, as the product does.
        await Task.WhenAll(
            stores.Select(
                (store, i) =>
                    Task.Run(async () =>
                    {
                        while (won[i] < Appends)
                        {
                            var version = (await store.ReadAsync("s1", None)).Count;
                            if (await store.AppendAsync(Append(Head(), version, $"{i}.{won[i]}"), None) == AppendOutcome.Appended)
                                won[i]++;
                        }
                    })
            )
        );

        var events = await first.ReadAsync("s1", None);
        Assert.Equal(Enumerable.Range(1, 2 * Appends).Select(v => (long)v), events.Select(e => e.Version));
        for (var i = 0; i < 2; i++)
            Assert.Equal(
                Enumerable.Range(0, Appends).Select(n => $"{i}.{n}"),
                events.Select(e => ((CandidateWrote)e.Event).MessageId).Where(m => m.StartsWith($"{i}.", StringComparison.Ordinal))
            );
    }

    [Fact]
    public async Task Stores_that_write_to_different_sessions_never_refuse_each_other()
    {
        var stores = Enumerable.Range(0, 3).Select(_ => SqliteSessionStore.Open(Db)).ToList();
        await Task.WhenAll(
            stores.Select(
                (store, s) =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < 100; i++)
                            Assert.Equal(
                                AppendOutcome.Appended,
                                await store.AppendAsync(Append(Head("s" + s, "c:" + s), i, $"{s}.{i}"), None)
                            );
                    })
            )
        );
        for (var s = 0; s < stores.Count; s++)
            Assert.Equal(100, (await stores[0].ReadAsync("s" + s, None)).Count);
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    // Races between stores seldom happen by themselves on a fast disk; this is the moment they would happen in.
    [Fact]
    public async Task Nobody_else_writes_between_what_a_step_checks_and_what_it_writes()
    {
        await using var store = SqliteSessionStore.Open(Db, TimeSpan.FromMilliseconds(50));
        var file = new SqliteFile(Db, TimeSpan.FromMilliseconds(50));
        await using var writer = new SqliteWriter(file, file.OpenWriter());

        var told = await writer.InTransactionAsync(
            connection =>
            {
                connection.ExecuteScalar<long>("SELECT count(*) FROM sessions");
                return Record.ExceptionAsync(async () => await store.AppendAsync(Append(Head(), 0), None)).GetAwaiter().GetResult();
            },
            None
        );

        Assert.IsType<StoreException>(told);
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head(), 0), None));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_and_the_next_one_works()
    {
        var file = new SqliteFile(Db, TimeSpan.FromSeconds(1));
        file.Create();
        await using var writer = new SqliteWriter(file, file.OpenWriter());
        var step = await new SessionRecords(new PlainSeal()).SealAsync(Append(Head(), 0), None);

        await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await writer.InTransactionAsync<int>(
                _ =>
                {
                    Assert.Equal(AppendOutcome.Appended, writer.Append.Run(step));
                    throw new InvalidOperationException();
                },
                None
            )
        );

        Assert.Equal(AppendOutcome.Appended, await writer.InTransactionAsync(_ => writer.Append.Run(step), None));
    }
}
