using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>The tables and how a file comes to have them. A shipped step is never edited: a change is a new step at the end.</summary>
internal static class SqliteSchema
{
    /// <summary>"RBot" in the file's header: tells our files from everybody else's.</summary>
    public const int ApplicationId = 0x52426F74;

    /// <summary>Step n takes a file from version n to n + 1.</summary>
    public static readonly IReadOnlyList<SqliteStep> Steps =
    [
        // events and sessions have no rowid: a session's log lies together, and an append touches one tree fewer.
        // messages has no key to sessions: it would need an index that only an erasure uses.
        """
            CREATE TABLE sessions (
                session_id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, candidate_id TEXT NOT NULL, role_id TEXT NOT NULL,
                purpose TEXT NOT NULL, stage TEXT NOT NULL, is_open INTEGER NOT NULL, claimed_by TEXT, updated_at INTEGER NOT NULL,
                head TEXT NOT NULL) WITHOUT ROWID;
            CREATE UNIQUE INDEX sessions_open ON sessions (candidate_id, role_id) WHERE is_open = 1 AND purpose <> 'operator-test';
            CREATE INDEX sessions_candidate ON sessions (candidate_id);
            CREATE INDEX sessions_updated ON sessions (updated_at DESC, session_id);
            CREATE TABLE events (
                session_id TEXT NOT NULL REFERENCES sessions, version INTEGER NOT NULL, at TEXT NOT NULL, json TEXT NOT NULL,
                PRIMARY KEY (session_id, version)) WITHOUT ROWID;
            CREATE TABLE messages (message_id TEXT NOT NULL PRIMARY KEY, session_id TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE deliveries (
                seq INTEGER PRIMARY KEY, session_id TEXT NOT NULL REFERENCES sessions, version INTEGER NOT NULL, idx INTEGER NOT NULL,
                platform TEXT NOT NULL, place_id TEXT NOT NULL, delivered INTEGER NOT NULL DEFAULT 0, UNIQUE (session_id, version, idx));
            CREATE INDEX deliveries_pending ON deliveries (platform, place_id, seq) WHERE delivered = 0;
            CREATE TABLE tallies (
                role_id TEXT NOT NULL, stage TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (role_id, stage)) WITHOUT ROWID;
            CREATE TABLE erasures (
                id INTEGER PRIMARY KEY, at TEXT NOT NULL, sessions INTEGER NOT NULL, events INTEGER NOT NULL,
                scrubbed INTEGER NOT NULL DEFAULT 0);
            """,
        // Where a session is held, which so far only its head said; and what front ends remember.
        """
            ALTER TABLE sessions ADD COLUMN platform TEXT;
            ALTER TABLE sessions ADD COLUMN place_id TEXT;
            UPDATE sessions SET platform = json_extract(head, '$.place.platform'), place_id = json_extract(head, '$.place.id');
            CREATE INDEX sessions_place ON sessions (platform, place_id);
            CREATE TABLE notes (
                platform TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (platform, key)) WITHOUT ROWID;
            """,
        // Questions that wait for the team, without their words, which stay in the log alone; and what the team wrote. Taken from the logs so
        // far: what was never answered, and what was not said to be an answer of the candidate's.
        """
            CREATE TABLE unanswered (
                session_id TEXT NOT NULL, version INTEGER NOT NULL, bundle TEXT, closing TEXT, PRIMARY KEY (session_id, version)) WITHOUT ROWID;
            CREATE TABLE entries (
                entry_id TEXT NOT NULL, version INTEGER NOT NULL, interaction TEXT NOT NULL UNIQUE, json TEXT NOT NULL,
                PRIMARY KEY (entry_id, version)) WITHOUT ROWID;
            INSERT INTO unanswered (session_id, version)
                SELECT q.session_id, q.version FROM events q
                WHERE json_extract(q.json, '$.type') = 'question' AND json_extract(q.json, '$.answer.answered') = 0 AND NOT EXISTS (
                    SELECT 1 FROM events a WHERE a.session_id = q.session_id AND a.version > q.version
                    AND json_extract(a.json, '$.type') = 'answer'
                    AND json_extract(a.json, '$.messageId') = json_extract(q.json, '$.messageId'));
            """,
        // Résumés beside the events that give them. With a rowid: SQLite keeps wide rows better there.
        """
            CREATE TABLE files (
                session_id TEXT NOT NULL, version INTEGER NOT NULL, bytes BLOB NOT NULL, text TEXT, PRIMARY KEY (session_id, version));
            """,
        // What was spent on models, by purpose, unit and day or month.
        """
            CREATE TABLE spending (
                purpose TEXT NOT NULL, unit TEXT NOT NULL, period TEXT NOT NULL, amount INTEGER NOT NULL,
                PRIMARY KEY (purpose, unit, period)) WITHOUT ROWID;
            """,
        // Words as sealed bytes, and the chain that they are hashed into. No key between events and sessions that would outlast an erasure.
        new SqliteStep(
            """
            CREATE TABLE audit (number INTEGER PRIMARY KEY, content BLOB NOT NULL, hash BLOB NOT NULL);
            CREATE TABLE records (
                session_id TEXT NOT NULL REFERENCES sessions, version INTEGER NOT NULL, record BLOB NOT NULL,
                PRIMARY KEY (session_id, version)) WITHOUT ROWID;
            INSERT INTO records SELECT session_id, version, plain_event(at, json) FROM events ORDER BY session_id, version;
            DROP TABLE events;
            ALTER TABLE records RENAME TO events;
            UPDATE sessions SET head = plain(head);
            UPDATE files SET bytes = plain(bytes), text = plain_text(text);
            """,
            SqliteAdoption.TakeIntoChain
        ),
        // Only replies that wait: the table stays small, and so does what an append writes. Their order is that of the chain's numbers from here
        // on, so those from before come before.
        """
            CREATE TABLE waiting (
                session_id TEXT NOT NULL REFERENCES sessions, version INTEGER NOT NULL, idx INTEGER NOT NULL, seq INTEGER NOT NULL,
                platform TEXT NOT NULL, place_id TEXT NOT NULL, PRIMARY KEY (session_id, version, idx)) WITHOUT ROWID;
            INSERT INTO waiting SELECT session_id, version, idx, seq - (SELECT max(seq) FROM deliveries), platform, place_id FROM deliveries WHERE delivered = 0;
            DROP TABLE deliveries;
            ALTER TABLE waiting RENAME TO deliveries;
            CREATE INDEX deliveries_place ON deliveries (platform, place_id, seq);
            """,
    ];

