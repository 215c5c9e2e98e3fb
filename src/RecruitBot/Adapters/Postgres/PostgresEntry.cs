using Npgsql;
using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Adapters.Postgres;

/// <summary>An entry of the audit chain that no append belongs to.</summary>
internal sealed class PostgresEntry(AuditEntry entry) : IPostgresStep<bool>
{
    /// <inheritdoc/>
    public async Task<bool> RunAsync(NpgsqlConnection connection, PostgresChain chain)
    {
        chain.Add(entry);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in chain.Write())
            batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync();
        return true;
    }
}
