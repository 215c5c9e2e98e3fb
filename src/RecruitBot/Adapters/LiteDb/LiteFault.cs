using LiteDB;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>Turns what LiteDB or the file system reports into one sentence for the person who runs the bot.</summary>
internal static class LiteFault
{
    private const int NoSpace = 28;
    private const int FileTooLarge = 27;
    private const int ReadOnlyMedium = 30;
    private const int QuotaReached = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>Whether an exception says something of the medium or of what is on it, not of a caller.</summary>
    public static bool IsOfMedium(Exception fault) => fault is not (StoreException or OperationCanceledException or ObjectDisposedException);

    /// <summary>The sentence; the raw exception stays as the inner one.</summary>
    public static StoreException Of(Exception fault, string path) => fault as StoreException ?? new(Sentence(fault, path), fault);

    /// <summary>The sentence for an event or head that cannot be read.</summary>
    /// <param name="fault">What the reader says.</param>
    /// <param name="path">The file.</param>
    /// <param name="which">Which record, where that is known.</param>
    public static StoreException Unreadable(Exception fault, string path, string? which = null) =>
        new($"The store at Storage:Path ({path}) holds a record that this version cannot read{(which is null ? "" : $" ({which})")}: run the version that wrote it.", fault);

    /// <summary>The sentence for a file that LiteDB did not write.</summary>
    public static StoreException NotLiteDb(string path) =>
        new($"Storage:Path names {path}, which is not a LiteDB database: set Storage:Provider to what wrote it, move it with \u201crecruitbot migrate\u201d, or name another file; it was not changed.");

    /// <summary>The sentence for an erasure after which the file could not be cleaned.</summary>
    public static StoreException NotScrubbed(StoreException fault) =>
        new($"The record is erased, but traces of it stay in unused parts of the file until the next erasure or start: {fault.Message}", fault);

    private static string Sentence(Exception fault, string path) =>
        fault switch
        {
            UnauthorizedAccessException when Directory.Exists(path) => $"Storage:Path names {path}, which is a folder: name a file in it.",
            UnauthorizedAccessException => NotWritable(path),
            IOException { HResult: NoSpace or QuotaReached or WindowsDiskFull } => $"The disk that holds Storage:Path ({path}) is full: free some space; nothing of this step was written.",
            IOException { HResult: FileTooLarge } => $"The store at Storage:Path ({path}) may not grow any more on this disk (file size limit): raise the limit; nothing of this step was written.",
            IOException { HResult: ReadOnlyMedium } => NotWritable(path),
            DirectoryNotFoundException or FileNotFoundException or NotSupportedException or PathTooLongException =>
                $"Storage:Path names {path}, which cannot be created ({fault.GetType().Name}): name a file in a folder that exists and can be written.",
            IOException => $"The disk that holds Storage:Path ({path}) failed to read or write (code {fault.HResult}): check the disk; nothing of this step counts as written.",
            LiteException { ErrorCode: LiteException.INVALID_DATABASE } => NotLiteDb(path).Message,
            LiteException { ErrorCode: LiteException.LOCK_TIMEOUT } => $"The store at Storage:Path ({path}) was busy for a minute: try again.",
            LiteException { ErrorCode: > 0 and < LiteException.INVALID_DATAFILE_STATE and var code } => $"The store at Storage:Path ({path}) failed (LiteDB code {code}): this is a fault to report.",
            _ => $"The store at Storage:Path ({path}) is damaged ({fault.GetType().Name}): keep the file and its -wal file for rescue, and restore a backup.",
        };

    private static string NotWritable(string path) =>
        $"Storage:Path names {path}, which this user may not write: give it write permission on the file and its folder, or name another file.";
}