    /// <summary>Refuses a file that is not ours, before anything is written to it.</summary>
    /// <exception cref="StoreException">Somebody else's database, or one that a newer version wrote.</exception>
    public static void ThrowIfForeign(SqliteConnection connection, string path)
    {
        // All three from one state of the file: another process may be making it ours in between.
        using var snapshot = connection.BeginTransaction(deferred: true);
        var application = connection.ExecuteScalar<long>("PRAGMA application_id");
        var version = connection.ExecuteScalar<long>("PRAGMA user_version");
        var isEmpty = application == 0 && version == 0 && connection.ExecuteScalar<long>("SELECT count(*) FROM sqlite_master") == 0;
        if (!isEmpty && application != ApplicationId)
            throw new StoreException(
                $"Storage:Path names {path}, which is a database of another program: name another file, it was not changed."
            );
        if (version > Steps.Count)
            throw new StoreException(
                $"Storage:Path names {path}, which a newer RecruitBot wrote (schema {version}, this one knows {Steps.Count}): run that version or restore a backup."
            );
    }

    /// <summary>Brings a file to the newest version, each step in a transaction of its own.</summary>
    public static void Migrate(SqliteConnection connection, IReadOnlyList<SqliteStep> steps)
    {
        SqliteAdoption.AddFunctions(connection);
        while (connection.ExecuteScalar<long>("PRAGMA user_version") < steps.Count)
        {
            // Not a transaction of the provider's: what a step does besides its statements could not take part in it.
            connection.Execute("BEGIN IMMEDIATE");
            try
            {
                // Read again under the lock: another process may have taken the step meanwhile.
                var version = connection.ExecuteScalar<int>("PRAGMA user_version");
                if (version < steps.Count)
                    Take(connection, steps[version], version + 1);
                connection.Execute("COMMIT");
            }
            catch
            {
                connection.Execute("ROLLBACK");
                throw;
            }
        }
    }

    private static void Take(SqliteConnection connection, SqliteStep step, int reached)
    {
        connection.Execute(step.Sql);
        step.Then?.Invoke(connection);
        connection.Execute($"PRAGMA user_version = {reached}; PRAGMA application_id = {ApplicationId};");
    }
}
