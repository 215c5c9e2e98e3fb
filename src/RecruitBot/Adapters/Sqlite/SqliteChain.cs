using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions.Audit;
using static SQLitePCL.raw;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>The end of the audit chain, inside a transaction that somebody else began and will commit.</summary>
internal sealed class SqliteChain(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _last = new(connection, "SELECT hash FROM audit ORDER BY number DESC LIMIT 1");
    private readonly SqliteStatement _add = new(connection, "INSERT INTO audit (content, hash) VALUES (?1, ?2)");

    private byte[]? _previous;

    /// <summary>A transaction begins: another process may have written to the same file, so the last entry is not known any more.</summary>
    public void Begin() => _previous = null;

    /// <summary>Adds an entry; its number.</summary>
    /// <param name="content">Its bytes.</param>
    public long Add(byte[] content)
    {
        _previous = AuditChain.Next(_previous ?? _last.Ask() as byte[] ?? AuditChain.Start, content);
        _add.Run(content, _previous);
        return sqlite3_last_insert_rowid(connection.Handle);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _last.Dispose();
        _add.Dispose();
    }
}
