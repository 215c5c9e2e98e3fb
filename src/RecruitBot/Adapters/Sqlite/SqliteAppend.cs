using System.Text.Json;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Privacy.Encryption;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>An append, inside a transaction that somebody else began and will commit.</summary>
internal sealed class SqliteAppend(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _message = new(connection, "SELECT 1 FROM messages WHERE message_id = @0");
    private readonly SqliteStatement _version = new(connection, "SELECT version FROM sessions WHERE session_id = @0");
    private readonly SqliteStatement _openElsewhere = new(
        connection,
        """
        SELECT 1 FROM sessions
        WHERE candidate_id = @0 AND role_id = @1 AND is_open = 1 AND purpose <> 'operator-test' AND session_id <> @2
        """
    );
    private readonly SqliteStatement _putHead = new(
        connection,
        """
        INSERT INTO sessions (session_id, version, candidate_id, role_id, purpose, stage, is_open, claimed_by, updated_at, head,
            platform, place_id)
        VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11)
        ON CONFLICT (session_id) DO UPDATE SET version = @1, candidate_id = @2, role_id = @3, purpose = @4, stage = @5, is_open = @6,
            claimed_by = @7, updated_at = @8, head = @9, platform = @10, place_id = @11
        """
    );
    private readonly SqliteStatement _putEvent = new(
        connection,
        "INSERT INTO events (session_id, version, record) VALUES (@0, @1, @2)"
    );
    private readonly SqliteStatement _putMessage = new(connection, "INSERT INTO messages (message_id, session_id) VALUES (@0, @1)");
    private readonly SqliteStatement _putDelivery = new(
        connection,
        "INSERT INTO deliveries (session_id, version, idx, platform, place_id) VALUES (@0, @1, @2, @3, @4)"
    );
    private readonly SqliteStatement _putFile = new(connection, "INSERT INTO files (session_id, version, bytes, text) VALUES (@0, @1, @2, @3)");
    private readonly SqliteStatement _forgetQuestions = new(
        connection,
        "DELETE FROM unanswered WHERE session_id = @0 AND version NOT IN (SELECT value FROM json_each(@1))"
    );
    private readonly SqliteStatement _putQuestions = new(
        connection,
        "INSERT OR IGNORE INTO unanswered (session_id, version) SELECT @0, value FROM json_each(@1)"
    );
    private readonly SqliteStatement _key = new(
        connection,
        """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM erased_keys WHERE key_id = @0) THEN 1
            WHEN (@0 IS NOT NULL) <> EXISTS (SELECT 1 FROM sealing WHERE ring IS NOT NULL) THEN 2 END
        """
    );
    private readonly SqliteChain _chain = new(connection);
    private readonly SqliteStatement _delivered = new(
        connection,
        "UPDATE deliveries SET delivered = 1 WHERE session_id = @0 AND version = @1 AND idx = @2 AND delivered = 0"
    );

    /// <summary>The chain that every append adds to.</summary>
    public SqliteChain Chain => _chain;

    /// <summary>
    /// Checks and writes. A repeated message is told apart first: its turn was handled, whatever the version is by now. Null when it is sealed under a key that is being
    /// destroyed: nothing was written, and it has to be sealed again.
    /// </summary>
    public AppendOutcome? Run(SealedAppend step)
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
        if (!MayWrite(step.Keys))
            return null;

        PutHead(head, session, step.Head);
        for (var i = 0; i < step.Events.Count; i++)
            _putEvent.Run(session, append.ExpectedVersion + 1 + i, step.Events[i]);
        if (append.MessageId is { } handled)
            _putMessage.Run(ToKey(handled), session);
        foreach (var d in append.Deliveries)
            _putDelivery.Run(session, d.Version, d.Index, ToKey(d.Place.Platform), ToKey(d.Place.Id));
        foreach (var (version, bytes, text) in step.Files)
            _putFile.Run(session, version, bytes, text);
        if (append.Unanswered is { } unanswered)
        {
            // What was decided about a question that still waits stays with it.
            var versions = JsonSerializer.Serialize(unanswered);
            _forgetQuestions.Run(session, versions);
            _putQuestions.Run(session, versions);
        }
        _chain.Add(step.Entry);
        return AppendOutcome.Appended;
    }

    /// <summary>Notes replies as delivered; those already noted, or erased meanwhile, are passed over.</summary>
    public int MarkDelivered(IReadOnlyList<Delivery> deliveries) =>
        deliveries.Sum(d => _delivered.Run(ToKey(d.SessionId), d.Version, d.Index));

    /// <inheritdoc/>
    public void Dispose()
    {
        SqliteStatement[] all = [_message, _version, _openElsewhere, _putHead, _putEvent, _putMessage, _putDelivery, _putFile, _forgetQuestions, _putQuestions, _key, _delivered];
        foreach (var statement in all)
            statement.Dispose();
        _chain.Dispose();
    }

    /// <summary>Whether none of the keys is being destroyed.</summary>
    /// <exception cref="StoreException">The store became encrypted (or not) since it was opened.</exception>
    private bool MayWrite(IReadOnlyList<KeyId> keys)
    {
        foreach (var key in keys.Count == 0 ? (IEnumerable<byte[]?>)[null] : keys.Select(k => k.ToBytes()))
            switch (_key.Ask(key))
            {
                case 1L:
                    return false;
                case 2L:
                    throw StoreSealing.Unfit(isSealed: key is null);
            }
        return true;
    }

    // The columns are what is searched by; the head itself is kept as a sealed record of JSON, so a new member of it needs no migration.
    private void PutHead(SessionHead head, string session, byte[] content) =>
        _putHead.Run(
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
            ToKey(head.Place.Id)
        );
}
