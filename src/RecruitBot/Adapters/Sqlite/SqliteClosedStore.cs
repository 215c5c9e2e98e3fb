using Dapper;
using Microsoft.Data.Sqlite;
using RecruitBot.Core.Privacy.Encryption;
using RecruitBot.Core.Sessions.Records;
using static RecruitBot.Core.Sessions.SessionJson;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>Closes the file at <c>Storage:Path</c> to everybody else.</summary>
/// <param name="path">The file.</param>
/// <param name="busyTimeout">How long to wait for somebody who uses it; a second when not given.</param>
public sealed class SqliteStoreClosing(string path, TimeSpan? busyTimeout = null) : IStoreClosing
{
    /// <inheritdoc/>
    public IClosedStore Close()
    {
        var file = new SqliteFile(Path.GetFullPath(path), busyTimeout ?? TimeSpan.FromSeconds(1));
        file.Create();
        try
        {
            return new SqliteClosedStore(file.OpenAlone(), file.Path);
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Of(fault, file.Path);
        }
    }
}

/// <summary>The file while this process alone has it.</summary>
internal sealed class SqliteClosedStore(SqliteConnection connection, string path) : IClosedStore
{
    // Sessions in one transaction. A session holds some hundred records and files of up to 8 MB.
    private const int Batch = 50;

    /// <inheritdoc/>
    public StoreSealing? Noted => Guarded(() => SqliteSealing.Noted(connection));

    /// <inheritdoc/>
    public void Note(StoreSealing sealing) => Guarded(() => SqliteSealing.Note(connection, sealing));

    /// <inheritdoc/>
    public void ThrowIfOutOfReach()
    {
        if (Guarded(() => SqliteSealing.HasHeadless(connection)))
            throw SqliteFault.Headless(path);
    }

    /// <inheritdoc/>
    public async ValueTask<long> ConvertAsync(Func<RecordId, string, byte[], ValueTask<byte[]?>> convert, CancellationToken cancellationToken)
    {
        try
        {
            var (last, records) = ("", 0L);
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var sessions = connection
                    .Query<(string Session, string Owner)>("SELECT session_id, candidate_id FROM sessions WHERE session_id > @last ORDER BY session_id LIMIT @Batch", new { last, Batch })
                    .ToList();
                if (sessions.Count == 0)
                    return records;
                using var transaction = connection.BeginTransaction();
                foreach (var (session, owner) in sessions)
                    records += await ConvertAsync(session, FromKey(owner), convert);
                transaction.Commit();
                last = sessions[^1].Session;
            }
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Of(fault, path);
        }
    }

    /// <inheritdoc/>
    public void Clean()
    {
        var isClean = Guarded(() =>
        {
            connection.Execute("VACUUM");
            return SqliteErasure.CutLog(connection);
        });
        if (!isClean)
            throw SqliteFault.NotCleaned(path);
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private async ValueTask<long> ConvertAsync(string session, string owner, Func<RecordId, string, byte[], ValueTask<byte[]?>> convert)
    {
        var changed = 0L;
        async ValueTask PutAsync(string column, RecordKind kind, long version, byte[]? stored)
        {
            if (stored is null || await convert(new RecordId(kind, FromKey(session), version), owner, stored) is not { } bytes)
                return;
            connection.Execute(column, new { session, version, bytes });
            changed++;
        }

        foreach (var head in connection.Query<byte[]>("SELECT head FROM sessions WHERE session_id = @session", new { session }).ToList())
            await PutAsync("UPDATE sessions SET head = @bytes WHERE session_id = @session", RecordKind.Head, 0, head);
        foreach (var (version, record) in SqliteQueries.Events(connection, FromKey(session)))
            await PutAsync("UPDATE events SET record = @bytes WHERE session_id = @session AND version = @version", RecordKind.Event, version, record);
        foreach (var version in connection.Query<long>("SELECT version FROM files WHERE session_id = @session", new { session }).ToList())
        {
            var (bytes, text) = SqliteQueries.File(connection, FromKey(session), version)!.Value;
            await PutAsync("UPDATE files SET bytes = @bytes WHERE session_id = @session AND version = @version", RecordKind.FileBytes, version, bytes);
            await PutAsync("UPDATE files SET text = @bytes WHERE session_id = @session AND version = @version", RecordKind.FileText, version, text);
        }
        return changed;
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Of(fault, path);
        }
    }
}
