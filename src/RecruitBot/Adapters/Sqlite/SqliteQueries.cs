using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>What is read, as functions of a connection.</summary>
internal static class SqliteQueries
{
    /// <summary>The records of a session's events, in order, as they are stored.</summary>
    public static IReadOnlyList<(long Version, byte[] Record)> Events(SqliteConnection connection, string sessionId) =>
        connection
            .Query<(long Version, byte[] Record)>("SELECT version, record FROM events WHERE session_id = @session ORDER BY version", new { session = ToKey(sessionId) })
            .ToList();

    /// <summary>What stands beside an event, as it is stored.</summary>
    public static (byte[] Bytes, byte[]? Text)? File(SqliteConnection connection, string sessionId, long version) =>
        connection.QuerySingleOrDefault<(byte[] Bytes, byte[]? Text)?>(
            "SELECT bytes, text FROM files WHERE session_id = @session AND version = @version",
            new { session = ToKey(sessionId), version }
        );

    /// <summary>Number of events of a session, which the head carries.</summary>
    public static long Version(SqliteConnection connection, string sessionId) =>
        connection.ExecuteScalar<long?>("SELECT version FROM sessions WHERE session_id = @session", new { session = ToKey(sessionId) }) ?? 0;

    /// <summary>The session that handled a message.</summary>
    public static string? Message(SqliteConnection connection, string messageId) =>
        connection.ExecuteScalar<string?>("SELECT session_id FROM messages WHERE message_id = @message", new { message = ToKey(messageId) })
            is { } session
            ? FromKey(session)
            : null;

    /// <summary>Heads as they are stored, the latest updated first.</summary>
    public static IReadOnlyList<(string SessionId, byte[] Head)> Heads(SqliteConnection connection, SessionQuery query)
    {
        var conditions = new List<string>();
        var values = new DynamicParameters();
        void Where(string condition, string name, object? value)
        {
            if (value is null)
                return;
            conditions.Add(condition);
            values.Add(name, value);
        }

        Where("candidate_id = @candidate", "candidate", Key(query.CandidateId));
        Where("role_id = @role", "role", Key(query.RoleId));
        Where("stage = @stage", "stage", query.Stage?.ToString());
        Where("is_open = @open", "open", query.IsOpen is { } open ? (open ? 1 : 0) : null);
        Where("purpose = @purpose", "purpose", Key(query.Purpose));
        // The first half lets the primary key find the start, the second is the condition.
        Where("session_id >= @prefix AND substr(session_id, 1, length(@prefix)) = @prefix", "prefix", Key(query.SessionIdPrefix));
        Where("claimed_by = @claimed", "claimed", Key(query.ClaimedBy));
        Where("platform = @platform", "platform", Key(query.Place?.Platform));
        Where("place_id = @place", "place", Key(query.Place?.Id));
        values.Add("limit", Math.Max(0, query.Limit));

        var where = conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions);
        var sql = $"SELECT session_id, head FROM sessions {where} ORDER BY updated_at DESC, session_id LIMIT @limit";
        return connection.Query<(string Session, byte[] Head)>(sql, values).Select(row => (FromKey(row.Session), row.Head)).ToList();
    }

    /// <summary>Replies not delivered yet, in the order in which they were appended, each with the record of its BotSaid event.</summary>
    public static IReadOnlyList<PendingRow> Pending(SqliteConnection connection, string platform, string? placeId)
    {
        var place = placeId is null ? "" : "AND d.place_id = @place";
        var rows = connection.Query<(string Session, long Version, int Index, string Place, byte[] Record)>(
            $"""
            SELECT d.session_id, d.version, d.idx, d.place_id, e.record
            FROM deliveries d JOIN events e ON e.session_id = d.session_id AND e.version = d.version
            WHERE d.platform = @platform {place}
            ORDER BY d.seq, d.version, d.idx
            """,
            new { platform = ToKey(platform), place = Key(placeId) }
        );
        return rows.Select(row => new PendingRow(FromKey(row.Session), row.Version, row.Index, new Place(platform, FromKey(row.Place)), row.Record)).ToList();
    }

    /// <summary>A reply that waits.</summary>
    public sealed record PendingRow(string Session, long Version, int Index, Place Place, byte[] Record);

    /// <summary>Sessions by role and stage, erased ones included and operator's tests not.</summary>
    public static IReadOnlyDictionary<(string RoleId, Stage Stage), int> Counts(SqliteConnection connection) =>
        connection
            .Query<(string Role, string Stage, int Count)>(
                """
                SELECT role_id, stage, sum(n) FROM (
                    SELECT role_id, stage, count(*) AS n FROM sessions WHERE purpose <> 'operator-test' GROUP BY role_id, stage
                    UNION ALL SELECT role_id, stage, count FROM tallies)
                GROUP BY role_id, stage
                """
            )
            .ToDictionary(row => (FromKey(row.Role), Enum.Parse<Stage>(row.Stage)), row => row.Count);

    private static string? Key(string? id) => id is null ? null : ToKey(id);
}
