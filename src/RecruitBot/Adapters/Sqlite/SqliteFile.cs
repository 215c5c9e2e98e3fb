using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>The file of a store: made, checked, migrated and opened the same way for every connection.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="BusyTimeout">How long a connection waits for another process.</param>
internal sealed record SqliteFile(string Path, TimeSpan BusyTimeout)
{
    // Closing any handle of a file drops all POSIX locks the process has on it, SQLite's too. Whoever creates the file must have
    // closed it before another store of this process opens it.
    private static readonly Lock Creation = new();

    static SqliteFile() => SQLitePCL.Batteries_V2.Init();

    /// <summary>Makes the folder and the file, for the owner only, where they are missing.</summary>
    /// <exception cref="StoreException">They cannot be made.</exception>
    public void Create()
    {
        try
        {
            lock (Creation)
            {
                CreateFolder();
                if (!File.Exists(Path) && !Directory.Exists(Path))
                    CreateEmpty();
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw SqliteFault.Of(fault, Path);
        }
    }

    /// <summary>The connection that writes; checks that the file is ours and brings it to the newest schema.</summary>
    /// <exception cref="StoreException">Not ours, too new, or not writable.</exception>
    /// <exception cref="SqliteException">The medium failed.</exception>
    public SqliteConnection OpenWriter() =>
        Open(connection =>
        {
            SqliteSchema.ThrowIfForeign(connection, Path);
            if (SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 1)
                throw new StoreException(SqliteFault.NotWritable(Path));
            // FULL: the log is on disk when a commit returns, also after a power cut. secure_delete: erased bytes are overwritten.
            // No checkpoint in a commit: SqliteCheckpoints does them. 16 MB of pages, so that a large batch is written once, at its end.
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -16384;");
            SqliteSchema.Migrate(connection, SqliteSchema.Steps);
        });

    /// <summary>A connection that only reads.</summary>
    /// <exception cref="SqliteException">The medium failed.</exception>
    public SqliteConnection OpenReader() => Open(connection => connection.Execute("PRAGMA query_only = ON"));

    private SqliteConnection Open(Action<SqliteConnection> prepare)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path,
                Mode = SqliteOpenMode.ReadWrite,
                ForeignKeys = true,
                // A pooled connection keeps the file open after the store is closed.
                Pooling = false,
                // The provider's own retry, in seconds; it covers the few moments SQLite's busy handler does not, such as the change to WAL.
                DefaultTimeout = Math.Max(1, (int)BusyTimeout.TotalSeconds),
            }.ToString()
        );
        try
        {
            connection.Open();
            connection.Execute($"PRAGMA busy_timeout = {(int)BusyTimeout.TotalMilliseconds}");
            prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void CreateFolder()
    {
        var folder = System.IO.Path.GetDirectoryName(Path);
        if (string.IsNullOrEmpty(folder) || Directory.Exists(folder))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private void CreateEmpty()
    {
        // SQLite gives the -wal and -shm files the permissions of this one.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using var file = new FileStream(Path, options);
        }
        catch (IOException) when (File.Exists(Path))
        {
            // Another process was faster; its file is as good as ours.
        }
    }
}
