using Dapper;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Records;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>The audit chain, in the file of the sessions and as durable as they are. One chain: all writers of the file take turns.</summary>
public sealed class SqliteAuditLog(SqliteSessionStore store) : IAuditLog
{
    private const string Chain = "main";

    /// <inheritdoc/>
    public ValueTask AddAsync(AuditEntry entry, CancellationToken cancellationToken) => store.AddAsync(entry, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ChainsAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<string>>([Chain]);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AuditLine>> ReadAsync(string chain, long after, int limit, CancellationToken cancellationToken) =>
        store.ReadingAsync<IReadOnlyList<AuditLine>>(
            c =>
                chain != Chain
                    ? []
                    : c.Query<(long Number, byte[] Content, byte[] Hash)>("SELECT number, CAST(content AS BLOB), CAST(hash AS BLOB) FROM audit WHERE number > @after ORDER BY number LIMIT @limit", new { after, limit })
                        .Select(row => new AuditLine(Chain, row.Number, row.Content, row.Hash))
                        .ToList(),
            cancellationToken
        );

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<byte[]>> RecordsAsync(string sessionId, CancellationToken cancellationToken)
    {
        var rows = await store.ReadingAsync(c => SqliteQueries.Events(c, sessionId), cancellationToken);
        var records = new List<byte[]>(rows.Count);
        foreach (var (version, stored) in rows)
            if (await SessionRecords.UnlessErasedAsync(store.Records.OpenRecordAsync(sessionId, version, stored, cancellationToken)) is { } record)
                records.Add(record);
        return records.Count == rows.Count ? records : [];
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> SessionIdsAsync(string? after, int limit, CancellationToken cancellationToken) =>
        store.ReadingAsync<IReadOnlyList<string>>(
            c =>
                c.Query<string>(
                        """
                        SELECT session_id FROM (
                            SELECT * FROM (SELECT session_id FROM sessions WHERE session_id > @after ORDER BY session_id LIMIT @limit)
                            UNION SELECT * FROM (SELECT DISTINCT session_id FROM events WHERE session_id > @after ORDER BY session_id LIMIT @limit)
                            UNION SELECT * FROM (SELECT DISTINCT session_id FROM files WHERE session_id > @after ORDER BY session_id LIMIT @limit))
                        ORDER BY session_id LIMIT @limit
                        """,
                        new { after = ToKey(after ?? ""), limit }
                    )
                    .Select(FromKey)
                    .ToList(),
            cancellationToken
        );
}
