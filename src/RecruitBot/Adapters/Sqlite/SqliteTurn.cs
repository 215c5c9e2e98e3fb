using Microsoft.Data.Sqlite;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>A step that waits for its turn at the writing connection, and the caller who waits for what becomes of it.</summary>
/// <param name="isAlone">Whether nothing else may be written with it, and it takes care of transactions itself.</param>
/// <param name="bytes">About how much it writes.</param>
internal abstract class SqliteTurn(bool isAlone, long bytes)
{
    /// <summary>Whether nothing else may be written with it, and it takes care of transactions itself.</summary>
    public bool IsAlone => isAlone;

    /// <summary>About how much it writes.</summary>
    public long Bytes => bytes;

    /// <summary>Its turn has come; false when its caller gave up before.</summary>
    public abstract bool TryBegin();

    /// <summary>Takes the step and keeps what it led to, which nobody is told yet. May be called again after a rollback.</summary>
    public abstract void Run(SqliteConnection connection);

    /// <summary>Tells the caller what the step led to: it is on disk.</summary>
    public abstract void Succeed();

    /// <summary>Tells the caller that nothing of it was written.</summary>
    public abstract void Fail(Exception fault);
}

/// <inheritdoc/>
internal sealed class SqliteTurn<T>(Func<SqliteConnection, T> step, bool isAlone, long bytes) : SqliteTurn(isAlone, bytes)
{
    private const int Waiting = 0;
    private const int Begun = 1;
    private const int GivenUp = 2;
    private readonly TaskCompletionSource<T> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenRegistration _cancelling;
    private T _result = default!;
    private int _phase;

    /// <summary>What the caller waits for.</summary>
    public Task<T> Task => _told.Task;

    /// <summary>Gives up when the token says so, until the turn comes.</summary>
    public void CancelWith(CancellationToken token)
    {
        if (!token.CanBeCanceled)
            return;
        _cancelling = token.UnsafeRegister(
            (_, cancelled) =>
            {
                if (Interlocked.CompareExchange(ref _phase, GivenUp, Waiting) == Waiting)
                    _told.TrySetCanceled(cancelled);
            },
            null
        );
    }

    /// <inheritdoc/>
    public override bool TryBegin()
    {
        var begins = Interlocked.CompareExchange(ref _phase, Begun, Waiting) == Waiting;
        _cancelling.Unregister();
        return begins;
    }

    /// <inheritdoc/>
    public override void Run(SqliteConnection connection) => _result = step(connection);

    /// <inheritdoc/>
    public override void Succeed() => _told.TrySetResult(_result);

    /// <inheritdoc/>
    public override void Fail(Exception fault) => _told.TrySetException(fault);
}
