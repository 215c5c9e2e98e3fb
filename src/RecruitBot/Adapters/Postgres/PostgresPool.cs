using System.Data;
using Npgsql;

namespace RecruitBot.Adapters.Postgres;

/// <summary>Reads, and writes that need no place in the audit chain, side by side on connections of the pool.</summary>
internal sealed class PostgresPool(PostgresServer server, PostgresPatience patience)
{
    /// <summary>Runs a read, again when the connection broke.</summary>
    public Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken ct) => TryAsync(read, _ => true, ct);

    /// <summary>Runs a step in a transaction that is on disk when it returns.</summary>
    /// <param name="step">What to do; to be taken again only when nothing of it was written, or when doing it twice is the same as once.</param>
    /// <param name="isRepeatable">Whether doing it twice is the same as once, so that it is taken again also where it may have been committed.</param>
    /// <param name="ct">Cancels until the transaction begins: once begun it ends, because a caller must know whether it was written.</param>
    public async Task<T> WriteAsync<T>(Func<NpgsqlConnection, Task<T>> step, bool isRepeatable, CancellationToken ct)
    {
        var isCommitting = false;
        return await TryAsync(
            async connection =>
            {
                isCommitting = false;
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
                var result = await step(connection);
                isCommitting = true;
                await transaction.CommitAsync(CancellationToken.None);
                return result;
            },
            fault => isRepeatable || !isCommitting || !PostgresFault.IsConnectionLost(fault),
            ct
        );
    }

    private async Task<T> TryAsync<T>(Func<NpgsqlConnection, Task<T>> work, Predicate<Exception> mayRepeat, CancellationToken ct)
    {
        for (var attempts = patience.Begin(); ; )
            try
            {
                ct.ThrowIfCancellationRequested();
                await using var connection = await server.OpenAsync(ct);
                return await work(connection);
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException && attempts.MayPass(fault) && mayRepeat(fault))
            {
                if (PostgresFault.IsConnectionLost(fault))
                    server.Forget();
                await attempts.PauseAsync(fault, ct);
            }
    }
}
