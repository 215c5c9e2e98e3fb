using RecruitBot.Adapters.Postgres;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Shared.Postgres;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.Postgres;

/// <summary>Several processes over one database, and several programs in it.</summary>
public sealed class PostgresSharingTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly Lazy<string> _connection = new(PostgresCluster.Shared.CreateDatabase);

    [PostgresFact]
    public async Task An_empty_database_may_be_opened_by_many_at_once()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => PostgresSessionStore.Open(PostgresAddress.Read(_connection.Value)))));
        foreach (var store in stores)
        {
            Assert.Empty(await store.FindAsync(new SessionQuery(), None));
            await store.DisposeAsync();
        }
    }

    [PostgresFact]
    public async Task Stores_that_write_to_one_session_take_turns_and_lose_nothing()
    {
        const int Appends = 60;
        var stores = Open(3);
        var won = new int[stores.Length];

        // A loser reads the version again, as the product does.
        await SideBySideAsync(
            stores,
            async (store, i) =>
            {
                while (won[i] < Appends)
                {
                    var version = await store.VersionAsync("s1", None);
                    if (await store.AppendAsync(Append(Head(), version, $"{i}.{won[i]}"), None) == AppendOutcome.Appended)
                        won[i]++;
                }
            }
        );

        var events = await stores[0].ReadAsync("s1", None);
        Assert.Equal(Enumerable.Range(1, stores.Length * Appends).Select(v => (long)v), events.Select(e => e.Version));
        for (var i = 0; i < stores.Length; i++)
            Assert.Equal(
                Enumerable.Range(0, Appends).Select(n => $"{i}.{n}"),
                events.Select(e => ((CandidateWrote)e.Event).MessageId).Where(m => m.StartsWith($"{i}.", StringComparison.Ordinal))
            );
        Assert.Equal(stores.Length, (await new PostgresAuditLog(stores[0]).ChainsAsync(None)).Count);
        await CloseAsync(stores);
    }

    [PostgresFact]
    public async Task Of_racing_openings_in_different_stores_one_wins()
    {
        var stores = Open(4);
        for (var round = 0; round < 20; round++)
        {
            var candidate = "c:" + round;
            var outcomes = new AppendOutcome[stores.Length];
            await SideBySideAsync(stores, async (store, i) => outcomes[i] = await store.AppendAsync(Append(Head($"s{round}.{i}", candidate), 0, $"m{round}.{i}"), None));
            Assert.Equal(1, outcomes.Count(o => o == AppendOutcome.Appended));
            Assert.Equal(stores.Length - 1, outcomes.Count(o => o == AppendOutcome.AlreadyOpen));
        }
        await CloseAsync(stores);
    }

    [PostgresFact]
    public async Task A_message_that_several_stores_take_at_once_is_handled_once()
    {
        var stores = Open(4);
        for (var round = 0; round < 20; round++)
        {
            var outcomes = new AppendOutcome[stores.Length];
            await SideBySideAsync(stores, async (store, i) => outcomes[i] = await store.AppendAsync(Append(Head($"s{round}.{i}", $"c:{round}.{i}"), 0, $"m{round}"), None));
            Assert.Equal(1, outcomes.Count(o => o == AppendOutcome.Appended));
            Assert.Equal(stores.Length - 1, outcomes.Count(o => o == AppendOutcome.DuplicateMessage));
        }
        await CloseAsync(stores);
    }

    [PostgresFact]
    public async Task Schemas_in_one_database_know_nothing_of_each_other()
    {
        await using var one = PostgresSessionStore.Open(PostgresAddress.Read(_connection.Value + ";Search Path=one"));
        await using var two = PostgresSessionStore.Open(PostgresAddress.Read(_connection.Value + ";Search Path=two"));
        Assert.Equal(AppendOutcome.Appended, await one.AppendAsync(Append(Head(), 0, "m"), None));
        Assert.Empty(await two.ReadAsync("s1", None));
        Assert.Equal(AppendOutcome.Appended, await two.AppendAsync(Append(Head(), 0, "m"), None));
        Assert.Equal(1, (await one.EraseAsync("console:alice", Start, None)).Sessions);
        Assert.Single(await two.ReadAsync("s1", None));
    }

    private PostgresSessionStore[] Open(int count) => [.. Enumerable.Range(0, count).Select(_ => PostgresSessionStore.Open(PostgresAddress.Read(_connection.Value)))];

    private static Task SideBySideAsync(PostgresSessionStore[] stores, Func<PostgresSessionStore, int, Task> work) =>
        Task.WhenAll(stores.Select((store, i) => Task.Run(() => work(store, i))));

    private static async Task CloseAsync(PostgresSessionStore[] stores)
    {
        foreach (var store in stores)
            await store.DisposeAsync();
    }
}
