using Dapper;
using Microsoft.Data.Sqlite;

namespace RecruitBot.Tests.Adapters.Sqlite;

/// <summary>Ways to change a store behind its back. Each does something when there is something to do it to.</summary>
internal static class SqliteTampering
{
    /// <summary>All of them by name.</summary>
    public static IReadOnlyList<(string Name, Action<SqliteConnection, Random> Do)> All { get; } =
    [
        .. new (string Table, string Column)[] { ("events", "record"), ("sessions", "head"), ("files", "bytes"), ("files", "text"), ("audit", "content"), ("audit", "hash") }.Select(c =>
            ($"a byte of {c.Table}.{c.Column}", (Action<SqliteConnection, Random>)((db, random) => Flip(db, random, c.Table, c.Column)))
        ),
        .. new[] { "events", "sessions", "files", "audit" }.Select(t => ($"a row of {t} deleted", (Action<SqliteConnection, Random>)((db, random) => Delete(db, random, t)))),
        .. new[] { "candidate_id", "role_id", "stage", "is_open", "purpose", "platform", "place_id", "version" }.Select(c =>
            ($"sessions.{c} set", (Action<SqliteConnection, Random>)((db, random) => Set(db, random, c)))
        ),
        ("a record repeated", (db, random) => Repeat(db, random)),
        ("two records exchanged", (db, random) => Exchange(db, random, "events", "record")),
        ("two entries exchanged", (db, random) => Exchange(db, random, "audit", "content")),
        ("two hashes exchanged", (db, random) => Exchange(db, random, "audit", "hash")),
        ("an entry renumbered", (db, random) => db.Execute("UPDATE audit SET number = number + 1000 WHERE number = @n", new { n = Row(db, random, "audit") })),
        ("an event renumbered", (db, random) => Update(db, random, "events", "version = version + @by", random.Next(2) == 0 ? 1000 : -1000)),
        ("an event given to another session", Give),
        ("a session renamed", (db, random) => db.Execute("UPDATE sessions SET session_id = 'zzzzzzzzzzzzzzzz' WHERE session_id = @s", new { s = Session(db, random) })),
        ("a whole session renamed", RenameWhole),
        ("a whole session deleted", DeleteWhole),
        ("a record of another type", (db, random) => Update(db, random, "events", "record = 'words' || @by", 1)),
        ("an entry written in between", (db, random) => db.Execute("INSERT INTO audit SELECT max(number) + 1, content, hash FROM audit")),
    ];

    /// <summary>Cuts the chain short by some entries.</summary>
    public static void Truncate(SqliteConnection db, int entries) =>
        db.Execute("DELETE FROM audit WHERE number > (SELECT max(number) FROM audit) - @entries", new { entries });

    private static void Flip(SqliteConnection db, Random random, string table, string column)
    {
        var (key, value) = Pick(db.Query(Keyed(table, column)).Select(r => ((object)r.k, (byte[])r.v)).Where(r => r.Item2 is not null).ToList(), random);
        value[random.Next(value.Length)] ^= (byte)random.Next(1, 256);
        Put(db, table, column, key, value);
    }

    private static void Exchange(SqliteConnection db, Random random, string table, string column)
    {
        var rows = db.Query(Keyed(table, column)).Select(r => ((object)r.k, (byte[])r.v)).ToList();
        var ((a, first), (b, second)) = (Pick(rows, random), Pick(rows, random));
        Put(db, table, column, a, second);
        Put(db, table, column, b, first);
    }

    private static void Delete(SqliteConnection db, Random random, string table) => db.Execute($"DELETE FROM {table} WHERE {KeyOf(table)} = @key", new { key = Pick(Keys(db, table), random) });

    private static void Set(SqliteConnection db, Random random, string column)
    {
        var session = Session(db, random);
        var before = db.ExecuteScalar<string>($"SELECT {column} FROM sessions WHERE session_id = @session", new { session });
        var others = db.Query<string>($"SELECT DISTINCT {column} FROM sessions").Append("Held").Append("7").Where(v => v != before).ToList();
        db.Execute($"UPDATE sessions SET {column} = @value WHERE session_id = @session", new { session, value = Pick(others, random) });
    }

    private static void Repeat(SqliteConnection db, Random random)
    {
        var session = Session(db, random);
        var version = random.Next(3) switch { 0 => 0, 1 => -5, _ => db.ExecuteScalar<int>("SELECT max(version) + 1 FROM events WHERE session_id = @session", new { session }) };
        db.Execute("INSERT INTO events SELECT session_id, @version, record FROM events WHERE session_id = @session LIMIT 1", new { session, version });
    }

    private static void Give(SqliteConnection db, Random random)
    {
        var (from, to) = (Session(db, random), Session(db, random));
        db.Execute(
            "UPDATE events SET session_id = @to, version = (SELECT max(version) + 1 FROM events WHERE session_id = @to) WHERE session_id = @from AND version = (SELECT max(version) FROM events WHERE session_id = @from)",
            new { from, to }
        );
    }

    private static void RenameWhole(SqliteConnection db, Random random)
    {
        var session = Session(db, random);
        foreach (var table in new[] { "sessions", "events", "files", "deliveries" })
            db.Execute($"UPDATE {table} SET session_id = 'aaaaaaaaaaaaaaaa' WHERE session_id = @session", new { session });
    }

    private static void DeleteWhole(SqliteConnection db, Random random)
    {
        var session = Session(db, random);
        foreach (var table in new[] { "sessions", "events", "files", "deliveries", "messages", "unanswered" })
            db.Execute($"DELETE FROM {table} WHERE session_id = @session", new { session });
    }

    private static void Update(SqliteConnection db, Random random, string table, string change, int by) =>
        db.Execute($"UPDATE {table} SET {change} WHERE {KeyOf(table)} = @key", new { key = Pick(Keys(db, table), random), by });

    private static void Put(SqliteConnection db, string table, string column, object key, byte[] value) =>
        db.Execute($"UPDATE {table} SET {column} = @value WHERE {KeyOf(table)} = @key", new { key, value });

    private static long Row(SqliteConnection db, Random random, string table) => (long)Pick(Keys(db, table), random);

    private static string Session(SqliteConnection db, Random random) => Pick(db.Query<string>("SELECT session_id FROM sessions ORDER BY session_id").ToList(), random);

    private static List<object> Keys(SqliteConnection db, string table) => db.Query($"SELECT {KeyOf(table)} AS k FROM {table} ORDER BY 1").Select(r => (object)r.k).ToList();

    private static string Keyed(string table, string column) => $"SELECT {KeyOf(table)} AS k, {column} AS v FROM {table} ORDER BY 1";

    private static string KeyOf(string table) =>
        table switch
        {
            "audit" => "number",
            "sessions" => "session_id",
            _ => "session_id || '/' || version",
        };

    private static T Pick<T>(IReadOnlyList<T> items, Random random) => items[random.Next(items.Count)];
}
