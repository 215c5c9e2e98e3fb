namespace RecruitBot.Core.Assistant.Model.Resilience;

/// <summary>So many at a time, so many in a queue, and a refusal at once for whoever is more.</summary>
/// <param name="parallel">At a time.</param>
/// <param name="waiting">In the queue.</param>
internal sealed class Bulkhead(int parallel, int waiting) : IDisposable
{
    private readonly SemaphoreSlim _free = new(parallel, parallel);
    private int _inside;

    /// <summary>Waits for a place, which disposing gives back.</summary>
    /// <exception cref="ModelException">There is none, and the queue is full.</exception>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _inside) > parallel + waiting)
        {
            Interlocked.Decrement(ref _inside);
            throw new ModelException(ModelFault.Unavailable, "Too many calls to the model are under way, so this one was not sent.");
        }
        try
        {
            await _free.WaitAsync(cancellationToken);
        }
        catch
        {
            Interlocked.Decrement(ref _inside);
            throw;
        }
        return new Place(this);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Place(Bulkhead bulkhead) : IDisposable
    {
        private bool _left;

        public void Dispose()
        {
            if (_left)
                return;
            _left = true;
            bulkhead._free.Release();
            Interlocked.Decrement(ref bulkhead._inside);
        }
    }
}
