using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>
/// Moves what was committed from the log into the main file, beside the writer instead of in its commits: most of it on a connection of its
/// own while others write, the little that came meanwhile in a turn of the writer's, after which the log begins anew and stays small.
/// </summary>
internal sealed class SqliteCheckpoints : IAsyncDisposable
{
    // 16 MB of log: a page that is written again and again is moved once, and reading such a log after a crash takes some tens of milliseconds.
    private const int MostPages = 4096;
    private const int Passive = 0;
    private const int PagesWritten = 9;
    private readonly SqliteFile _file;
    private readonly SqliteConnection _writer;
    private readonly Func<Func<SqliteConnection, bool>, ValueTask<bool>> _alone;
    private SqliteConnection? _connection;
    private Task _moving = Task.CompletedTask;
    private long _pages;
    private bool _closed;

    /// <summary>Nothing is moved yet.</summary>
    /// <param name="file">The file.</param>
    /// <param name="writer">Its writing connection.</param>
    /// <param name="alone">Runs a step in a turn of the writer's.</param>
    public SqliteCheckpoints(SqliteFile file, SqliteConnection writer, Func<Func<SqliteConnection, bool>, ValueTask<bool>> alone)
    {
        (_file, _writer, _alone) = (file, writer, alone);
        // What those before left in the log counts too; a log that was moved keeps its length, so this may be too much.
        var log = new FileInfo(file.Path + "-wal");
        _pages = log.Exists ? log.Length / 4096 : 0;
    }

    /// <summary>Held while pages are moved beside the writer: whoever needs the log for themselves takes it.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Something was committed, and the writer's turn is not over.</summary>
    public void Committed()
    {
        sqlite3_db_status(_writer.Handle, PagesWritten, out var written, out _, 1);
        _pages += written;
        if (_pages < MostPages || _closed || !_moving.IsCompleted)
            return;
        _pages = 0;
        _moving = Task.Run(MoveAsync);
    }

    /// <summary>Waits for what is being moved; nothing is moved afterwards but by the connection that closes last.</summary>
    public async ValueTask DisposeAsync()
    {
        _closed = true;
        await _moving;
        if (_connection is { } connection)
            await connection.DisposeAsync();
        _connection = null;
    }

    private async Task MoveAsync()
    {
        try
        {
            lock (Gate)
                Move(_connection ??= _file.OpenReader());
            await _alone(Move);
        }
        catch (Exception fault) when (fault is SqliteException or ObjectDisposedException)
        {
            // What was not moved is as safe in the log, and whoever writes or reads next meets the same fault and tells it.
        }
    }

    // Waits for nobody: what others still read stays in the log until the next time.
    private static bool Move(SqliteConnection connection) => sqlite3_wal_checkpoint_v2(connection.Handle, "main", Passive, out _, out _) == SQLITE_OK;
}
