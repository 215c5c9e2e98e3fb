using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.Sqlite.Keys;

/// <summary>The file of a key ring: made for its owner only, and opened the same way for every use.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="BusyTimeout">How long to wait for another process.</param>
internal sealed record KeyRingFile(string Path, TimeSpan BusyTimeout)
{
    // "RBky" in the file's header.
    private const int ApplicationId = 0x52426B79;
    private const int Version = 1;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS ring (
            one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, fingerprint TEXT NOT NULL, secret BLOB NOT NULL, clean INTEGER NOT NULL DEFAULT 1);
        CREATE TABLE IF NOT EXISTS keys (key_id BLOB NOT NULL PRIMARY KEY, owner BLOB NOT NULL, wrapped BLOB NOT NULL, retired INTEGER NOT NULL) WITHOUT ROWID;
        CREATE UNIQUE INDEX IF NOT EXISTS keys_current ON keys (owner) WHERE retired = 0;
        CREATE INDEX IF NOT EXISTS keys_owner ON keys (owner);
        CREATE TABLE IF NOT EXISTS destroyed (key_id BLOB NOT NULL PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
        """;

    static KeyRingFile() => SQLitePCL.Batteries_V2.Init();

    /// <summary>Makes the file, for its owner only, where it is missing.</summary>
    /// <exception cref="StoreException">It cannot be made.</exception>
    public void Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            // Never opened when it is there: closing any handle of a file drops the locks that SQLite has on it.
            if (!File.Exists(Path))
                using (new FileStream(Path, options)) { }
        }
        catch (IOException) when (File.Exists(Path))
        {
            // Another process was faster; its file is as good as ours.
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw KeyRingFault.Of(fault, Path);
        }
    }

    /// <summary>Opens the file, which is there.</summary>
    /// <exception cref="StoreException">Not ours, or newer than this version.</exception>
    /// <exception cref="SqliteException">The medium failed.</exception>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = Math.Max(1, (int)BusyTimeout.TotalSeconds) }.ToString()
        );
        try
        {
            connection.Open();
            connection.Execute($"PRAGMA busy_timeout = {(int)BusyTimeout.TotalMilliseconds}");
            ThrowIfForeign(connection);
            // TRUNCATE: all of the ring is in this one file whenever nothing is being written, so whoever copies the file has it. FULL: a new key is on
            // disk before a record is sealed with it. secure_delete: destroyed keys are overwritten.
            connection.Execute("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;");
            if (connection.ExecuteScalar<long>("PRAGMA user_version") < Version)
                Prepare(connection);
            Clean(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Writes the file anew when keys were destroyed.</summary>
    public static void Clean(SqliteConnection connection)
    {
        if (connection.ExecuteScalar<long?>("SELECT clean FROM ring") is null or 1)
            return;
        // Overwriting what is deleted does not reach the copies that SQLite leaves where it moves rows.
        connection.Execute("VACUUM");
        connection.Execute("UPDATE ring SET clean = 1");
    }

    private static void Prepare(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Execute($"{Tables} PRAGMA user_version = {Version}; PRAGMA application_id = {ApplicationId};", transaction: transaction);
        transaction.Commit();
    }

    private void ThrowIfForeign(SqliteConnection connection)
    {
        using var snapshot = connection.BeginTransaction(deferred: true);
        var application = connection.ExecuteScalar<long>("PRAGMA application_id");
        var version = connection.ExecuteScalar<long>("PRAGMA user_version");
        if (application != ApplicationId && connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master") > 0)
            throw KeyRingFault.Foreign(Path);
        if (version > Version)
            throw KeyRingFault.Newer(Path);
    }
}
