namespace RecruitBot.Adapters.LiteDb;

/// <summary>Something for the thread that writes, and whoever waits for it.</summary>
internal abstract class LiteStep(bool isAlone, CancellationToken cancellationToken)
{
    /// <summary>Whether it cannot share a transaction: it is given the file and no transaction at all.</summary>
    public bool IsAlone => isAlone;

    /// <summary>Whether its caller has gone. Asked when its turn comes: once begun it ends, because a caller must know whether it was written.</summary>
    public bool IsCancelled => cancellationToken.IsCancellationRequested;

    /// <summary>Does it; the result waits until <see cref="Succeed"/>.</summary>
    public abstract void Run(LiteFile file);

    /// <summary>Tells the caller its result: it is on the disk.</summary>
    public abstract void Succeed();

    /// <summary>Tells the caller that it was not done.</summary>
    public abstract void Fail(Exception fault);

    /// <summary>Tells the caller that it was not begun.</summary>
    public abstract void Cancel();
}

/// <summary>A step with a result.</summary>
internal sealed class LiteStep<T>(Func<LiteFile, T> step, bool isAlone, CancellationToken cancellationToken) : LiteStep(isAlone, cancellationToken)
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationToken _cancellationToken = cancellationToken;
    private T? _result;

    /// <summary>What the caller waits for.</summary>
    public Task<T> Done => _done.Task;

    /// <inheritdoc/>
    public override void Run(LiteFile file) => _result = step(file);

    /// <inheritdoc/>
    public override void Succeed() => _done.TrySetResult(_result!);

    /// <inheritdoc/>
    public override void Fail(Exception fault) => _done.TrySetException(fault);

    /// <inheritdoc/>
    public override void Cancel() => _done.TrySetCanceled(_cancellationToken);
}
