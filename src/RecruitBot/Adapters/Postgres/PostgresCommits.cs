using System.Data;
using System.Runtime.ExceptionServices;
using Npgsql;

namespace RecruitBot.Adapters.Postgres;

/// <summary>
/// Steps with their entries in this process's audit chain, each in one transaction that is on disk when its task ends; one at a time. A step whose
/// connection breaks is taken again; where its commit may have arrived, the chain says whether it has: it never happens twice and is never lost.
/// </summary>
internal sealed class PostgresCommits(PostgresServer server, string chainName, PostgresPatience patience) : IAsyncDisposable
{
    private NpgsqlConnection? _connection;

    /// <summary>Which backend of the server the connection had: one that is lost may still be at work there.</summary>
    private (int Process, string Since)? _backend;

    /// <summary>Takes a step.</summary>
    /// <exception cref="NpgsqlException">It failed; nothing was written, or it is not known and the server is away.</exception>
    public async Task<T> CommitAsync<T>(IPostgresStep<T> step)
    {
        (T Result, long Number)? unknown = null;
        for (var attempts = patience.Begin(); ; )
            try
            {
                var connection = await OpenAsync();
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
                var chain = await TakeAsync(connection);
                if (unknown is var (before, number) && chain.Number >= number)
                    return before;
                unknown = null;
                var result = await step.RunAsync(connection, chain);
                if (!chain.IsChanged)
                    return result;
                unknown = (result, chain.Number);
                try
                {
                    await transaction.CommitAsync();
                }
                catch (PostgresException answer) when (!PostgresFault.IsConnectionLost(answer))
                {
                    // The server has answered to the commit itself, so it has rolled back.
                    unknown = null;
                    throw;
                }
                return result;
            }
            catch (Exception caught) when (caught is NpgsqlException or TimeoutException)
            {
                // An error in answer to asking anew says nothing of the commit: it is asked again, like a server that is away.
                var fault = unknown is null || PostgresFault.IsConnectionLost(caught) ? caught : new NpgsqlException("What became of a commit could not be asked.", caught);
                if (PostgresFault.IsConnectionLost(fault))
                    await DropAsync();
                if (!attempts.MayPass(fault))
                    ExceptionDispatchInfo.Throw(fault);
                await attempts.PauseAsync(fault, CancellationToken.None);
            }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _connection = null;
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        if (_connection is { State: ConnectionState.Open })
            return _connection;
        await DropAsync();
        var connection = await server.OpenAsync(CancellationToken.None);
        try
        {
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    // What the lost connection's backend has not finished it shall not finish later.
                    new("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND backend_start::text = $2")
                    {
                        Parameters = { new() { Value = _backend?.Process ?? 0 }, new() { Value = _backend?.Since ?? "" } },
                    },
                    PostgresChain.Create(chainName),
                    new("SELECT backend_start::text FROM pg_stat_activity WHERE pid = pg_backend_pid()"),
                },
            };
            await using var reader = await batch.ExecuteReaderAsync();
            await reader.NextResultAsync();
            var since = await reader.ReadAsync() ? reader.GetString(0) : "";
            _backend = (connection.ProcessID, since);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        return _connection = connection;
    }

    private async Task<PostgresChain> TakeAsync(NpgsqlConnection connection)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { PostgresChain.Take(chainName) } };
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new PostgresChain(chainName, reader.GetInt64(0), (byte[])reader.GetValue(1));
    }

    private async Task DropAsync()
    {
        if (_connection is null)
            return;
        await _connection.DisposeAsync();
        _connection = null;
        server.Forget();
    }
}
