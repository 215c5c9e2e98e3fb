using Microsoft.Data.Sqlite;
using RecruitBot.Core.Sessions.Audit;
using static SQLitePCL.raw;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>The end of the audit chain, inside a transaction that somebody else began and will commit.</summary>
internal sealed class SqliteChain(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _last = new(connection, "SELECT hash FROM audit ORDER BY number DESC LIMIT 1");
    private readonly SqliteStatement _add = new(connection, "INSERT INTO audit (content, hash) VALUES (?1, ?2)");

    /// <summary>Adds an entry; its number. The one before is read each time: another process may write to the same file.</summary>
    public long Add(AuditEntry entry)
    {
        var content = entry.ToBytes();
        _add.Run(content, AuditChain.Next(_last.Ask() as byte[] ?? AuditChain.Start, content));
        return sqlite3_last_insert_rowid(connection.Handle);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _last.Dispose();
        _add.Dispose();
    }
}
