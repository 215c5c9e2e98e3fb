using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Audit.Verification;
using RecruitBot.Core.Sessions.Backups;
using RecruitBot.Core.Sessions.Records;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Sqlite.Backups;

/// <summary>
/// Puts a backup in the place of the store. All of the work is done on a copy beside the store, which then takes its place in one step: whatever
/// cuts it short leaves either the one or the other.
/// </summary>
internal sealed class SqliteRestore(string store, IRecordSeal? seal)
{
    /// <summary>Restores.</summary>
    public async ValueTask<RestoreReport> RunAsync(string backup, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (!File.Exists(backup))
            throw new StoreException($"There is no file {backup} to restore; nothing was changed.");
        if (string.Equals(backup, store, StringComparison.Ordinal))
            throw new StoreException($"{backup} is the store itself: name a backup of it; nothing was changed.");
        using var before = StoreBefore.Take(store);
        var copy = store + ".restoring";
        try
        {
            BackupFile.Delete(copy);
            BackupFile.CopyWithLog(backup, copy);
            BackupFile.ThrowIfDamaged(copy, backup);
            var report = await PrepareAsync(copy, before, at, cancellationToken);
            if (!report.Verdict.Holds)
                return report;
            cancellationToken.ThrowIfCancellationRequested();
            BackupFile.Settle(copy);
            var kept = before.KeepAs($"{store}.before-restore-{at.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
            File.Move(copy, store, overwrite: true);
            return report with { KeptAs = kept };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StoreException($"{backup} could not be restored ({fault.GetType().Name} in the folder of {store}): check its permissions and free space; the store is as it was.", fault);
        }
        finally
        {
            BackupFile.Delete(copy);
        }
    }

    /// <summary>Erases from the copy whoever was erased since, and checks what is left.</summary>
    private async ValueTask<RestoreReport> PrepareAsync(string copy, StoreBefore before, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var restored = SqliteSessionStore.Open(copy, seal: seal);
        var last = await restored.ReadingAsync(c => c.QuerySingleOrDefault<(long Number, byte[] Hash)>("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1"), cancellationToken);
        var since = before.Since(last.Number, last.Hash);
        var erased = 0;
        // Before anything is read of them: the keys of who was erased are gone, in every copy.
        foreach (var candidate in await restored.ReadingAsync(c => CandidatesOf(c, since.Erased), cancellationToken))
            erased += (await restored.EraseAsync(candidate, at, cancellationToken)).Sessions;
        var audit = new SqliteAuditLog(restored);
        var verdict = await new StoreVerification(restored, audit).RunAsync(null, cancellationToken);
        if (verdict.Holds)
            await audit.AddAsync(new AuditEntry(at, AuditKind.Restored) { By = AuditEntry.Operator, What = FormattableString.Invariant($"backup up to entry {last.Number}") }, cancellationToken);
        return new RestoreReport(verdict, null, erased, since.Entries, before.Unreadable);
    }

    private static List<string> CandidatesOf(SqliteConnection connection, IReadOnlyList<string> sessions) =>
        sessions
            .Select(id => connection.ExecuteScalar<string?>("SELECT candidate_id FROM sessions WHERE session_id = @id", new { id = ToKey(id) }))
            .OfType<string>()
            .Select(FromKey)
            .Distinct(StringComparer.Ordinal)
            .ToList();
}
