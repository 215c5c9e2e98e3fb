using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit.Verification;
using RecruitBot.Core.Sessions.Backups;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Adapters.Sqlite.Backups;

/// <summary>Backups of the SQLite file.</summary>
/// <param name="path">The store.</param>
/// <param name="seal">How words rest in it.</param>
public sealed class SqliteBackups(string path, IRecordSeal? seal = null) : IStoreBackups
{
    /// <summary>What the name of a backup ends with until it is one. No other program names files so.</summary>
    internal const string Partial = ".recruitbot-partial";

    private readonly string _store = Path.GetFullPath(path);

    /// <inheritdoc/>
    public async ValueTask<BackupReport> BackupAsync(string path, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(path);
        if (!File.Exists(_store))
            throw new StoreException($"There is nothing to back up: Storage:Path names {_store}, where there is no store.");
        if (Path.Exists(target))
            throw new StoreException($"{target} is there already, and a backup never writes over a file: name another one.");
        // What backups that were cut short left in this folder, whatever they were to be called.
        HeldCopy.SweepAll(Path.GetDirectoryName(target)!, Partial);
        try
        {
            // Under another name until it is whole and checked: what a crash leaves behind is never taken for a backup.
            using var partial = HeldCopy.Begin(target + Partial);
            Copy(_store, partial.Path);
            var verdict = await CheckAsync(partial.Path, cancellationToken);
            if (!verdict.Holds)
                throw new StoreException($"No backup was made, since the store does not hold ({verdict.First!.Sentence.TrimEnd('.')}): run verify, and keep the backups that you have.");
            BackupFile.Settle(partial.Path);
            var bytes = new FileInfo(partial.Path).Length;
            partial.MoveTo(target);
            return new BackupReport(target, bytes, verdict);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw BackupFault.NotWritten(fault, target);
        }
    }

    /// <inheritdoc/>
    public ValueTask<RestoreReport> RestoreAsync(string path, DateTimeOffset at, CancellationToken cancellationToken) =>
        new SqliteRestore(_store, seal).RunAsync(Path.GetFullPath(path), at, cancellationToken);

    /// <summary>One moment of the store, written page by page from within a read, without what is erased or unused.</summary>
    internal static void Copy(string from, string to)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        connection.Execute("PRAGMA busy_timeout = 5000");
        connection.Execute("VACUUM INTO @to", new { to });
    }

    private async ValueTask<StoreVerdict> CheckAsync(string copy, CancellationToken cancellationToken)
    {
        BackupFile.ThrowIfDamaged(copy);
        await using var store = SqliteSessionStore.Open(copy, seal: seal);
        return await new StoreVerification(store, new SqliteAuditLog(store)).RunAsync(null, cancellationToken);
    }
}
