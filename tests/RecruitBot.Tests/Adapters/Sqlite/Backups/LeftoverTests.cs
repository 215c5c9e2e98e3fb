using Dapper;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Adapters.Sqlite.Backups;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Sqlite.Backups;

/// <summary>No copy of what people wrote stays where nobody looks for it, whatever cut short the run that made it.</summary>
public sealed class LeftoverTests(FilledStore filled) : IClassFixture<FilledStore>, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Later = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    private string Db => _folder["data/store.db"];

    private SqliteBackups Backups => new(Db);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_removes_what_one_that_was_killed_left_under_another_name()
    {
        Fill();
        foreach (var ending in (string[])["", "-journal", "-wal", "-shm"])
            _folder.Write("backups/sunday.db.recruitbot-partial" + ending, "words");
        _folder.Write("backups/film.partial", "of another program");

        await Backups.BackupAsync(_folder["backups/monday.db"], None);

        Assert.Equal(["film.partial", "monday.db"], Names("backups"));
    }

    [Fact]
    public async Task A_backup_leaves_alone_what_another_one_is_writing()
    {
        Fill();
        using (var living = HeldCopy.Begin(_folder["backups/sunday.db.recruitbot-partial"]))
        {
            await Backups.BackupAsync(_folder["backups/monday.db"], None);
            Assert.Equal(["monday.db", "sunday.db.recruitbot-partial"], Names("backups"));
            // Nor does a second one to the same file take it.
            await Assert.ThrowsAsync<StoreException>(async () => await Backups.BackupAsync(_folder["backups/sunday.db"], None));
            Assert.True(File.Exists(living.Path));
        }
        Assert.Equal(["monday.db"], Names("backups"));
    }

    [Theory]
    [InlineData(".restoring")]
    [InlineData(".keeping")]
    public async Task Opening_the_store_removes_what_a_restore_that_was_killed_left(string ending)
    {
        Fill();
        foreach (var more in (string[])["", "-journal", "-wal", "-shm"])
            _folder.Write("data/store.db" + ending + more, "words");

        await using (SqliteSessionStore.Open(Db)) { }

        Assert.Equal(["store.db"], Names("data"));
    }

    [Fact]
    public async Task Opening_a_store_leaves_alone_what_a_restore_is_making()
    {
        Fill();
        using var living = HeldCopy.Begin(Db + ".restoring");
        await using (SqliteSessionStore.Open(Db)) { }
        Assert.True(File.Exists(living.Path));
    }

    [Fact]
    public async Task A_restore_that_cannot_keep_the_store_that_was_there_leaves_nothing_of_it_and_the_store_as_it_was()
    {
        Fill();
        await Backups.BackupAsync(_folder["monday.db"], None);
        var before = await FilledStore.ReadAllAsync(Db);
        // The name that it would be kept under is taken.
        Directory.CreateDirectory(Db + ".before-restore-20260401-080000");

        var told = await Assert.ThrowsAsync<StoreException>(async () => await Backups.RestoreAsync(_folder["monday.db"], Later, None));

        Assert.EndsWith("the store is as it was.", told.Message, StringComparison.Ordinal);
        Assert.Equal(["store.db"], Names("data"));
        Assert.Equal(before, await FilledStore.ReadAllAsync(Db));
    }

    [Fact]
    public async Task A_store_that_is_damaged_where_its_chain_is_not_is_kept_byte_by_byte()
    {
        Fill();
        await Backups.BackupAsync(_folder["monday.db"], None);
        int page;
        using (var db = FilledStore.Connect(Db))
            page = db.ExecuteScalar<int>("SELECT rootpage FROM sqlite_master WHERE name = 'events'");
        using (var file = new FileStream(Db, FileMode.Open))
        {
            file.Position = (page - 1) * 4096L;
            file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }
        var damaged = await File.ReadAllBytesAsync(Db);

        var report = await Backups.RestoreAsync(_folder["monday.db"], Later, None);

        // But for the header of the file, in which taking it for oneself is noted.
        Assert.Equal(damaged[100..], (await File.ReadAllBytesAsync(report.KeptAs!))[100..]);
        Assert.True((await FilledStore.VerifyAsync(Db, filled.Head)).Holds);
        Assert.Equal(["store.db", Path.GetFileName(report.KeptAs)!], Names("data"));
    }

    private IEnumerable<string?> Names(string folder) => Directory.EnumerateFiles(_folder[folder]).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private void Fill()
    {
        Directory.CreateDirectory(_folder["data"]);
        File.Copy(filled.Path, Db);
    }
}
