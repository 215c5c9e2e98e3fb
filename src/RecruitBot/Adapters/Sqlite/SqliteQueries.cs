using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>What is read, as functions of a connection.</summary>
internal static class SqliteQueries
{
    /// <summary>The events of a session in order.</summary>
    public static IReadOnlyList<RecordedEvent> Events(SqliteConnection connection, string sessionId) =>
        connection
            .Query<(long Version, string At, string Json)>(
                "SELECT version, at, json FROM events WHERE session_id = @session ORDER BY version",
                new { session = ToKey(sessionId) }
            )
            .Select(row => new RecordedEvent(row.Version, Time(row.At), Event(connection, sessionId, row.Version, row.Json)))
            .ToList();

    /// <summary>What stands beside an event; texts are kept as keys are, since a database cuts or refuses some of what people write.</summary>
    public static ResumeContent? File(SqliteConnection connection, string sessionId, long version) =>
        connection.QuerySingleOrDefault<(byte[] Bytes, string? Text)?>("SELECT bytes, text FROM files WHERE session_id = @session AND version = @version", new { session = ToKey(sessionId), version })
            is { } row
            ? new ResumeContent(row.Bytes, row.Text is { } text ? FromKey(text) : null)
            : null;

    /// <summary>Number of events of a session, which the head carries.</summary>
    public static long Version(SqliteConnection connection, string sessionId) =>
        connection.ExecuteScalar<long?>("SELECT version FROM sessions WHERE session_id = @session", new { session = ToKey(sessionId) }) ?? 0;

    /// <summary>The session that handled a message.</summary>
    public static string? Message(SqliteConnection connection, string messageId) =>
        connection.ExecuteScalar<string?>("SELECT session_id FROM messages WHERE message_id = @message", new { message = ToKey(messageId) })
            is { } session
            ? FromKey(session)
            : null;

    /// <summary>Heads, the latest updated first.</summary>
    public static IReadOnlyList<SessionHead> Heads(SqliteConnection connection, SessionQuery query)
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
        var sql = $"SELECT head FROM sessions {where} ORDER BY updated_at DESC, session_id LIMIT @limit";
        return connection.Query<string>(sql, values).Select(ReadHead).ToList();
    }

    /// <summary>Replies not delivered yet, in the order in which they were appended; each is read from its BotSaid event.</summary>
    public static IReadOnlyList<Delivery> Pending(SqliteConnection connection, string platform, string? placeId)
    {
        var place = placeId is null ? "" : "AND d.place_id = @place";
        var rows = connection.Query<(string Session, long Version, int Index, string Place, string Json)>(
            $"""
            SELECT d.session_id, d.version, d.idx, d.place_id, e.json
            FROM deliveries d JOIN events e ON e.session_id = d.session_id AND e.version = d.version
            WHERE d.delivered = 0 AND d.platform = @platform {place}
            ORDER BY d.seq
            """,
            new { platform = ToKey(platform), place = Key(placeId) }
        );
        return rows.Select(row => new Delivery(
                FromKey(row.Session),
                row.Version,
                row.Index,
                new Place(platform, FromKey(row.Place)),
                ((BotSaid)ReadEvent(row.Json)).Replies[row.Index]
            ))
            .ToList();
    }

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

    private static SessionEvent Event(SqliteConnection connection, string sessionId, long version, string json)
    {
        try
        {
            return ReadEvent(json);
        }
        catch (JsonException fault)
        {
            throw SqliteFault.Unreadable(fault, connection.DataSource, $"event {version} of session {sessionId}");
        }
    }

    private static string? Key(string? id) => id is null ? null : ToKey(id);

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
