using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>The audit chain, in the file of the sessions and as durable as they are. One chain: one process has the file.</summary>
public sealed class LiteDbAuditLog(LiteDbSessionStore store) : IAuditLog
{
    private const string Chain = "main";

    /// <inheritdoc/>
    public ValueTask AddAsync(AuditEntry entry, CancellationToken cancellationToken) => store.AddAsync(entry, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ChainsAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<string>>([Chain]);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditLine>> ReadAsync(string chain, long after, int limit, CancellationToken cancellationToken) =>
        store.ReadingAsync<IReadOnlyList<AuditLine>>(
            engine =>
                chain != Chain
                    ? []
                    : [.. engine.Between(LiteSchema.Audit, after + 1, long.MaxValue, limit).Select(d => new AuditLine(Chain, d["_id"].AsInt64, d["c"].AsBinary, d["h"].AsBinary))],
            cancellationToken
        );

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<byte[]>> RecordsAsync(string sessionId, CancellationToken cancellationToken)
    {
        var rows = await store.ReadingAsync(engine => LiteQueries.Events(engine, sessionId), cancellationToken);
        var records = new byte[rows.Count][];
        for (var i = 0; i < records.Length; i++)
            records[i] = await store.Records.OpenRecordAsync(sessionId, rows[i].Version, rows[i].Record, cancellationToken);
        return records;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> SessionIdsAsync(string? after, int limit, CancellationToken cancellationToken) =>
        store.ReadingAsync<IReadOnlyList<string>>(
            engine => [.. engine.Between(LiteSchema.Sessions, after is null ? "" : LiteKey.Of(after) + "\0", LiteKey.End, limit).Select(LiteKey.IdOf)],
            cancellationToken
        );
}
