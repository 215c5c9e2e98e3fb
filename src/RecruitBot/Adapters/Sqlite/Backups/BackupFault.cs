using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions;
using static SQLitePCL.raw;

namespace RecruitBot.Adapters.Sqlite.Backups;

/// <summary>Why a backup cannot be written or used, in one sentence.</summary>
internal static class BackupFault
{
    /// <summary>The sentence for a backup that could not be written.</summary>
    public static StoreException NotWritten(Exception fault, string path) => new($"The backup {path} could not be written ({Cause(fault)}); no file was left, and the store is as it was.", fault);

    /// <summary>The sentence for a file whose pages do not hold together.</summary>
    public static StoreException Damaged(string path, SqliteException? fault) =>
        new(
            fault?.SqliteErrorCode == SQLITE_NOTADB
                ? $"{path} is not a database: name a file that backup wrote; nothing was changed."
                : $"{path} is damaged: take an earlier backup; nothing was changed.",
            fault
        );

    private static string Cause(Exception fault) =>
        fault switch
        {
            UnauthorizedAccessException or SqliteException { SqliteErrorCode: SQLITE_READONLY or SQLITE_PERM or SQLITE_CANTOPEN } => "this user may not write there: check the folder and its permissions",
            SqliteException { SqliteErrorCode: SQLITE_FULL } => "the disk is full: free some space or name another disk with --to",
            SqliteException { SqliteErrorCode: SQLITE_CORRUPT or SQLITE_NOTADB } => "the store is damaged: run doctor",
            SqliteException { SqliteErrorCode: SQLITE_BUSY or SQLITE_LOCKED } => "another program locks the store: try again when it is done",
            SqliteException sqlite => $"SQLite code {sqlite.SqliteExtendedErrorCode}: check the disk",
            _ => "check the folder, and that its disk is not full",
        };
}
