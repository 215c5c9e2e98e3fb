using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions;
using static SQLitePCL.raw;

namespace RecruitBot.Adapters.Sqlite.Keys;

/// <summary>What goes wrong with the file of a key ring, in one sentence for the person who runs the bot.</summary>
internal static class KeyRingFault
{
    public static StoreException Of(Exception fault, string path) =>
        new($"The key ring {path} (Encryption:KeyRing) cannot be made ({fault.GetType().Name}): name a file in a folder that exists and that this user may write.", fault);

    public static StoreException Of(SqliteException fault, string path) =>
        new(
            fault.SqliteErrorCode switch
            {
                SQLITE_CANTOPEN or SQLITE_READONLY or SQLITE_PERM => $"The key ring {path} (Encryption:KeyRing) cannot be opened for writing: give this user permission on the file and its folder.",
                SQLITE_NOTADB => $"Encryption:KeyRing names {path}, which is not a key ring: name another file, it was not changed.",
                SQLITE_CORRUPT => $"The key ring {path} is damaged: put a copy of it back (see Encryption:KeyRingCopies).",
                SQLITE_FULL => $"The disk that holds the key ring {path} is full: free some space; nothing of this step was written.",
                SQLITE_BUSY or SQLITE_LOCKED => $"The key ring {path} is locked by another program: close what uses it and try again.",
                _ => $"The key ring {path} failed (SQLite code {fault.SqliteExtendedErrorCode}): check the disk; nothing of this step counts as written.",
            },
            fault
        );

    public static StoreException Foreign(string path) => new($"Encryption:KeyRing names {path}, which is a database of another program: name another file, it was not changed.");

    public static StoreException Newer(string path) => new($"Encryption:KeyRing names {path}, which a newer RecruitBot wrote: run that version.");
}
