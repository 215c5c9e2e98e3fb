using System.Collections.Concurrent;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>
/// The one thread that writes: a transaction of LiteDB belongs to the thread that began it. Steps that wait share a transaction and so a flush (group
/// commit); none of them ends before that is done. After a fault of the medium the engine is thrown away and opened again from what is on the disk.
/// </summary>
internal sealed class LiteWriter : IAsyncDisposable
{
    private const int MostTogether = 256;
    private readonly BlockingCollection<LiteStep> _queue = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<LiteFile> _open;
    private volatile LiteFile? _file;

    /// <summary>Takes an open file over.</summary>
    /// <param name="file">The file.</param>
    /// <param name="open">Opens it again; a fault of it is one sentence.</param>
    public LiteWriter(LiteFile file, Func<LiteFile> open)
    {
        (_file, _open) = (file, open);
        new Thread(Work) { IsBackground = true, Name = "store writer" }.Start();
    }

    /// <summary>Whether this is the file that is open now.</summary>
    public bool IsOpen(LiteFile file) => _file == file;

    /// <summary>The file as it is open now; while it is being opened again after a fault, what comes of that.</summary>
    /// <exception cref="StoreException">It could not be opened again.</exception>
    public async ValueTask<LiteFile> FileAsync() => _file ?? await AloneAsync(file => file, CancellationToken.None);

    /// <summary>Runs a step in a transaction that is on the disk when its task ends.</summary>
    public Task<T> InTransactionAsync<T>(Func<LiteFile, T> step, CancellationToken cancellationToken) => Enqueue(new LiteStep<T>(step, isAlone: false, cancellationToken));

    /// <summary>Runs a step without a transaction, while nothing else writes.</summary>
    public Task<T> AloneAsync<T>(Func<LiteFile, T> step, CancellationToken cancellationToken) => Enqueue(new LiteStep<T>(step, isAlone: true, cancellationToken));

    /// <summary>Waits for the steps that were taken, then closes the file with an empty log.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.CompleteAdding();
        await _ended.Task;
    }

    private Task<T> Enqueue<T>(LiteStep<T> step)
    {
        try
        {
            _queue.Add(step);
        }
        catch (InvalidOperationException closed)
        {
            throw new ObjectDisposedException("The store is closed.", closed);
        }
        return step.Done;
    }

    private void Work()
    {
        try
        {
            LiteStep? held = null;
            while (held is not null || _queue.TryTake(out held, Timeout.Infinite))
            {
                List<LiteStep> group = [held];
                held = null;
                while (!group[0].IsAlone && group.Count < MostTogether && held is null && _queue.TryTake(out var next))
                    if (next.IsAlone)
                        held = next;
                    else
                        group.Add(next);
                Run(group);
            }
            _file?.Close();
            _ended.SetResult();
        }
        catch (Exception fault)
        {
            _file?.Dispose();
            _ended.SetException(fault);
        }
    }

    private void Run(List<LiteStep> group)
    {
        foreach (var step in group.Where(s => s.IsCancelled))
            step.Cancel();
        group.RemoveAll(s => s.IsCancelled);
        if (group.Count == 0)
            return;
        try
        {
            var file = _file ??= _open();
            if (!group[0].IsAlone)
                file.Engine.BeginTrans();
            foreach (var step in group)
                step.Run(file);
            if (!group[0].IsAlone)
                file.Engine.Commit();
            file.ThrowIfBroken();
        }
        catch (Exception fault)
        {
            Reopen();
            // One step's own fault is not the others': each has another try by itself.
            if (group.Count > 1 && fault is not IOException)
                group.ForEach(s => Run([s]));
            else
                group.ForEach(s => s.Fail(fault));
            return;
        }
        group.ForEach(s => s.Succeed());
        Checkpoint();
    }

    private void Checkpoint()
    {
        try
        {
            if (_file is { IsCheckpointDue: true } file)
                file.Checkpoint();
        }
        catch (Exception)
        {
            // Everything is in the log still. The next opening tries again, and says why it cannot.
            Reopen();
        }
    }

    /// <summary>Opens the file again when a read found it closed by LiteDB, which does that when it meets damage.</summary>
    public void Renew(LiteFile broken) =>
        _ = Enqueue(
            new LiteStep<bool>(
                file =>
                {
                    if (file == broken)
                        Reopen();
                    return true;
                },
                isAlone: true,
                CancellationToken.None
            )
        );

    private void Reopen()
    {
        var file = _file;
        _file = null;
        try
        {
            // Without it a transaction that is left open would end the process in its finalizer.
            file?.Engine.Rollback();
        }
        catch (Exception)
        {
            // The engine closed itself.
        }
        try
        {
            file?.Dispose();
        }
        catch (IOException)
        {
            // What the next opening finds counts.
        }
        try
        {
            _file = _open();
        }
        catch (StoreException)
        {
            // Said by the next step, which tries again.
        }
    }
}
