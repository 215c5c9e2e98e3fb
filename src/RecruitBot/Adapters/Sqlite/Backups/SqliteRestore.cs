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
        Sweep(store);
        using var before = StoreBefore.Take(store);
        try
        {
            using var copy = HeldCopy.Begin(CopyOf(store));
            copy.Fill(backup);
            BackupFile.ThrowIfDamaged(copy.Path, backup);
            var report = await PrepareAsync(copy.Path, before, at, cancellationToken);
            if (!report.Verdict.Holds)
                return report;
            cancellationToken.ThrowIfCancellationRequested();
            BackupFile.Settle(copy.Path);
            var kept = before.KeepAs($"{store}.before-restore-{at.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}");
            copy.MoveTo(store, overwrite: true);
            return report with { KeptAs = kept };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new StoreException($"{backup} could not be restored ({fault.GetType().Name} in the folder of {store}): check its permissions and free space; the store is as it was.", fault);
        }
    }

    /// <summary>Removes what restores that were cut short left beside a store.</summary>
    public static void Sweep(string store)
    {
        HeldCopy.Sweep(CopyOf(store));
        HeldCopy.Sweep(StoreBefore.CopyOf(store));
    }

    /// <summary>Where the store is made that takes the place of the one that is there.</summary>
    private static string CopyOf(string store) => store + ".restoring";

    /// <summary>Erases from the copy whoever was erased since, keeps who is held and who waits for an erasure, and checks what is left.</summary>
    private async ValueTask<RestoreReport> PrepareAsync(string copy, StoreBefore before, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // Before the store is opened: where it is encrypted, opening erases those whose keys are gone, which adds entries to the chain.
        var (number, hash, sessions) = Ends(copy);
        await using var restored = SqliteSessionStore.Open(copy, seal: seal);
        var since = before.Since(number, hash);
        // Before anything is read of them: the keys of who was erased are gone, in every copy.
        foreach (var candidate in await restored.ReadingAsync(c => CandidatesOf(c, since.Erased), cancellationToken))
            await restored.EraseAsync(candidate, at, cancellationToken);
        var erased = sessions - await restored.ReadingAsync(Sessions, cancellationToken);
        var standing = before.Standing();
        if (standing is not null)
            await restored.WritingAsync(c => StandingNote.CarryOver(c, standing, isLater: since.IsSame), cancellationToken);
        var audit = new SqliteAuditLog(restored);
        var verdict = await new StoreVerification(restored, audit).RunAsync(null, cancellationToken);
        if (verdict.Holds)
            await audit.AddAsync(new AuditEntry(at, AuditKind.Restored) { By = AuditEntry.Operator, What = FormattableString.Invariant($"backup up to entry {number}") }, cancellationToken);
        // Where records are encrypted, the ring knows who was erased even when the store that was there does not.
        return new RestoreReport(verdict, null, (int)erased, since.Entries, seal?.RingName is null ? before.Unreadable : null)
        {
            HoldsUnknown = standing is null ? before.Unreadable ?? "its notes cannot be read" : null,
        };
    }

    /// <summary>Where the chain of a copy ends, and how many sessions are in it.</summary>
    private static (long Number, byte[]? Hash, long Sessions) Ends(string copy)
    {
        // An older backup gets its chain with the newer schema.
        using var connection = new SqliteFile(copy, TimeSpan.FromSeconds(5)).OpenWriter();
        var last = connection.QuerySingleOrDefault<(long Number, byte[]? Hash)>("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1");
        return (last.Number, last.Hash, Sessions(connection));
    }

    private static long Sessions(SqliteConnection connection) => connection.ExecuteScalar<long>("SELECT count(*) FROM sessions");

    private static List<string> CandidatesOf(SqliteConnection connection, IReadOnlyList<string> sessions) =>
        sessions
            .Select(id => connection.ExecuteScalar<string?>("SELECT candidate_id FROM sessions WHERE session_id = @id", new { id = ToKey(id) }))
            .OfType<string>()
            .Select(FromKey)
            .Distinct(StringComparer.Ordinal)
            .ToList();
}
