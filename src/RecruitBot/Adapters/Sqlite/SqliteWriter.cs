using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>
/// The one connection that writes. Steps that wait at the same moment share a transaction and one flush to the disk (group commit), and do
/// not know of each other: each is told its result only when the transaction is on disk, and one that fails takes nobody with it.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    // So many steps take a few milliseconds, for which whoever comes meanwhile waits.
    private const int MostSteps = 128;
    private const long MostBytes = 1 << 20;
    private readonly SqliteQueue _queue = new();
    private readonly SqliteConnection _connection;
    private readonly SqliteCheckpoints _checkpoints;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private bool _closed;

    /// <summary>Takes over the connection that writes to a file.</summary>
    public SqliteWriter(SqliteFile file, SqliteConnection connection)
    {
        _connection = connection;
        // IMMEDIATE: the write lock is taken before anything is read, so what a step checks still holds when it commits.
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        _rollback = new(connection, "ROLLBACK");
        _checkpoints = new(file, connection, step => AloneAsync(step, CancellationToken.None));
        Append = new(connection);
    }

    /// <summary>The statements of an append.</summary>
    public SqliteAppend Append { get; }

    /// <summary>
    /// Runs a step in a transaction, which it may share. Cancelling works until the step's turn comes: once begun it ends, because a caller
    /// must know whether it was written.
    /// </summary>
    /// <param name="step">Has no effects but on the connection: it is run again when a transaction that it shared had to be given up.</param>
    /// <param name="cancellationToken">Gives up waiting for the turn.</param>
    /// <param name="bytes">About how much it writes, where that can be much.</param>
    public ValueTask<T> InTransactionAsync<T>(Func<SqliteConnection, T> step, CancellationToken cancellationToken, long bytes = 0) =>
        TakeAsync(new SqliteTurn<T>(step, isAlone: false, bytes), cancellationToken);

    /// <summary>Runs a step in a transaction that it shares with nobody.</summary>
    public ValueTask<T> InOwnTransactionAsync<T>(Func<SqliteConnection, T> step, CancellationToken cancellationToken) =>
        AloneAsync(connection => InTransaction(() => step(connection)), cancellationToken);

    /// <summary>Runs a step that cannot be in a transaction, while nothing else writes.</summary>
    public ValueTask<T> AloneAsync<T>(Func<SqliteConnection, T> step, CancellationToken cancellationToken) =>
        TakeAsync(new SqliteTurn<T>(step, isAlone: true, bytes: 0), cancellationToken);

    /// <summary>Waits for the steps that came before, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await _checkpoints.DisposeAsync();
        try
        {
            await AloneAsync(Close, CancellationToken.None);
        }
        catch (ObjectDisposedException)
        {
            // It was closed before.
        }
    }

    // Whoever comes first serves the queue, on their own thread: a writer without company pays for no hand-over.
    private ValueTask<T> TakeAsync<T>(SqliteTurn<T> turn, CancellationToken cancellationToken)
    {
        turn.CancelWith(cancellationToken);
        if (_queue.Enter(turn))
            Serve();
        return new(turn.Task);
    }

    private void Serve()
    {
        var batch = new List<SqliteTurn>();
        if (_queue.Take(batch, MostSteps, MostBytes))
            Write(batch);
        // What waits by now is nobody's whose turn is over.
        if (!_queue.Leave())
            ThreadPool.UnsafeQueueUserWorkItem(static writer => writer.Serve(), this, preferLocal: false);
    }

    private void Write(List<SqliteTurn> batch)
    {
        if (_closed)
            FailAll(batch, new ObjectDisposedException(nameof(SqliteSessionStore)));
        else if (batch[0].IsAlone)
            WriteAlone(batch[0]);
        else
            WriteTogether(batch, maySwell: true);
    }

    private void WriteAlone(SqliteTurn turn)
    {
        try
        {
            lock (_checkpoints.Gate)
                turn.Run(_connection);
            turn.Succeed();
        }
        catch (Exception fault)
        {
            turn.Fail(fault);
        }
    }

    /// <param name="batch">The steps.</param>
    /// <param name="maySwell">Whether those that come while it is written may join.</param>
    private void WriteTogether(List<SqliteTurn> batch, bool maySwell)
    {
        SqliteTurn? current = null;
        try
        {
            InTransaction(() =>
            {
                for (var i = 0; i < batch.Count || (maySwell && _queue.Take(batch, MostSteps, MostBytes)); i++)
                {
                    current = batch[i];
                    current.Run(_connection);
                }
                current = null;
                return batch.Count;
            });
        }
        catch (Exception fault)
        {
            Undone(batch, current, fault);
            return;
        }
        foreach (var turn in batch)
            turn.Succeed();
        _checkpoints.Committed();
    }

    /// <summary>The transaction was rolled back. The others are taken anew, one by one, so that nothing which fails again reaches a neighbour.</summary>
    private void Undone(List<SqliteTurn> batch, SqliteTurn? culprit, Exception fault)
    {
        if (culprit is null)
        {
            FailAll(batch, fault);
            return;
        }
        culprit.Fail(fault);
        foreach (var turn in batch.Where(t => t != culprit))
            WriteTogether([turn], maySwell: false);
    }

    private T InTransaction<T>(Func<T> work)
    {
        _begin.Run();
        try
        {
            var result = work();
            _commit.Run();
            return result;
        }
        finally
        {
            // Still in a transaction: a step or the commit failed, and SQLite has not rolled back by itself.
            if (sqlite3_get_autocommit(_connection.Handle) == 0)
                _rollback.Run();
        }
    }

    private static void FailAll(List<SqliteTurn> batch, Exception fault)
    {
        foreach (var turn in batch)
            turn.Fail(fault);
    }

    private bool Close(SqliteConnection connection)
    {
        _closed = true;
        Append.Dispose();
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        connection.Dispose();
        return true;
    }
}
