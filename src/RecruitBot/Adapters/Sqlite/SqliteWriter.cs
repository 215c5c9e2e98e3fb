using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>
/// The one connection that writes. Steps take turns, each in a transaction that is on disk when its task ends. Steps are closures over
/// the connection and not callers of it, so several could later share one transaction (group commit) without their knowing.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private bool _closed;

    /// <summary>Takes the connection over.</summary>
    public SqliteWriter(SqliteConnection connection)
    {
        _connection = connection;
        // IMMEDIATE: the write lock is taken before anything is read, so what the step checks still holds when it commits.
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        _rollback = new(connection, "ROLLBACK");
        Append = new(connection);
    }

    /// <summary>The statements of an append.</summary>
    public SqliteAppend Append { get; }

    /// <summary>
    /// Runs a step in a transaction. Cancelling works until the step's turn comes: once begun it ends, because a caller must know whether
    /// it was written.
    /// </summary>
    public ValueTask<T> InTransactionAsync<T>(Func<SqliteConnection, T> step, CancellationToken cancellationToken) =>
        AloneAsync(
            connection =>
            {
                _begin.Run();
                try
                {
                    var result = step(connection);
                    _commit.Run();
                    return result;
                }
                finally
                {
                    // Still in a transaction: the step or the commit failed, and SQLite has not rolled back by itself.
                    if (sqlite3_get_autocommit(connection.Handle) == 0)
                        _rollback.Run();
                }
            },
            cancellationToken
        );

    /// <summary>Runs a step that cannot be in a transaction, while nothing else writes.</summary>
    public async ValueTask<T> AloneAsync<T>(Func<SqliteConnection, T> step, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(SqliteSessionStore));
            return step(_connection);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Waits for the step under way, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (_closed)
                return;
            _closed = true;
            Append.Dispose();
            _begin.Dispose();
            _commit.Dispose();
            _rollback.Dispose();
            await _connection.DisposeAsync();
        }
        finally
        {
            // Not disposed: a caller still in the queue gets ObjectDisposedException with a name that means something.
            _turn.Release();
        }
    }
}
