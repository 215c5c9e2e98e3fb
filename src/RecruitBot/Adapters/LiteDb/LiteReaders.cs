namespace RecruitBot.Adapters.LiteDb;

/// <summary>Reads beside the writer, a few at a time: LiteDB bears a hundred at most. Each sees one committed state of each collection.</summary>
internal sealed class LiteReaders(int count) : IAsyncDisposable
{
    private readonly SemaphoreSlim _free = new(count, count);
    private bool _closed;

    /// <summary>Runs a read.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(LiteDbSessionStore));
            return read();
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for the reads under way; there are none after it.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < count; i++)
            await _free.WaitAsync();
        _closed = true;
        _free.Release(count);
    }
}
