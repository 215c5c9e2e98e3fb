using Dapper;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Adapters.Sqlite.Backups;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Privacy.Retention;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Adapters.Sqlite.Backups;

/// <summary>What was promised to a court or to a person since the backup still holds after it was restored.</summary>
public sealed class RestoredPromisesTests(FilledStore filled) : IClassFixture<FilledStore>, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Later = new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();

    private string Db => _folder["data/store.db"];

    private string Backup => _folder["monday.db"];

    private SqliteBackups Backups => new(Db);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_hold_that_began_after_the_backup_goes_on()
    {
        Fill();
        await Backups.BackupAsync(Backup, None);
        await WithAsync(Db, store => HoldAsync(store, Alice.Id, "the works council"));

        var report = await Backups.RestoreAsync(Backup, Later, None);

        Assert.Null(report.HoldsUnknown);
        await WithAsync(
            Db,
            async store =>
            {
                var hold = Assert.Single(await Holds(store).ListAsync(None));
                Assert.Equal((Alice.Id, "the works council"), (hold.CandidateId, hold.By));
                using var office = new Office(store: store, gaps: new InMemorySessionStore(), audit: new SqliteAuditLog(store));
                await Assert.ThrowsAsync<ErasureHeldException>(async () => await new SessionWriter(store, office.Time, Holds(store)).EraseAsync(Alice.Id, None));
            }
        );
    }

    [Fact]
    public async Task A_hold_that_ended_and_a_wish_that_was_met_after_the_backup_do_not_come_back_and_what_else_was_noted_does()
    {
        Fill();
        await WithAsync(
            Db,
            async store =>
            {
                await HoldAsync(store, Bob.Id, "the works council");
                await DiscordTraces.BeginAsync(new SqlitePlatformNotes(store), new Snowflake(42), None);
                await new SqlitePlatformNotes(store).SaveAsync("discord", "panel", "then", None);
            }
        );
        await Backups.BackupAsync(Backup, None);
        await WithAsync(
            Db,
            async store =>
            {
                await Holds(store).ReleaseAsync(await SessionsAsync(store, Bob.Id), "the works council", "over", None);
                await new SqlitePlatformNotes(store).RemoveAsync("discord", "erase.42", None);
                await DiscordTraces.BeginAsync(new SqlitePlatformNotes(store), new Snowflake(43), None);
                await new SqlitePlatformNotes(store).SaveAsync("discord", "panel", "now", None);
            }
        );

        await Backups.RestoreAsync(Backup, Later, None);

        Assert.Equal(["discord erase.43 begun", "discord panel then"], Notes(Db));
    }

    [Fact]
    public async Task A_store_that_is_no_later_state_of_the_backup_ends_no_hold_of_it()
    {
        Fill();
        await WithAsync(Db, store => HoldAsync(store, Bob.Id, "the works council"));
        await Backups.BackupAsync(Backup, None);
        File.Delete(Db);
        await WithAsync(
            Db,
            async store =>
            {
                await DiscordTraces.BeginAsync(new SqlitePlatformNotes(store), new Snowflake(43), None);
                await new SqliteAuditLog(store).AddAsync(new(Later, "test"), None);
            }
        );

        await Backups.RestoreAsync(Backup, Later, None);

        Assert.Equal(["discord erase.43 begun"], Notes(Db).Where(n => n.StartsWith("discord", StringComparison.Ordinal)));
        await WithAsync(Db, async store => Assert.Equal(Bob.Id, Assert.Single(await Holds(store).ListAsync(None)).CandidateId));
    }

    [Fact]
    public async Task Where_the_store_cannot_be_read_the_report_says_that_holds_are_unknown()
    {
        Fill();
        await WithAsync(Db, store => HoldAsync(store, Bob.Id, "the works council"));
        await Backups.BackupAsync(Backup, None);
        await File.WriteAllBytesAsync(Db, [.. Enumerable.Repeat((byte)0xA5, 20_000)]);

        var report = await Backups.RestoreAsync(Backup, Later, None);

        Assert.NotNull(report.HoldsUnknown);
        await WithAsync(Db, async store => Assert.Equal(Bob.Id, Assert.Single(await Holds(store).ListAsync(None)).CandidateId));
    }

    private static LegalHolds Holds(SqliteSessionStore store) => new(new SqlitePlatformNotes(store), new SqliteAuditLog(store), TimeProvider.System);

    private static async Task HoldAsync(SqliteSessionStore store, string candidate, string by) =>
        Assert.True(await Holds(store).PlaceAsync(await SessionsAsync(store, candidate), by, "a claim", None));

    private static async Task<IReadOnlyList<SessionHead>> SessionsAsync(SqliteSessionStore store, string candidate) =>
        [.. (await store.FindAsync(new SessionQuery { Limit = 100 }, None)).Where(s => s.CandidateId == candidate)];

    private static async Task WithAsync(string path, Func<SqliteSessionStore, Task> step)
    {
        await using var store = SqliteSessionStore.Open(path);
        await step(store);
    }

    private static List<string> Notes(string path)
    {
        using var db = FilledStore.Connect(path);
        return db.Query<string>("SELECT platform || ' ' || key || ' ' || value FROM notes ORDER BY platform, key").ToList();
    }

    private void Fill()
    {
        Directory.CreateDirectory(_folder["data"]);
        File.Copy(filled.Path, Db);
    }
}
