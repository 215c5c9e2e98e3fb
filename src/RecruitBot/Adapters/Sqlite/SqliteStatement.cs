using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>
/// A statement prepared once and run many times; its parameters are ?1, ?2, … in order. It speaks to SQLite itself: for the dozen statements of
/// an append, what a data provider does around each of them takes longer than the statement.
/// </summary>
internal sealed class SqliteStatement(SqliteConnection connection, string sql) : IDisposable
{
    private readonly sqlite3 _handle = connection.Handle!;
    private sqlite3_stmt? _statement;

    /// <summary>Runs it; the number of rows changed.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public int Run(params ReadOnlySpan<object?> values)
    {
        var statement = Bind(values);
        try
        {
            while (Check(sqlite3_step(statement)) == SQLITE_ROW)
            {
                // Statements that are run for what they change give no rows, but for some pragmas.
            }
            return sqlite3_changes(_handle);
        }
        finally
        {
            sqlite3_reset(statement);
        }
    }

    /// <summary>The first column of the first row: a long, a string, bytes, or null when it is null or there is no row.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public object? Ask(params ReadOnlySpan<object?> values)
    {
        var statement = Bind(values);
        try
        {
            return Check(sqlite3_step(statement)) == SQLITE_ROW ? Value(statement) : null;
        }
        finally
        {
            sqlite3_reset(statement);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _statement?.Dispose();

    private static object? Value(sqlite3_stmt statement) =>
        sqlite3_column_type(statement, 0) switch
        {
            SQLITE_NULL => null,
            SQLITE_INTEGER => sqlite3_column_int64(statement, 0),
            SQLITE_TEXT => sqlite3_column_text(statement, 0).utf8_to_string(),
            SQLITE_BLOB => sqlite3_column_blob(statement, 0).ToArray(),
            var other => throw new NotSupportedException($"A column of type {other} is not read here."),
        };

    private sqlite3_stmt Bind(ReadOnlySpan<object?> values)
    {
        var statement = _statement ??= Prepare();
        for (var i = 0; i < values.Length; i++)
            Check(
                values[i] switch
                {
                    null => sqlite3_bind_null(statement, i + 1),
                    string text => sqlite3_bind_text(statement, i + 1, text),
                    byte[] bytes => sqlite3_bind_blob(statement, i + 1, bytes),
                    long number => sqlite3_bind_int64(statement, i + 1, number),
                    int number => sqlite3_bind_int64(statement, i + 1, number),
                    var other => throw new NotSupportedException($"A {other.GetType().Name} is not bound here."),
                }
            );
        return statement;
    }

    private sqlite3_stmt Prepare()
    {
        Check(sqlite3_prepare_v3(_handle, sql, SQLITE_PREPARE_PERSISTENT, out var statement));
        return statement;
    }

    private int Check(int result)
    {
        if (result is not (SQLITE_OK or SQLITE_ROW or SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(result, _handle);
        return result;
    }
}
