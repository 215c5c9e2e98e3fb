using Dapper;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Adapters.Sqlite.Backups;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Backups;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>A backup is whole whatever goes on while it is made, and what is restored is what was, without whoever was erased since.</summary>
public sealed class SqliteBackupTests(FilledStore filled) : IClassFixture<FilledStore>, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Later = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    private string Db => _folder["data/store.db"];

    private string Backup => _folder["backups/monday.db"];

    private SqliteBackups Backups => new(Db);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_of_a_busy_store_is_one_moment_of_it()
    {
        await using var store = SqliteSessionStore.Open(Db);
        using var office = OfficeOver(store);
        await BusyWeek.RunAsync(office);
        using var done = new CancellationTokenSource();
        var screening = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await office.ToFirstQuestionAsync(BusyWeek.Carol);
                await office.SayAsync(BusyWeek.Carol, Paths.WholeStory);
                await office.SayAsync(BusyWeek.Carol, "I want to withdraw my application");
                await office.PressAsync(BusyWeek.Carol, "Yes, withdraw");
                office.Time.Advance(TimeSpan.FromDays(60));
            }
        });
        var reports = new List<BackupReport>();
        for (var i = 0; i < 4; i++)
            reports.Add(await Backups.BackupAsync(_folder[$"backups/{i}.db"], None));
        await done.CancelAsync();
        await screening;

        foreach (var report in reports)
        {
            Assert.True(report.Verdict.Holds);
            Assert.Equal(new FileInfo(report.Path).Length, report.Bytes);
            await using var copy = SqliteSessionStore.Open(report.Path);
            foreach (var head in await copy.FindAsync(new SessionQuery { Limit = 1000 }, None))
            {
                var then = await copy.ReadAsync(head.SessionId, None);
                var now = await store.ReadAsync(head.SessionId, None);
                Assert.Equal(then.Select(e => SessionJson.Write(e.Event)), now.Take(then.Count).Select(e => SessionJson.Write(e.Event)));
            }
        }
        Assert.True(reports[^1].Verdict.Events >= reports[0].Verdict.Events);
    }

    [Fact]
    public async Task A_backup_is_one_file_for_its_owner_and_never_written_over()
    {
        Fill();
        await Backups.BackupAsync(Backup, None);
        Assert.Equal(["monday.db"], Directory.EnumerateFiles(_folder["backups"]).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Backup));
        var before = await File.ReadAllBytesAsync(Backup);
        Assert.Contains("is there already", await RefusalAsync(() => Backups.BackupAsync(Backup, None)), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Backup));
    }

    [Fact]
    public async Task There_is_no_backup_of_nothing_of_what_does_not_hold_or_where_nothing_can_be_written()
    {
        Assert.Contains("nothing to back up", await RefusalAsync(() => Backups.BackupAsync(Backup, None)), StringComparison.Ordinal);
        Assert.False(File.Exists(Db));
        Fill();
        await File.WriteAllTextAsync(_folder["file"], "");
        Assert.Contains("could not be written", await RefusalAsync(() => Backups.BackupAsync(_folder["file/monday.db"], None)), StringComparison.Ordinal);
        using (var db = FilledStore.Connect(Db))
            db.Execute("DELETE FROM events WHERE version = 3");
        Assert.Contains("does not hold (Entry ", await RefusalAsync(() => Backups.BackupAsync(Backup, None)), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder["backups"]));
    }

    [Fact]
    public async Task What_is_restored_is_what_was_and_the_store_that_was_there_is_kept()
    {
        Fill();
        var before = await FilledStore.ReadAllAsync(Db);
        await Backups.BackupAsync(Backup, None);
        await using (var store = SqliteSessionStore.Open(Db))
        using (var office = OfficeOver(store))
            await office.HandInAsync(BusyWeek.Carol);
        var after = await FilledStore.ReadAllAsync(Db);
        Assert.NotEqual(before, after);

        var report = await Backups.RestoreAsync(Backup, Later, None);

        Assert.Equal(before, await FilledStore.ReadAllAsync(Db));
        Assert.Equal(after, await FilledStore.ReadAllAsync(report.KeptAs!));
        Assert.Equal((0, null), (report.ErasedAgain, report.Unknown));
        Assert.True(report.LostEntries > 0);
        Assert.True((await FilledStore.VerifyAsync(Db, filled.Head)).Holds);
        Assert.Equal(AuditKind.Restored, (await LastAsync(Db)).Kind);
        // It goes on from there, and a session runs again to the same.
        await using var restored = SqliteSessionStore.Open(Db);
        using var again = OfficeOver(restored);
        Assert.Empty((await again.Replay.RunAsync(await again.EventsAsync(Alice), None)).Differences);
        await again.SayAsync(Bob, Paths.HygieneStory);
        Assert.Equal(["store.db", "store.db-shm", "store.db-wal", Path.GetFileName(report.KeptAs)!], Directory.EnumerateFiles(_folder["data"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Whoever_was_erased_after_the_backup_is_erased_from_it()
    {
        Fill();
        await Backups.BackupAsync(Backup, None);
        Assert.True(Holds(Backup, "Sourdough, six years."));
        await using (var store = SqliteSessionStore.Open(Db))
            await store.EraseAsync(Bob.Id, Later, None);

        var report = await Backups.RestoreAsync(Backup, Later, None);

        Assert.Equal(1, report.ErasedAgain);
        Assert.False(Holds(Db, "Sourdough, six years."));
        Assert.False(Holds(Db, Bob.Id));
        Assert.True((await FilledStore.VerifyAsync(Db)).Holds);
        Assert.DoesNotContain(await FilledStore.ReadAllAsync(Db), l => l.Contains("Bob", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_in_use_is_not_restored()
    {
        Fill();
        await Backups.BackupAsync(Backup, None);
        await using (var store = SqliteSessionStore.Open(Db))
        {
            // Idle, with its connections open, as a bot at night.
            Assert.Contains("is in use: stop the bot", await RefusalAsync(async () => await Backups.RestoreAsync(Backup, Later, None)), StringComparison.Ordinal);
            using var office = OfficeOver(store);
            await office.SayAsync(Bob, Paths.HygieneStory);
        }
        Assert.True((await FilledStore.VerifyAsync(Db, filled.Head)).Holds);
        Assert.True((await Backups.RestoreAsync(Backup, Later, None)).Verdict.Holds);
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_and_nothing_is_changed()
    {
        Fill();
        await Backups.BackupAsync(Backup, None);
        var before = await FilledStore.ReadAllAsync(Db);
        await File.WriteAllTextAsync(_folder["diary.txt"], "Dear diary, " + new string('x', 5000));
        using (var other = FilledStore.Connect(_folder["other.db"]))
            other.Execute("CREATE TABLE theirs (x)");
        var (newer, torn, forged) = (Changed("newer.db", "PRAGMA user_version = 99"), _folder["torn.db"], Changed("forged.db", "DELETE FROM events WHERE version = 3"));
        var bytes = await File.ReadAllBytesAsync(Backup);
        await File.WriteAllBytesAsync(torn, bytes[..(bytes.Length / 2)]);

        foreach (var (file, told) in new[] { (_folder["diary.txt"], "is not a database"), (_folder["other.db"], "is no backup"), (newer, "newer RecruitBot"), (torn, "is damaged"), (_folder["none.db"], "There is no file"), (Db, "is the store itself") })
            Assert.Contains(told, await RefusalAsync(async () => await Backups.RestoreAsync(file, Later, None)), StringComparison.Ordinal);
        var report = await Backups.RestoreAsync(forged, Later, None);
        Assert.Equal((false, null), (report.Verdict.Holds, report.KeptAs));

        Assert.Equal(before, await FilledStore.ReadAllAsync(Db));
        Assert.Equal(["store.db"], Directory.EnumerateFiles(_folder["data"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_damaged_store_is_kept_for_rescue_and_the_report_says_what_is_not_known()
    {
        Fill();
        await Backups.BackupAsync(Backup, None);
        var damaged = Enumerable.Repeat((byte)0xA5, 20_000).ToArray();
        await File.WriteAllBytesAsync(Db, damaged);

        var report = await Backups.RestoreAsync(Backup, Later, None);

        Assert.NotNull(report.Unknown);
        Assert.Equal(damaged, await File.ReadAllBytesAsync(report.KeptAs!));
        Assert.True((await FilledStore.VerifyAsync(Db, filled.Head)).Holds);
    }

    [Fact]
    public async Task Where_there_is_no_store_the_backup_becomes_it()
    {
        Fill();
        await Backups.BackupAsync(Backup, None);
        File.Delete(Db);
        var report = await Backups.RestoreAsync(Backup, Later, None);
        Assert.Equal((null, true), (report.KeptAs, report.Unknown is not null));
        Assert.True((await FilledStore.VerifyAsync(Db, filled.Head)).Holds);
    }

    private static Office OfficeOver(SqliteSessionStore store) => new(store: store, gaps: new InMemorySessionStore(), audit: new SqliteAuditLog(store));

    private static async Task<AuditEntry> LastAsync(string path)
    {
        using var db = FilledStore.Connect(path);
        return AuditEntry.Read(await db.ExecuteScalarAsync<byte[]>("SELECT content FROM audit ORDER BY number DESC LIMIT 1"));
    }

    private static bool Holds(string path, string words) => File.ReadAllBytes(path).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(words)) >= 0;

    private static async Task<string> RefusalAsync(Func<ValueTask<BackupReport>> step) => OneSentence(await Assert.ThrowsAsync<StoreException>(async () => await step()));

    private static async Task<string> RefusalAsync(Func<Task> step) => OneSentence(await Assert.ThrowsAsync<StoreException>(step));

    private static string OneSentence(StoreException told)
    {
        Assert.EndsWith(".", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', told.Message);
        return told.Message;
    }

    private string Changed(string name, string sql)
    {
        File.Copy(Backup, _folder[name]);
        using var db = FilledStore.Connect(_folder[name]);
        db.Execute(sql);
        return _folder[name];
    }

    private void Fill()
    {
        Directory.CreateDirectory(_folder["data"]);
        File.Copy(filled.Path, Db);
    }
}
