using LiteDB;
using LiteDB.Engine;
using RecruitBot.Adapters.LiteDb;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.LiteDb;

/// <summary>The file: what is made, what is refused, and that every refusal is one sentence with the setting's name.</summary>
public sealed class LiteDbFileTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    private string Db => _folder["store.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_folder_and_files_are_made_for_the_owner_only()
    {
        await using var store = LiteDbSessionStore.Open(_folder["a/b/store.db"]);
        await store.AppendAsync(Append(Head(), 0), None);

        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode OwnerReads = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(OwnerReads | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder["a/b"]));
        foreach (var name in new[] { "store.db", "store.db-wal", "store.db-lock" })
            Assert.Equal(OwnerReads, File.GetUnixFileMode(_folder["a/b/" + name]));
    }

    [Fact]
    public async Task A_store_that_was_closed_is_one_file_that_LiteDB_itself_reads()
    {
        await CreatedAsync(events: 3);

        Assert.False(File.Exists(Db + "-wal"), "The log is moved into the file when the store is closed.");
        using var theirs = new LiteEngine(new EngineSettings { Filename = Db, ReadOnly = true });
        using var sessions = theirs.Query("sessions", new Query());
        Assert.True(sessions.Read());
        Assert.Equal(3, sessions.Current["v"].AsInt64);
    }

    [Fact]
    public async Task A_second_store_on_the_file_is_refused_and_told_who_has_it()
    {
        var first = LiteDbSessionStore.Open(Db);
        Assert.Contains("one process at a time", Refusal(), StringComparison.Ordinal);
        Assert.Contains("this very process", Refusal(), StringComparison.Ordinal);
        await first.DisposeAsync();
        await LiteDbSessionStore.Open(Db).DisposeAsync();
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused()
    {
        await CreatedAsync();
        Raw(e => e.Update("about", [new BsonDocument { ["_id"] = "recruitbot", ["schema"] = 99 }]));

        Assert.Contains("newer RecruitBot", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_not_changed()
    {
        Raw(e => e.Insert("theirs", [new BsonDocument { ["x"] = 1 }], BsonAutoId.ObjectId), Collation.Default);
        var before = File.ReadAllBytes(Db);

        Refusal();
        Assert.Equal(before, File.ReadAllBytes(Db));
        Raw(e => e.DropCollection("theirs"), Collation.Default);
        File.Delete(Db);
        Raw(e => e.Insert("theirs", [new BsonDocument { ["x"] = 1 }], BsonAutoId.ObjectId));
        Assert.Contains("another program", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(8192)]
    [InlineData(50_001)]
    public void A_file_that_is_no_database_is_refused_and_not_changed(int length)
    {
        File.WriteAllText(Db, "Dear diary, this is not a database. " + new string('x', length - 36));
        var before = File.ReadAllBytes(Db);

        Assert.Contains("not a LiteDB database", Refusal(), StringComparison.Ordinal);
        Assert.Contains("migrate", Refusal(), StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Db));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    [InlineData(8192)]
    public async Task A_file_of_which_a_power_cut_left_only_zeros_is_made_anew(int length)
    {
        File.WriteAllBytes(Db, new byte[length]);
        await CreatedAsync();
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_damaged_file_is_told_when_it_is_read(bool isTruncated)
    {
        await CreatedAsync(events: 200);
        using (var file = File.OpenWrite(Db))
        {
            if (isTruncated)
                file.SetLength(file.Length / 2);
            // Everything after the first page, which holds the header.
            file.Position = 8192;
            if (!isTruncated)
                file.Write(Enumerable.Repeat((byte)0xA5, (int)file.Length - 8192).ToArray());
        }

        var told = await Assert.ThrowsAsync<StoreException>(async () =>
        {
            await using var store = LiteDbSessionStore.Open(Db);
            await store.ReadAsync("s1", None);
        });
        AssertSentence(told);
        Assert.Contains("is damaged", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_of_a_newer_version_is_told_without_its_text()
    {
        await CreatedAsync();
        var record = (byte[])[0, .. """{"salt":"","at":"2026-01-01T00:00:00Z","event":{"type":"teleported","text":"secret words"}}"""u8];
        Raw(e => e.Update("events", [new BsonDocument { ["_id"] = LiteKey.Of("s1", 1), ["v"] = 1L, ["r"] = new BsonArray { record } }]));
        await using var store = LiteDbSessionStore.Open(Db);

        var told = await Assert.ThrowsAsync<StoreException>(async () => await store.ReadAsync("s1", None));

        AssertSentence(told);
        Assert.DoesNotContain("secret", told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_larger_than_LiteDB_holds_is_refused_and_takes_nobody_else_with_it()
    {
        await using var store = LiteDbSessionStore.Open(Db);
        var huge = store.AppendAsync(Append(Head("huge", "c:huge"), 0, "h", new CandidateWrote("h", new string('w', 17_000_000))), None).AsTask();
        var others = Enumerable.Range(0, 20).Select(i => store.AppendAsync(Append(Head("s" + i, "c:" + i), 0, "m" + i), None).AsTask()).ToList();

        AssertSentence(await Assert.ThrowsAsync<StoreException>(() => huge));

        Assert.All(await Task.WhenAll(others), o => Assert.Equal(AppendOutcome.Appended, o));
        Assert.Empty(await store.ReadAsync("huge", None));
    }

    [Fact]
    public async Task Ids_longer_than_a_key_may_be_are_told_apart_and_found()
    {
        var (one, other) = (new string('é', 2000) + "1", new string('é', 2000) + "2");
        await using var store = LiteDbSessionStore.Open(Db);
        foreach (var id in new[] { one, other, new string('é', 150) })
            Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head(id, "c:" + id, id) with { ClaimedBy = id }, 0, id), None));

        Assert.Equal(other, await store.FindMessageAsync(other, None));
        Assert.Equal(other, Assert.Single(await store.FindAsync(new() { CandidateId = "c:" + other, ClaimedBy = other }, None)).SessionId);
        Assert.Equal(other, Assert.Single(await store.FindAsync(new() { SessionIdPrefix = other }, None)).SessionId);
        Assert.Equal(2, (await store.FindAsync(new() { SessionIdPrefix = one[..^1] }, None)).Count);
        Assert.Equal(3, (await store.FindAsync(new() { SessionIdPrefix = "é" }, None)).Count);
        Assert.Single(await store.ReadAsync(new string('é', 150), None));
        Assert.Equal(1, (await store.EraseAsync("c:" + one, Start, None)).Sessions);
        Assert.Single(await store.ReadAsync(other, None));
    }

    [Fact]
    public async Task Checkpoints_come_by_themselves_and_nothing_is_missing_after_them()
    {
        await using var store = LiteDbSessionStore.Open(Db, RecruitBot.Adapters.LiteDb.Files.DiskFile.Open, mostPagesInLog: 100);
        for (var i = 0; i < 300; i++)
        {
            Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head(), i, "m" + i), None));
            Assert.InRange(new FileInfo(Db + "-wal").Length, 0, 200 * 8192);
        }
        Assert.Equal(300, (await store.ReadAsync("s1", None)).Count);
        Assert.True(new FileInfo(Db).Length > 50_000);
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var store = LiteDbSessionStore.Open(Db);
        await store.DisposeAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.AppendAsync(Append(Head(), 0), None));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.ReadAsync("s1", None));
    }

    private async Task CreatedAsync(int events = 1)
    {
        await using var store = LiteDbSessionStore.Open(Db);
        for (var i = 0; i < events; i++)
            Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(Append(Head(), i, null, new CandidateWrote("m", new string('w', 500))), None));
    }

    private string Refusal(string? path = null)
    {
        var refusal = Assert.Throws<StoreException>(() => LiteDbSessionStore.Open(path ?? Db));
        AssertSentence(refusal);
        return refusal.Message;
    }

    private static void AssertSentence(StoreException told)
    {
        Assert.Contains("Storage:Path", told.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', told.Message);
    }

    private void Raw(Action<LiteEngine> change, Collation? collation = null)
    {
        using var engine = new LiteEngine(new EngineSettings { Filename = Db, Collation = collation ?? Collation.Binary });
        change(engine);
        engine.Checkpoint();
    }
}
