using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>A few connections that read beside the writer, opened when first needed; each read sees one committed state.</summary>
internal sealed class SqliteReaders(SqliteFile file, int count) : IAsyncDisposable
{
    private readonly SemaphoreSlim _free = new(count, count);
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private bool _closed;

    /// <summary>Runs a read.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(SqliteSessionStore));
            if (!_idle.TryTake(out var connection))
                connection = file.OpenReader();
            try
            {
                return read(connection);
            }
            finally
            {
                _idle.Add(connection);
            }
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Waits for the reads under way, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < count; i++)
            await _free.WaitAsync();
        _closed = true;
        while (_idle.TryTake(out var connection))
            await connection.DisposeAsync();
        _free.Release(count);
    }
}
