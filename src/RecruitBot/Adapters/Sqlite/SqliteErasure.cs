using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Privacy.Encryption;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>
/// Erasing in two parts. The rows go in one transaction, which also notes that the file is not clean yet; then the file is cleaned and
/// the note is settled. A crash between the two leaves the note, and the next start or erasure cleans.
/// </summary>
internal static class SqliteErasure
{
    /// <summary>Removes a candidate's rows, keeps their counts and notes their keys as erased; runs inside a transaction.</summary>
    /// <param name="connection">The connection that writes.</param>
    /// <param name="chain">Gets an entry.</param>
    /// <param name="candidateId">Who.</param>
    /// <param name="keys">Their keys so far. One that came since stands in what was written with it.</param>
    /// <param name="at">When.</param>
    public static Erasure RemoveRows(SqliteConnection connection, SqliteChain chain, string candidateId, IReadOnlyList<KeyId> keys, DateTimeOffset at)
    {
        var ids = connection.Query<string>("SELECT session_id FROM sessions WHERE candidate_id = @candidate ORDER BY session_id", new { candidate = ToKey(candidateId) }).Select(FromKey).ToList();
        const string Theirs = "(SELECT session_id FROM sessions WHERE candidate_id = @candidate)";
        var candidate = new { candidate = ToKey(candidateId) };
        var heads = connection.Query<byte[]>("SELECT head FROM sessions WHERE candidate_id = @candidate", candidate);
        SqliteSealing.Erase(connection, heads.Select(h => SealedRecord.KeyOf(h)).OfType<KeyId>().Concat(keys), at);
        connection.Execute(
            """
            INSERT INTO tallies (role_id, stage, count)
            SELECT role_id, stage, count(*) FROM sessions WHERE candidate_id = @candidate AND purpose <> 'operator-test'
            GROUP BY role_id, stage
            ON CONFLICT (role_id, stage) DO UPDATE SET count = count + excluded.count
            """,
            candidate
        );
        connection.Execute($"DELETE FROM deliveries WHERE session_id IN {Theirs}", candidate);
        connection.Execute($"DELETE FROM unanswered WHERE session_id IN {Theirs}", candidate);
        connection.Execute($"DELETE FROM files WHERE session_id IN {Theirs}", candidate);
        connection.Execute($"DELETE FROM messages WHERE session_id IN {Theirs}", candidate);
        var events = connection.Execute($"DELETE FROM events WHERE session_id IN {Theirs}", candidate);
        var sessions = connection.Execute("DELETE FROM sessions WHERE candidate_id = @candidate", candidate);
        var erasure = new Erasure(sessions, events, at);
        if (sessions == 0)
            return erasure;
        connection.Execute(
            "INSERT INTO erasures (at, sessions, events) VALUES (@at, @sessions, @events)",
            new
            {
                at = at.ToString("O", CultureInfo.InvariantCulture),
                sessions,
                events,
            }
        );
        chain.Add(AuditEntry.Erased(erasure, ids).ToBytes());
        return erasure;
    }

    /// <summary>
    /// Cleans the file when an erasure has asked for it: false when another process reads an old state and so keeps the log from being cut.
    /// </summary>
    public static bool Scrub(SqliteConnection connection)
    {
        if (connection.ExecuteScalar<long>("SELECT count(*) FROM erasures WHERE scrubbed = 0") == 0)
            return true;
        // secure_delete overwrites freed cells and pages, but not the copies that stay behind in a page's unused part when SQLite moves
        // rows between pages (measured: in a fifth of random files). Only writing every page anew is sure.
        connection.Execute("VACUUM");
        if (!CutLog(connection))
            return false;
        connection.Execute("UPDATE erasures SET scrubbed = 1 WHERE scrubbed = 0");
        return true;
    }

    /// <summary>Moves everything into the main file and cuts the log to nothing; waits for readers as long as the busy timeout says.</summary>
    public static bool CutLog(SqliteConnection connection) =>
        connection.QuerySingle<(long Busy, long Log, long Moved)>("PRAGMA wal_checkpoint(TRUNCATE)").Busy == 0;
}
