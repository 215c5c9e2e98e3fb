using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.Sqlite.Backups;

/// <summary>A copy of a store, before it is a backup or the store.</summary>
internal static class BackupFile
{
    /// <summary>What the name of a file's log adds to its own.</summary>
    public const string Log = "-wal";

    private static readonly string[] Companions = ["-journal", Log, "-shm"];

    /// <summary>Copies a file byte by byte, for the owner only.</summary>
    public static void CopyRaw(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var target = Create(to, FileShare.Read);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
    }

    /// <summary>Removes a file and what SQLite may have put beside it.</summary>
    public static void Delete(string path)
    {
        DeleteCompanions(path);
        File.Delete(path);
    }

    /// <summary>Removes what SQLite may have put beside a file.</summary>
    public static void DeleteCompanions(string path)
    {
        foreach (var name in Companions)
            File.Delete(path + name);
    }

    /// <summary>Makes an empty file for the owner only.</summary>
    /// <exception cref="IOException">There is one already, or it cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not.</exception>
    public static FileStream Create(string path, FileShare share)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Makes one plain file of it, and has it reach the disk.</summary>
    public static void Settle(string path)
    {
        using (var connection = Open(path))
            connection.Execute("PRAGMA journal_mode = DELETE");
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Looks at every page, and at whose file it is.</summary>
    /// <param name="path">The copy.</param>
    /// <param name="named">What people know it by; the copy itself when null.</param>
    /// <exception cref="StoreException">It is damaged, not ours, or of a newer version.</exception>
    public static void ThrowIfDamaged(string path, string? named = null)
    {
        named ??= path;
        try
        {
            using var connection = Open(path);
            var version = connection.ExecuteScalar<long>("PRAGMA user_version");
            if (connection.ExecuteScalar<long>("PRAGMA application_id") != SqliteSchema.ApplicationId)
                throw new StoreException($"{named} is no backup of a store of RecruitBot: name another file; nothing was changed.");
            if (version > SqliteSchema.Steps.Count)
                throw new StoreException($"{named} was written by a newer RecruitBot (schema {version}, this one knows {SqliteSchema.Steps.Count}): use that version; nothing was changed.");
            if (connection.ExecuteScalar<string>("PRAGMA integrity_check(1)") != "ok")
                throw BackupFault.Damaged(named, null);
        }
        catch (SqliteException fault)
        {
            throw BackupFault.Damaged(named, fault);
        }
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
