using Dapper;
using RecruitBot.Adapters.Sqlite;
using RecruitBot.Adapters.Sqlite.Backups;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using static RecruitBot.Tests.Support.Sample;

namespace RecruitBot.Tests.Adapters.Sqlite.Backups;

/// <summary>An encrypted store loses whoever was erased as soon as it is opened: a restore counts them all the same, and names the backup as it was.</summary>
public sealed class SealedRestoreTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly SealedFiles _files = new();

    private SqliteBackups Backups => new(_files["store"], _files.Seal("store"));

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task The_report_and_the_chain_say_what_was_erased_again_and_what_is_newer()
    {
        var last = await ErasedSinceAsync();

        var report = await Backups.RestoreAsync(_files["monday"], Start, None);

        Assert.Equal((2, 2, null), (report.ErasedAgain, report.LostEntries, report.Unknown));
        Assert.Equal(1, report.Verdict.Sessions);
        Assert.Equal($"backup up to entry {last}", Restored());
    }

    [Fact]
    public async Task Without_the_store_that_was_there_the_ring_says_who_was_erased()
    {
        await ErasedSinceAsync();
        File.Delete(_files["store"]);

        var report = await Backups.RestoreAsync(_files["monday"], Start, None);

        Assert.Equal((2, null), (report.ErasedAgain, report.Unknown));
        Assert.NotNull(report.HoldsUnknown);
        await using var store = _files.Open("store");
        Assert.Equal(["s3"], (await store.FindAsync(new(), None)).Select(h => h.SessionId));
    }

    /// <summary>A backup of three sessions; then the person of two of them is erased, and another writes.</summary>
    /// <returns>The last entry in the backup.</returns>
    private async Task<long> ErasedSinceAsync()
    {
        await using var store = _files.Open("store");
        await BeginAsync(store, "s1", "c:1");
        await BeginAsync(store, "s2", "c:1");
        await BeginAsync(store, "s3", "c:2");
        await Backups.BackupAsync(_files["monday"], None);
        using var backup = FilledStore.Connect(_files["monday"]);
        var last = await backup.ExecuteScalarAsync<long>("SELECT max(number) FROM audit");
        await store.EraseAsync("c:1", Start, None);
        await BeginAsync(store, "s4", "c:3");
        return last;
    }

    // What a test of the operator's writes: any number of them may be open, and a backup checks that the log begins as logs do.
    private static async Task BeginAsync(ISessionStore store, string session, string candidate)
    {
        var opened = new SessionOpened(session, new Person(candidate, "Alice"), new Place("console", session), SessionPurpose.OperatorTest, null, null);
        var head = SessionFold.Fold([new RecordedEvent(1, Start, opened)])!.ToHead();
        Assert.Equal(AppendOutcome.Appended, await store.AppendAsync(new SessionAppend(0, [opened], Start, head, session + "m", []), None));
    }

    private string? Restored()
    {
        using var db = FilledStore.Connect(_files["store"]);
        return AuditEntry.Read(db.ExecuteScalar<byte[]>("SELECT content FROM audit ORDER BY number DESC LIMIT 1")!).What;
    }
}
