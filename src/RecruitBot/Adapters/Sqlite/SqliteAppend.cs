using System.Text.Json;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>An append, inside a transaction that somebody else began and will commit.</summary>
internal sealed class SqliteAppend(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _message = new(connection, "SELECT 1 FROM messages WHERE message_id = ?1");
    private readonly SqliteStatement _version = new(connection, "SELECT version FROM sessions WHERE session_id = ?1");
    private readonly SqliteStatement _openElsewhere = new(
        connection,
        """
        SELECT 1 FROM sessions
        WHERE candidate_id = ?1 AND role_id = ?2 AND is_open = 1 AND purpose <> 'operator-test' AND session_id <> ?3
        """
    );
    // Most turns change nothing that is searched by: then the row alone is written, and none of the indexes on those columns.
    private readonly SqliteStatement _moveHead = new(
        connection,
        """
        UPDATE sessions SET version = ?2, stage = ?6, updated_at = ?9, head = ?10
        WHERE session_id = ?1 AND candidate_id = ?3 AND role_id = ?4 AND purpose = ?5 AND is_open = ?7 AND claimed_by IS ?8
            AND platform = ?11 AND place_id = ?12
        """
    );
    private readonly SqliteStatement _putHead = new(
        connection,
        """
        INSERT INTO sessions (session_id, version, candidate_id, role_id, purpose, stage, is_open, claimed_by, updated_at, head,
            platform, place_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        ON CONFLICT (session_id) DO UPDATE SET version = ?2, candidate_id = ?3, role_id = ?4, purpose = ?5, stage = ?6, is_open = ?7,
            claimed_by = ?8, updated_at = ?9, head = ?10, platform = ?11, place_id = ?12
        """
    );
    private readonly SqliteStatement _putEvent = new(
        connection,
        "INSERT INTO events (session_id, version, record) VALUES (?1, ?2, ?3)"
    );
    private readonly SqliteStatement _putMessage = new(connection, "INSERT INTO messages (message_id, session_id) VALUES (?1, ?2)");
    private readonly SqliteStatement _putDelivery = new(
        connection,
        "INSERT INTO deliveries (session_id, version, idx, seq, platform, place_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    );
    private readonly SqliteStatement _putFile = new(connection, "INSERT INTO files (session_id, version, bytes, text) VALUES (?1, ?2, ?3, ?4)");
    private readonly SqliteStatement _forgetQuestions = new(
        connection,
        "DELETE FROM unanswered WHERE session_id = ?1 AND version NOT IN (SELECT value FROM json_each(?2))"
    );
    private readonly SqliteStatement _putQuestions = new(
        connection,
        "INSERT OR IGNORE INTO unanswered (session_id, version) SELECT ?1, value FROM json_each(?2)"
    );
    private readonly SqliteChain _chain = new(connection);
    private readonly SqliteStatement _delivered = new(
        connection,
        "DELETE FROM deliveries WHERE session_id = ?1 AND version = ?2 AND idx = ?3"
    );

    /// <summary>The chain that every append adds to.</summary>
    public SqliteChain Chain => _chain;

    /// <summary>Checks and writes. A repeated message is told apart first: its turn was handled, whatever the version is by now.</summary>
    public AppendOutcome Run(SealedAppend step)
    {
        var append = step.Append;
        var head = append.Head;
        var session = ToKey(head.SessionId);
        if (append.MessageId is { } message && _message.Ask(ToKey(message)) is not null)
            return AppendOutcome.DuplicateMessage;
        if ((_version.Ask(session) as long? ?? 0) != append.ExpectedVersion)
            return AppendOutcome.VersionConflict;
        if (head.TakesOpenPlace() && _openElsewhere.Ask(ToKey(head.CandidateId), ToKey(head.RoleId), session) is not null)
            return AppendOutcome.AlreadyOpen;

        PutHead(head, session, step.Head);
        for (var i = 0; i < step.Events.Count; i++)
            _putEvent.Run(session, append.ExpectedVersion + 1 + i, step.Events[i]);
        if (append.MessageId is { } handled)
            _putMessage.Run(ToKey(handled), session);
        // The number of the entry is the order in which replies go out.
        var number = _chain.Add(step.Entry);
        foreach (var d in append.Deliveries)
            _putDelivery.Run(session, d.Version, d.Index, number, ToKey(d.Place.Platform), ToKey(d.Place.Id));
        foreach (var (version, bytes, text) in step.Files)
            _putFile.Run(session, version, bytes, text);
        if (append.Unanswered is { } unanswered)
        {
            // What was decided about a question that still waits stays with it.
            var versions = JsonSerializer.Serialize(unanswered);
            _forgetQuestions.Run(session, versions);
            _putQuestions.Run(session, versions);
        }
        return AppendOutcome.Appended;
    }

    /// <summary>Notes replies as delivered; those already noted, or erased meanwhile, are passed over.</summary>
    public int MarkDelivered(IReadOnlyList<Delivery> deliveries) =>
        deliveries.Sum(d => _delivered.Run(ToKey(d.SessionId), d.Version, d.Index));

    /// <inheritdoc/>
    public void Dispose()
    {
        SqliteStatement[] all = [_message, _version, _openElsewhere, _moveHead, _putHead, _putEvent, _putMessage, _putDelivery, _putFile, _forgetQuestions, _putQuestions, _delivered];
        foreach (var statement in all)
            statement.Dispose();
        _chain.Dispose();
    }

    // The columns are what is searched by; the head itself is kept as a sealed record of JSON, so a new member of it needs no migration.
    private void PutHead(SessionHead head, string session, byte[] content)
    {
        object?[] row =
        [
            session,
            head.Version,
            ToKey(head.CandidateId),
            ToKey(head.RoleId),
            ToKey(head.Purpose),
            head.Stage.ToString(),
            head.IsOpen ? 1 : 0,
            head.ClaimedBy is { } by ? ToKey(by) : null,
            head.UpdatedAt.UtcTicks,
            content,
            ToKey(head.Place.Platform),
            ToKey(head.Place.Id),
        ];
        if (_moveHead.Run(row) == 0)
            _putHead.Run(row);
    }
}
