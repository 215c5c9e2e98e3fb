using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions;
using static SQLitePCL.raw;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>Turns what SQLite or the file system reports into one sentence for the person who runs the bot.</summary>
internal static class SqliteFault
{
    /// <summary>The sentence for a fault of SQLite; the raw exception stays as the inner one.</summary>
    public static StoreException Of(SqliteException fault, string path) => new(Sentence(fault, path), fault);

    /// <summary>The sentence for a fault of the file system, before SQLite was asked.</summary>
    public static StoreException Of(Exception fault, string path) =>
        new(
            fault is UnauthorizedAccessException
                ? NotWritable(path)
                : $"Storage:Path names {path}, which cannot be created ({fault.GetType().Name}): name a file in a folder that exists and can be written.",
            fault
        );

    /// <summary>The sentence for an event or head that cannot be read.</summary>
    /// <param name="fault">What the reader says.</param>
    /// <param name="path">The file.</param>
    /// <param name="which">Which record, where that is known.</param>
    public static StoreException Unreadable(Exception fault, string path, string? which = null) =>
        new($"The store at Storage:Path ({path}) holds a record that this version cannot read{(which is null ? "" : $" ({which})")}: run the version that wrote it.", fault);

    /// <summary>The sentence for an erasure whose rows are gone while the file could not be cleaned; no fault when a reader is in the way.</summary>
    public static StoreException NotScrubbed(SqliteException? fault, string path) =>
        new(
            "The record is erased, but traces of it stay in unused parts of the file until the next erasure or start: "
                + (
                    fault is null
                        ? $"close the other program that reads the store at Storage:Path ({path}), then erase again or restart."
                        : Sentence(fault, path)
                ),
            fault
        );

    /// <summary>The sentence for an erasure whose rows are gone while the key ring could not be written.</summary>
    public static StoreException KeyNotDestroyed(StoreException fault) =>
        new($"The record is erased, but its key is not destroyed yet, so backups of it stay readable until the next erasure or start, which tries again: {fault.Message}", fault);

    /// <summary>The sentence for records that could not be encrypted or decrypted, since nothing says whose they are.</summary>
    public static StoreException Headless(string path) =>
        new($"The store at Storage:Path ({path}) holds records of sessions whose heads are missing: run recruitbot rebuild first, then rotate-key; nothing was changed.");

    /// <summary>The sentence for a store that was encrypted or decrypted while its log still holds the records as they were.</summary>
    public static StoreException NotCleaned(string path) =>
        new($"The records of the store at Storage:Path ({path}) are converted, but its -wal file still holds them as they were: close the other program that reads the store, then run recruitbot rotate-key again.");

    /// <summary>The sentence for a file that must be written and cannot be.</summary>
    public static string NotWritable(string path) =>
        $"Storage:Path names {path}, which this user may not write: give it write permission on the file and its folder, or name another file.";

    /// <summary>The sentence for a file whose pages do not hold together.</summary>
    public static string Damaged(string path) =>
        $"The store at Storage:Path ({path}) is damaged: stop the bot and put a backup in its place with recruitbot restore FILE, which keeps the damaged file and its -wal file for rescue.";

    private static string Sentence(SqliteException fault, string path) =>
        fault.SqliteErrorCode switch
        {
            SQLITE_CANTOPEN when Directory.Exists(path) => $"Storage:Path names {path}, which is a folder: name a file in it.",
            SQLITE_CANTOPEN =>
                $"Storage:Path names {path}, which cannot be opened: check that its folder exists and that this user may write there.",
            SQLITE_READONLY or SQLITE_PERM or SQLITE_AUTH => NotWritable(path),
            SQLITE_NOTADB => $"Storage:Path names {path}, which is not a database: name another file, it was not changed.",
            SQLITE_CORRUPT => Damaged(path),
            SQLITE_FULL => $"The disk that holds Storage:Path ({path}) is full: free some space; nothing of this step was written.",
            SQLITE_BUSY or SQLITE_LOCKED =>
                $"The store at Storage:Path ({path}) is locked by another program: close what uses it (a backup, a database browser) and try again.",
            SQLITE_IOERR =>
                $"The disk that holds Storage:Path ({path}) failed to read or write (code {fault.SqliteExtendedErrorCode}): check the disk; nothing of this step counts as written.",
            _ => $"The store at Storage:Path ({path}) failed (SQLite code {fault.SqliteExtendedErrorCode}): this is a fault to report.",
        };
}
