using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>The file: what is made, what is refused, and that every refusal is one sentence with the setting's name.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    private string Db => _folder["store.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_folder_and_file_are_made_for_the_owner_only()
    {
        await using var store = SqliteSessionStore.Open(_folder["a/b/store.db"]);
        await store.AppendAsync(Append(Head(), 0), None);

        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode OwnerReads = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(OwnerReads | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["a/b"]));
        foreach (var name in new[] { "store.db", "store.db-wal", "store.db-shm" })
            Assert.Equal(OwnerReads, File.GetUnixFileMode(_folder["a/b/" + name]));
    }

    [Fact]
    public async Task The_medium_is_set_up_for_durability_and_erasure()
    {
        await CreatedAsync();
        using var connection = new SqliteFile(Db, TimeSpan.FromSeconds(5)).OpenWriter();

        Assert.Equal("wal", connection.ExecuteScalar<string>("PRAGMA journal_mode"));
        Assert.Equal(2, connection.ExecuteScalar<long>("PRAGMA synchronous"));
        Assert.Equal(1, connection.ExecuteScalar<long>("PRAGMA secure_delete"));
        Assert.Equal(1, connection.ExecuteScalar<long>("PRAGMA foreign_keys"));
        Assert.Equal(5000, connection.ExecuteScalar<long>("PRAGMA busy_timeout"));
        Assert.Equal(SqliteSchema.ApplicationId, connection.ExecuteScalar<long>("PRAGMA application_id"));
        Assert.Equal(SqliteSchema.Steps.Count, connection.ExecuteScalar<long>("PRAGMA user_version"));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused()
    {
        await CreatedAsync();
        Raw("PRAGMA user_version = 99");

        Assert.Contains("newer RecruitBot", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_not_changed()
    {
        Raw("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)");
        var before = File.ReadAllBytes(Db);

        Assert.Contains("another program", Refusal(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Db));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_not_changed()
    {
        File.WriteAllText(Db, "Dear diary, this is not a database. " + new string('x', 5000));
        var before = File.ReadAllBytes(Db);

        Assert.Contains("not a database", Refusal(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Db));
    }

    [Fact]
    public void A_folder_is_refused()
    {
        Directory.CreateDirectory(Db);

        Assert.Contains("is a folder", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_a_file_is_refused()
    {
        File.WriteAllText(_folder["file"], "");

        Assert.Contains("cannot be created", Refusal(_folder["file/store.db"]), StringComparison.Ordinal);
    }

    [FactUnlessRoot]
    public void A_folder_that_may_not_be_written_is_refused()
    {
        if (OperatingSystem.IsWindows())
            return;
        var folder = Directory.CreateDirectory(_folder["locked"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Contains("may not write", Refusal(Path.Combine(folder.FullName, "store.db")), StringComparison.Ordinal);
        }
        finally
        {
            folder.UnixFileMode |= UnixFileMode.UserWrite;
        }
    }

    [FactUnlessRoot]
    public async Task A_file_that_may_not_be_written_is_refused()
    {
        await CreatedAsync();
        File.SetAttributes(Db, FileAttributes.ReadOnly);

        Assert.Contains("may not write", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_file_is_refused()
    {
        await CreatedAsync(events: 200);
        using (var file = File.OpenWrite(Db))
            file.SetLength(file.Length / 2);

        Assert.Contains("is damaged", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_page_is_told_when_it_is_read()
    {
        await CreatedAsync(events: 200);
        using (var file = File.OpenWrite(Db))
        {
            // Everything after the first page, which holds the header and the schema.
            file.Position = 4096;
            file.Write(Enumerable.Repeat((byte)0xA5, (int)file.Length - 4096).ToArray());
        }

        var told = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            await using var store = SqliteSessionStore.Open(Db);
            await store.ReadAsync("s1", None);
        });
        AssertSentence(told);
        Assert.Contains("is damaged", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_is_told()
    {
        using var connection = Connect();
        connection.Execute("CREATE TABLE t (x); PRAGMA max_page_count = 3");
        var full = Assert.Throws<SqliteException>(() => connection.Execute("INSERT INTO t VALUES (zeroblob(100000))"));

        var told = SqliteFault.Of(full, Db);

        AssertSentence(told);
        Assert.Contains("is full", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_of_a_newer_version_is_told_without_its_text()
    {
        await using var store = SqliteSessionStore.Open(Db);
        await store.AppendAsync(Append(Head(), 0), None);
        Raw("""UPDATE events SET record = CAST(char(0) || '{"salt":"","at":"2026-01-01T00:00:00Z","event":{"type":"teleported","text":"secret words"}}' AS BLOB)""");

        var told = await Assert.ThrowsAsync<StoreException>(async () => await store.ReadAsync("s1", None));

        AssertSentence(told);
        Assert.DoesNotContain("secret", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var store = SqliteSessionStore.Open(Db);
        await store.DisposeAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.AppendAsync(Append(Head(), 0), None));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.ReadAsync("s1", None));
    }

    [Fact]
    public void A_migration_that_fails_leaves_the_file_at_the_version_before()
    {
        using var connection = Connect();
        SqliteSchema.Migrate(connection, ["CREATE TABLE a (x)"]);

        Assert.Throws<SqliteException>(() => SqliteSchema.Migrate(connection, ["never run", "CREATE TABLE b (x); CREATE TABLE a (x)"]));
        Assert.Equal(1, connection.ExecuteScalar<long>("PRAGMA user_version"));
        Assert.Equal(["a"], connection.Query<string>("SELECT name FROM sqlite_master"));

        SqliteSchema.Migrate(connection, ["never run", "CREATE TABLE b (x)", "CREATE TABLE c (x)"]);
        Assert.Equal(3, connection.ExecuteScalar<long>("PRAGMA user_version"));
        Assert.Equal(["a", "b", "c"], connection.Query<string>("SELECT name FROM sqlite_master"));
    }

    private async Task CreatedAsync(int events = 1)
    {
        await using var store = SqliteSessionStore.Open(Db);
        for (var i = 0; i < events; i++)
            await store.AppendAsync(Append(Head(), i, null, new CandidateWrote("m", new string('w', 500))), None);
    }

    private string Refusal(string? path = null)
    {
        var refusal = Assert.Throws<StoreException>(() => SqliteSessionStore.Open(path ?? Db));
        AssertSentence(refusal);
        return refusal.Message;
    }

    private static void AssertSentence(StoreException told)
    {
        Assert.Contains("Storage:Path", told.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', told.Message);
        Assert.DoesNotContain("SQLite Error", told.Message, StringComparison.Ordinal);
    }

    private void Raw(string sql)
    {
        using var connection = Connect();
        connection.Execute(sql);
    }

    private SqliteConnection Connect()
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection($"Data Source={Db};Pooling=False");
        connection.Open();
        return connection;
    }
}
