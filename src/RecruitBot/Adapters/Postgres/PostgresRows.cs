using Npgsql;
using NpgsqlTypes;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Postgres;

/// <summary>The rows that appends lead to, each table's in one statement.</summary>
internal static class PostgresRows
{
    private const string Columns = "session_id, version, candidate_id, role_id, purpose, stage, is_open, claimed_by, updated_at, platform, place_id, head";
    private const string Heads = "unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) w (" + Columns + ")";

    // A new session is inserted and never updates one that somebody else has just opened under the same id: that is a conflict.
    private const string Opened = $"INSERT INTO sessions ({Columns}) SELECT * FROM {Heads}";
    private const string Changed = $"""
        UPDATE sessions s SET version = w.version, candidate_id = w.candidate_id, role_id = w.role_id, purpose = w.purpose, stage = w.stage,
            is_open = w.is_open, claimed_by = w.claimed_by, updated_at = w.updated_at, platform = w.platform, place_id = w.place_id, head = w.head
        FROM {Heads} WHERE s.session_id = w.session_id
        """;

    /// <summary>The statements.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Of(IReadOnlyList<SealedAppend> steps)
    {
        foreach (var group in steps.GroupBy(s => s.Append.ExpectedVersion == 0))
            yield return PutHeads(group.Key ? Opened : Changed, [.. group]);
        yield return PutEvents(steps);
        var messages = steps.Where(s => s.Append.MessageId is not null).ToList();
        if (messages.Count > 0)
            yield return new("INSERT INTO messages SELECT * FROM unnest($1, $2)")
            {
                Parameters = { Texts(messages, s => ToKey(s.Append.MessageId!)), Texts(messages, Session) },
            };
        var deliveries = steps.SelectMany(s => s.Append.Deliveries).ToList();
        if (deliveries.Count > 0)
            yield return PutDeliveries(deliveries);
        foreach (var step in steps)
        {
            foreach (var (version, bytes, text) in step.Files)
                yield return PutFile(Session(step), version, bytes, text);
            if (step.Append.Unanswered is { } unanswered)
                foreach (var command in PutQuestions(Session(step), [.. unanswered]))
                    yield return command;
        }
    }

    // The columns are what is searched by; the head itself is kept as a sealed record of JSON, so a new member of it needs no migration.
    private static NpgsqlBatchCommand PutHeads(string sql, IReadOnlyList<SealedAppend> steps) =>
        new(sql)
        {
            Parameters =
            {
                Texts(steps, Session),
                Values(steps, s => s.Append.Head.Version),
                Texts(steps, s => ToKey(s.Append.Head.CandidateId)),
                Texts(steps, s => ToKey(s.Append.Head.RoleId)),
                Texts(steps, s => ToKey(s.Append.Head.Purpose)),
                Texts(steps, s => s.Append.Head.Stage.ToString()),
                Values(steps, s => s.Append.Head.IsOpen),
                Texts(steps, s => s.Append.Head.ClaimedBy is { } by ? ToKey(by) : null),
                Values(steps, s => s.Append.Head.UpdatedAt.UtcTicks),
                Texts(steps, s => ToKey(s.Append.Head.Place.Platform)),
                Texts(steps, s => ToKey(s.Append.Head.Place.Id)),
                Values(steps, s => s.Head),
            },
        };

    private static NpgsqlBatchCommand PutEvents(IReadOnlyList<SealedAppend> steps)
    {
        var rows = steps.SelectMany(s => s.Events.Select((record, i) => (Session: Session(s), Version: s.Append.ExpectedVersion + 1 + i, Record: record))).ToList();
        return new("INSERT INTO events SELECT * FROM unnest($1, $2, $3)")
        {
            Parameters = { Texts(rows, r => r.Session), Values(rows, r => r.Version), Values(rows, r => r.Record) },
        };
    }

    private static NpgsqlBatchCommand PutDeliveries(IReadOnlyList<Delivery> deliveries) =>
        // In order: seq says in which order they are delivered.
        new(
            """
            INSERT INTO deliveries (session_id, version, idx, platform, place_id)
            SELECT session_id, version, idx, platform, place_id
            FROM unnest($1, $2, $3, $4, $5) WITH ORDINALITY w (session_id, version, idx, platform, place_id, n) ORDER BY n
            """
        )
        {
            Parameters =
            {
                Texts(deliveries, d => ToKey(d.SessionId)),
                Values(deliveries, d => d.Version),
                Values(deliveries, d => d.Index),
                Texts(deliveries, d => ToKey(d.Place.Platform)),
                Texts(deliveries, d => ToKey(d.Place.Id)),
            },
        };

    private static NpgsqlBatchCommand PutFile(string session, long version, byte[] bytes, byte[]? text) =>
        new("INSERT INTO files VALUES ($1, $2, $3, $4)")
        {
            Parameters =
            {
                new() { Value = session },
                new() { Value = version },
                new() { Value = bytes },
                new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea },
            },
        };

    // What was decided about a question that still waits stays with it.
    private static IEnumerable<NpgsqlBatchCommand> PutQuestions(string session, long[] versions) =>
        [
            new("DELETE FROM unanswered WHERE session_id = $1 AND version <> ALL ($2)") { Parameters = { new() { Value = session }, new() { Value = versions } } },
            new("INSERT INTO unanswered (session_id, version) SELECT $1, * FROM unnest($2) ON CONFLICT DO NOTHING")
            {
                Parameters = { new() { Value = session }, new() { Value = versions } },
            },
        ];

    private static string Session(SealedAppend step) => ToKey(step.Append.Head.SessionId);

    private static NpgsqlParameter Texts<T>(IReadOnlyList<T> rows, Func<T, string?> value) =>
        new() { Value = rows.Select(value).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter Values<T, TValue>(IReadOnlyList<T> rows, Func<T, TValue> value) => new() { Value = rows.Select(value).ToArray() };
}
