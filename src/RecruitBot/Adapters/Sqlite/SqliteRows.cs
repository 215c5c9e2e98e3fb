using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Moving;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>A SQLite store as rows. Its file is locked against every other process as long as this is open.</summary>
public sealed class SqliteRows : IStoreRows
{
    private const string Chain = "main";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly SqliteConnection _connection;

    private SqliteRows(string path, SqliteConnection connection) => (Where, _connection) = (path, connection);

    /// <inheritdoc/>
    public string Where { get; }

    /// <summary>Opens a store, or makes it where it is missing.</summary>
    /// <exception cref="StoreException">Another process uses it, or it is no store of ours.</exception>
    public static SqliteRows Open(string path)
    {
        var file = new SqliteFile(path, Patience);
        file.Create();
        SqliteConnection? connection = null;
        try
        {
            connection = file.OpenWriter();
            // Taken with the first transaction, and refused while anybody else has the file open.
            Execute(connection, "PRAGMA locking_mode = EXCLUSIVE");
            Execute(connection, "BEGIN IMMEDIATE");
            Execute(connection, "COMMIT");
            // The other engines cannot read such records yet, and the keys would not come along.
            using var sealing = new SqliteStatement(connection, "SELECT 1 FROM sealing WHERE ring IS NOT NULL OR underway <> 0");
            if (sealing.Ask() is not null)
                throw new StoreException($"The store at {path} is encrypted and so far no other engine reads it: run rotate-key --decrypt first, with the disk of the new store encrypted where that matters.");
            return new SqliteRows(path, connection);
        }
        catch (SqliteException fault)
        {
            connection?.Dispose();
            throw SqliteFault.Of(fault, path);
        }
        catch (StoreException)
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoreRow>> ReadAsync(StoreTable table, IReadOnlyList<object?>? after, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<StoreRow>>(Guarded(() => Read(table, after, limit)));
    }

    /// <inheritdoc/>
    public ValueTask LoadAsync(IReadOnlyList<StoreRow> rows, string mark, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Guarded(() =>
        {
            using var transaction = _connection.BeginTransaction();
            using var insert = new SqliteStatement(_connection, InsertOf(rows[0].Table));
            foreach (var row in rows)
                insert.Run([.. ValuesOf(row)]);
            using var note = new SqliteStatement(_connection, "INSERT OR REPLACE INTO notes (platform, key, value) VALUES (?1, 'mark', ?2)");
            note.Run(IStoreRows.MarkPlatform, SessionJson.ToKey(mark));
            transaction.Commit();
            return true;
        });
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<string?> MarkAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(
            Guarded(() =>
            {
                using var mark = new SqliteStatement(_connection, "SELECT value FROM notes WHERE platform = ?1 AND key = 'mark'");
                return mark.Ask(IStoreRows.MarkPlatform) is string value ? SessionJson.FromKey(value) : null;
            })
        );

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private List<StoreRow> Read(StoreTable table, IReadOnlyList<object?>? after, int limit)
    {
        using var command = _connection.CreateCommand();
        var key = table.Fields.Take(table.Key).Select((field, i) => (field, i)).Where(k => !IsConstant(table, k.field)).ToList();
        var columns = string.Join(", ", table.Fields.Select(f => IsConstant(table, f) ? $"'{Chain}'" : f));
        var order = string.Join(", ", key.Select(k => k.field));
        List<string> conditions = [];
        if (table == StoreTables.Notes)
            conditions.Add($"platform <> '{IStoreRows.MarkPlatform}'");
        if (after is not null)
        {
            conditions.Add($"({order}) > ({string.Join(", ", key.Select(k => $"@k{k.i}"))})");
            foreach (var (_, i) in key)
                command.Parameters.AddWithValue($"@k{i}", after[i]);
        }
        var where = conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions)}";
        command.CommandText = $"SELECT {columns} FROM {table.Name} {where} ORDER BY {order} LIMIT {limit}";
        using var reader = command.ExecuteReader();
        var rows = new List<StoreRow>();
        while (reader.Read())
            rows.Add(new StoreRow(table, [.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]));
        return rows;
    }

    // What is moved is clean: it never held what was erased before.
    private static string InsertOf(StoreTable table)
    {
        var columns = table.Fields.Where(f => !IsConstant(table, f)).ToList();
        var scrubbed = table == StoreTables.Erasures;
        return $"INSERT INTO {table.Name} ({string.Join(", ", columns)}{(scrubbed ? ", scrubbed" : "")}) VALUES ({string.Join(", ", columns.Select((_, i) => $"?{i + 1}"))}{(scrubbed ? ", 1" : "")})";
    }

    private static IEnumerable<object?> ValuesOf(StoreRow row)
    {
        if (row.Table == StoreTables.Audit && row.Text("chain") != Chain)
            throw new StoreException("The store to be moved was written by several processes and has several audit chains, which SQLite cannot keep: move it to postgres.");
        return row.Values.Where((_, i) => !IsConstant(row.Table, row.Table.Fields[i]));
    }

    // All processes of a SQLite store write one chain.
    private static bool IsConstant(StoreTable table, string field) => table == StoreTables.Audit && field == "chain";

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Of(fault, Where);
        }
    }
}
