using Dapper;
using Npgsql;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Adapters.Postgres;

/// <summary>The tables and how a schema comes to have them. A shipped step is never edited: a change is a new step at the end.</summary>
internal static class PostgresSchema
{
    /// <summary>Step n takes a schema from version n to n + 1.</summary>
    /// <remarks>Texts compare by their bytes (COLLATE "C"), whatever the database's language is: so do ids everywhere else.</remarks>
    public static readonly IReadOnlyList<string> Steps =
    [
        // events and messages have no key to sessions: an append locks the session's row itself, and an erasure removes what belongs to it.
        """
            CREATE TABLE sessions (
                session_id text COLLATE "C" PRIMARY KEY, version bigint NOT NULL, candidate_id text COLLATE "C" NOT NULL, role_id text COLLATE "C" NOT NULL,
                purpose text COLLATE "C" NOT NULL, stage text COLLATE "C" NOT NULL, is_open boolean NOT NULL, claimed_by text COLLATE "C",
                updated_at bigint NOT NULL, platform text COLLATE "C" NOT NULL, place_id text COLLATE "C" NOT NULL, head bytea NOT NULL);
            CREATE UNIQUE INDEX sessions_open ON sessions (candidate_id, role_id) WHERE is_open AND purpose <> 'operator-test';
            CREATE INDEX sessions_candidate ON sessions (candidate_id);
            CREATE INDEX sessions_updated ON sessions (updated_at DESC, session_id);
            CREATE INDEX sessions_place ON sessions (platform, place_id);
            CREATE TABLE events (
                session_id text COLLATE "C" NOT NULL, version bigint NOT NULL, record bytea NOT NULL, PRIMARY KEY (session_id, version));
            CREATE TABLE messages (message_id text COLLATE "C" PRIMARY KEY, session_id text COLLATE "C" NOT NULL);
            CREATE TABLE deliveries (
                seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, session_id text COLLATE "C" NOT NULL, version bigint NOT NULL, idx integer NOT NULL,
                platform text COLLATE "C" NOT NULL, place_id text COLLATE "C" NOT NULL, delivered boolean NOT NULL DEFAULT false,
                UNIQUE (session_id, version, idx));
            CREATE INDEX deliveries_pending ON deliveries (platform, place_id, seq) WHERE NOT delivered;
            CREATE TABLE files (
                session_id text COLLATE "C" NOT NULL, version bigint NOT NULL, bytes bytea NOT NULL, text bytea, PRIMARY KEY (session_id, version));
            CREATE TABLE tallies (
                role_id text COLLATE "C" NOT NULL, stage text COLLATE "C" NOT NULL, count bigint NOT NULL, PRIMARY KEY (role_id, stage));
            CREATE TABLE erasures (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at text NOT NULL, sessions integer NOT NULL, events bigint NOT NULL,
                scrubbed boolean NOT NULL DEFAULT false);
            CREATE TABLE notes (
                platform text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL, value text NOT NULL, PRIMARY KEY (platform, key));
            CREATE TABLE unanswered (
                session_id text COLLATE "C" NOT NULL, version bigint NOT NULL, bundle text COLLATE "C", closing bytea, PRIMARY KEY (session_id, version));
            CREATE TABLE entries (
                entry_id text COLLATE "C" NOT NULL, version integer NOT NULL, interaction text COLLATE "C" NOT NULL UNIQUE, json bytea NOT NULL,
                PRIMARY KEY (entry_id, version));
            CREATE TABLE spending (
                purpose text COLLATE "C" NOT NULL, unit text COLLATE "C" NOT NULL, period text COLLATE "C" NOT NULL, amount bigint NOT NULL,
                PRIMARY KEY (purpose, unit, period));
            CREATE TABLE chains (name text COLLATE "C" PRIMARY KEY, number bigint NOT NULL, hash bytea NOT NULL);
            CREATE TABLE audit (
                chain text COLLATE "C" NOT NULL, number bigint NOT NULL, content bytea NOT NULL, hash bytea NOT NULL, PRIMARY KEY (chain, number));
            """,
    ];

    // Of the locks that belong to nobody's rows: (schema, which). Others in the same database use other schemas.
    private const string Lock = "SELECT pg_advisory_xact_lock(hashtext(@schema), 1)";

    /// <summary>Brings a schema to the newest version, each step in a transaction of its own, one process at a time.</summary>
    /// <exception cref="StoreException">A newer version wrote it, or it is somebody else's.</exception>
    public static void Migrate(NpgsqlConnection connection, string schema, IReadOnlyList<string> steps)
    {
        for (var done = false; !done; )
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(Lock, new { schema }, transaction);
            var version = Begin(connection, schema);
            ThrowIfNewer(connection, schema, version, steps.Count);
            done = version == steps.Count;
            if (done)
            {
                ThrowIfReadOnly(connection);
                continue;
            }
            connection.Execute(steps[version]);
            connection.Execute("UPDATE schema_version SET version = @next", new { next = version + 1 });
            transaction.Commit();
        }
    }

    // Nothing is created where everything is there: a user with no right to create may run the bot once an owner has prepared the schema.
    private static int Begin(NpgsqlConnection connection, string schema)
    {
        if (connection.ExecuteScalar<bool>("SELECT to_regclass(@table) IS NOT NULL", new { table = $"{schema}.schema_version" }))
            return connection.ExecuteScalar<int>("SELECT version FROM schema_version");
        if (connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = @schema)", new { schema }))
            throw new StoreException(
                $"Schema {schema} in {connection.Database} (Storage:ConnectionString) belongs to another program: name another by Search Path=…; it was not changed."
            );
        connection.Execute($"CREATE SCHEMA IF NOT EXISTS {schema}; CREATE TABLE schema_version (version integer NOT NULL); INSERT INTO schema_version VALUES (0);");
        return 0;
    }

    private static void ThrowIfNewer(NpgsqlConnection connection, string schema, int version, int known)
    {
        if (version > known)
            throw new StoreException(
                $"Schema {schema} in {connection.Database} (Storage:ConnectionString) was written by a newer RecruitBot (schema {version}, this one knows {known}): run that version or restore a backup."
            );
    }

    /// <summary>Said at the start, and not to the first candidate.</summary>
    private static void ThrowIfReadOnly(NpgsqlConnection connection) => connection.Execute("SELECT 1 FROM schema_version FOR UPDATE");
}
