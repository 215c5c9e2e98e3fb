using System.Text;
using Npgsql;
using RecruitBot.Adapters.Postgres;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Shared.Postgres;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.Postgres;

/// <summary>What is erased is in no table's file any more.</summary>
public sealed class PostgresErasureTests
{
    private const string Words = "Xylographic-7731";
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly Lazy<string> _connection = new(PostgresCluster.Shared.CreateDatabase);

    [PostgresFact]
    public async Task No_file_of_the_database_holds_what_was_erased()
    {
        await using var store = PostgresSessionStore.Open(PostgresAddress.Read(_connection.Value));
        await FillAsync(store);
        Assert.True(IsInFiles(), "What was written is looked for in the right files.");

        await store.EraseAsync("c:gone", Start, None);

        Assert.False(IsInFiles());
        Assert.Equal(20, (await store.FindAsync(new SessionQuery { CandidateId = "c:stays" }, None))[0].Version);
    }

    [PostgresFact]
    public async Task Somebody_who_still_sees_the_old_rows_is_named_and_the_next_erasure_cleans()
    {
        await using var store = PostgresSessionStore.Open(PostgresAddress.Read(_connection.Value), patience: TimeSpan.FromMilliseconds(200));
        await FillAsync(store);
        await using (var backup = new NpgsqlConnection(_connection.Value + ";Pooling=False"))
        {
            await backup.OpenAsync();
            await using var transaction = await backup.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
            await using (var look = new NpgsqlCommand("SELECT count(*) FROM recruitbot.events", backup))
                await look.ExecuteScalarAsync();

            var told = await Assert.ThrowsAsync<StoreException>(async () => await store.EraseAsync("c:gone", Start, None));

            Assert.Contains("The record is erased", told.Message, StringComparison.Ordinal);
            Assert.Contains("long transaction", told.Message, StringComparison.Ordinal);
            Assert.Empty(await store.FindAsync(new SessionQuery { CandidateId = "c:gone" }, None));
        }

        await store.EraseAsync("c:nobody", Start, None);
        Assert.False(IsInFiles());
    }

    [PostgresFact]
    public async Task A_prepared_transaction_still_sees_the_old_rows_and_the_next_start_cleans()
    {
        var database = new NpgsqlConnectionStringBuilder(_connection.Value).Database!;
        await using (var store = PostgresSessionStore.Open(PostgresAddress.Read(_connection.Value), patience: TimeSpan.FromMilliseconds(200)))
        {
            await FillAsync(store);
            PostgresCluster.Shared.Execute("BEGIN; SELECT pg_current_xact_id(); PREPARE TRANSACTION 'forgotten'", database);
            var told = await Assert.ThrowsAsync<StoreException>(async () => await store.EraseAsync("c:gone", Start, None));
            Assert.Contains("next erasure or start", told.Message, StringComparison.Ordinal);
            PostgresCluster.Shared.Execute("ROLLBACK PREPARED 'forgotten'", database);
        }
        Assert.True(IsInFiles());

        await using var next = PostgresSessionStore.Open(PostgresAddress.Read(_connection.Value));
        for (var since = System.Diagnostics.Stopwatch.StartNew(); IsInFiles(); await Task.Delay(20))
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(30), "The start has not cleaned.");
    }

    private static async Task FillAsync(PostgresSessionStore store)
    {
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head("s1", "c:gone") with { CandidateName = Words }, i, $"a{i}", new CandidateWrote($"a{i}", $"{Words} {i}")), None));
            Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head("s2", "c:stays"), i, $"b{i}", new CandidateWrote($"b{i}", $"kept {i}")), None));
        }
    }

    private bool IsInFiles()
    {
        var database = new NpgsqlConnectionStringBuilder(_connection.Value).Database!;
        PostgresCluster.Shared.Execute("CHECKPOINT", database);
        var needle = Encoding.UTF8.GetBytes(Words);
        return PostgresCluster.Shared.FilesOf(database).Any(f => File.ReadAllBytes(f).AsSpan().IndexOf(needle) >= 0);
    }
}
