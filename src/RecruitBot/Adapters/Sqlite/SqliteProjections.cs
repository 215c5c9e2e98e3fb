using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>The tables that follow from the events, made anew from them.</summary>
public sealed class SqliteProjections(SqliteSessionStore store) : IProjections
{
    // So many are written in one go, and read before.
    private const int Page = 100;

    /// <inheritdoc/>
    public async ValueTask<int> RebuildAsync(CancellationToken cancellationToken)
    {
        var sessions = 0;
        for (var page = await PageAsync("", cancellationToken); page.Count > 0; page = await PageAsync(page[^1], cancellationToken))
        {
            await Task.WhenAll(page.Select(key => RebuildAsync(FromKey(key), cancellationToken)));
            sessions += page.Count;
        }
        await store.WritingAsync(DropOrphans, cancellationToken);
        return sessions;
    }

    private ValueTask<List<string>> PageAsync(string after, CancellationToken ct) =>
        store.ReadingAsync(
            c => c.Query<string>("SELECT DISTINCT session_id FROM events WHERE session_id > @after ORDER BY session_id LIMIT @Page", new { after, Page }).ToList(),
            ct
        );

    private async Task RebuildAsync(string session, CancellationToken ct)
    {
        while (true)
        {
            var log = await store.ReadAsync(session, ct);
            // Erased meanwhile; and a log that begins in the middle is none that the product wrote.
            if (log.Count == 0 || SessionFold.Fold(log) is not { } state)
                return;
            var head = state.ToHead();
            var content = await store.Records.SealHeadAsync(head, ct);
            var messages = log.Select(e => e.Event).OfType<TurnReceived>().Select(t => t.Turn.MessageId).ToList();
            if (await store.WritingAsync(c => Put(c, head, content, messages, [.. state.Unanswered.Select(q => q.Version)]), ct))
                return;
        }
    }

    /// <summary>False when the log has grown since it was read.</summary>
    private bool Put(SqliteConnection connection, SessionHead head, byte[] content, List<string> messages, IReadOnlyList<long> unanswered)
    {
        var session = ToKey(head.SessionId);
        if (connection.ExecuteScalar<long>("SELECT coalesce(max(version), 0) FROM events WHERE session_id = @session", new { session }) != head.Version)
            return false;
        // Another session may have the open place in a projection that is wrong; what it has by its own log is put when its turn comes.
        if (head.TakesOpenPlace())
            connection.Execute(
                "UPDATE sessions SET is_open = 0 WHERE candidate_id = @candidate AND role_id = @role AND is_open = 1 AND session_id <> @session",
                new { candidate = ToKey(head.CandidateId), role = ToKey(head.RoleId), session }
            );
        store.Append.PutHead(head, content);
        store.Append.PutQuestions(session, unanswered);
        foreach (var message in messages)
            connection.Execute("INSERT OR REPLACE INTO messages (message_id, session_id) VALUES (@message, @session)", new { message = ToKey(message), session });
        return true;
    }

    private static int DropOrphans(SqliteConnection connection) =>
        connection.Execute(
            """
            DELETE FROM unanswered WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.session_id = unanswered.session_id);
            DELETE FROM sessions WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.session_id = sessions.session_id);
            """
        );
}
