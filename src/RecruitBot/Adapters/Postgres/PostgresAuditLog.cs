using Dapper;
using RecruitBot.Core.Sessions.Audit;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Postgres;

/// <summary>The audit chains, in the database of the sessions and as durable as they are: one for each run of a process that wrote something.</summary>
public sealed class PostgresAuditLog(PostgresSessionStore store) : IAuditLog
{
    /// <inheritdoc/>
    public async ValueTask AddAsync(AuditEntry entry, CancellationToken cancellationToken) => await store.CommitAsync(new PostgresEntry(entry), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> ChainsAsync(CancellationToken cancellationToken) =>
        await store.ReadingAsync(async c => (await c.QueryAsync<string>("SELECT name FROM chains WHERE number > 0 ORDER BY name")).ToList(), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AuditLine>> ReadAsync(string chain, long after, int limit, CancellationToken cancellationToken)
    {
        var wanted = new
        {
            chain,
            after,
            limit,
        };
        var rows = await store.ReadingAsync(
            c => c.QueryAsync<(long Number, byte[] Content, byte[] Hash)>("SELECT number, content, hash FROM audit WHERE chain = @chain AND number > @after ORDER BY number LIMIT @limit", wanted),
            cancellationToken
        );
        return rows.Select(row => new AuditLine(chain, row.Number, row.Content, row.Hash)).ToList();
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<byte[]>> RecordsAsync(string sessionId, CancellationToken cancellationToken)
    {
        var rows = await store.ReadingAsync(c => PostgresQueries.EventsAsync(c, sessionId), cancellationToken);
        var records = new byte[rows.Count][];
        for (var i = 0; i < records.Length; i++)
            records[i] = await store.Records.OpenRecordAsync(sessionId, rows[i].Version, rows[i].Record, cancellationToken);
        return records;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> SessionIdsAsync(string? after, int limit, CancellationToken cancellationToken)
    {
        var wanted = new { after = ToKey(after ?? ""), limit };
        var keys = await store.ReadingAsync(c => c.QueryAsync<string>("SELECT session_id FROM sessions WHERE session_id > @after ORDER BY session_id LIMIT @limit", wanted), cancellationToken);
        return keys.Select(FromKey).ToList();
    }
}
