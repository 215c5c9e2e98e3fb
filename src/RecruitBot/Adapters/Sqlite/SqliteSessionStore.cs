using System.Data;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RecruitBot.Adapters.Sqlite.Backups;
using RecruitBot.Core.Privacy.Encryption;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Adapters.Sqlite;

/// <summary>
/// The session log in one SQLite file. An append is one transaction that is on disk when it returns. Several processes may use the same
/// file: each sees what the others committed, and their writers take turns. Appends that wait for the disk at the same moment wait for it
/// together.
/// </summary>
public sealed class SqliteSessionStore : ISessionStore, IAsyncDisposable
{
    private const int Readers = 4;
    private readonly SqliteFile _file;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;

    private SqliteSessionStore(SqliteFile file, SqliteConnection writer, IRecordSeal seal)
    {
        Records = new(seal);
        _file = file;
        _writer = new(file, writer);
        _readers = new(file, Readers);
    }

    /// <summary>Opens the store, and makes it where it is missing: a file (and its folder) that only the owner may read.</summary>
    /// <param name="path">The file, the setting <c>Storage:Path</c>.</param>
    /// <param name="busyTimeout">How long to wait for another process that writes; 5 seconds when not given.</param>
    /// <param name="seal">How words rest in the file; as they are when not given.</param>
    /// <exception cref="StoreException">The file is not ours, is newer than this version, is damaged or cannot be written.</exception>
    public static SqliteSessionStore Open(string path, TimeSpan? busyTimeout = null, IRecordSeal? seal = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = new SqliteFile(System.IO.Path.GetFullPath(path), busyTimeout ?? TimeSpan.FromSeconds(5));
        SqliteRestore.Sweep(file.Path);
        file.Create();
        return Guarded(
            file,
            () =>
            {
                var writer = file.OpenWriter();
                try
                {
                    SqliteSealing.Open(writer, seal ?? new PlainSeal());
                    // An erasure that a crash cut short. When another process still reads, the erasure stays noted for the next time.
                    SqliteErasure.Scrub(writer);
                    return new SqliteSessionStore(file, writer, seal ?? new PlainSeal());
                }
                catch
                {
                    writer.Dispose();
                    throw;
                }
            }
        );
    }

    /// <summary>The statements of an append, for steps that write.</summary>
    internal SqliteAppend Append => _writer.Append;

    /// <summary>How words become the bytes that are stored.</summary>
    internal SessionRecords Records { get; }

    /// <summary>The file.</summary>
    internal string Path => _file.Path;

    /// <inheritdoc/>
    public async ValueTask<AppendOutcome> AppendAsync(SessionAppend append, CancellationToken cancellationToken)
    {
        AppendCheck.ThrowIfMalformed(append);
        while (true)
        {
            var step = await Records.SealAsync(append, cancellationToken);
            // Whatever can be done before the turn is, by as many as there are processors.
            var entry = step.Entry.ToBytes();
            if (await GuardedAsync(_writer.InTransactionAsync(_ => _writer.Append.Run(step, entry), cancellationToken, step.Bytes)) is { } outcome)
                return outcome;
            // The candidate was erased between the sealing and the writing, perhaps by another process: the next key is a new one.
            await Records.Seal.RetireAsync(append.Head.CandidateId, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string sessionId, CancellationToken cancellationToken)
    {
        var rows = await ReadingAsync(connection => SqliteQueries.Events(connection, sessionId), cancellationToken);
        var events = new List<RecordedEvent>(rows.Count);
        foreach (var (version, record) in rows)
            if (await EventAsync(sessionId, version, record, cancellationToken) is { } read)
                events.Add(read);
        // A key is destroyed with all that was sealed under it: a session is whole or gone.
        return events.Count == rows.Count ? events : [];
    }

    /// <inheritdoc/>
    public async ValueTask<ResumeContent?> FileAsync(string sessionId, long version, CancellationToken cancellationToken) =>
        await ReadingAsync(connection => SqliteQueries.File(connection, sessionId, version), cancellationToken) is { } row
            ? await SessionRecords.UnlessErasedAsync(Records.OpenFileAsync(sessionId, version, row.Bytes, row.Text, cancellationToken))
            : null;

    /// <inheritdoc/>
    public ValueTask<long> VersionAsync(string sessionId, CancellationToken cancellationToken) =>
        ReadingAsync(connection => SqliteQueries.Version(connection, sessionId), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SessionHead>> FindAsync(SessionQuery query, CancellationToken cancellationToken)
    {
        var rows = await ReadingAsync(connection => SqliteQueries.Heads(connection, query), cancellationToken);
        var heads = new List<SessionHead>(rows.Count);
        foreach (var (session, stored) in rows)
            if (await GuardedAsync(SessionRecords.UnlessErasedAsync(Records.OpenHeadAsync(session, stored, cancellationToken))) is { } head)
                heads.Add(head);
        return heads;
    }

    /// <inheritdoc/>
    public ValueTask<string?> FindMessageAsync(string messageId, CancellationToken cancellationToken) =>
        ReadingAsync(connection => SqliteQueries.Message(connection, messageId), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Delivery>> PendingAsync(string platform, string? placeId, CancellationToken cancellationToken)
    {
        var rows = await ReadingAsync(connection => SqliteQueries.Pending(connection, platform, placeId), cancellationToken);
        var deliveries = new List<Delivery>(rows.Count);
        foreach (var row in rows)
            if (await EventAsync(row.Session, row.Version, row.Record, cancellationToken) is { Event: BotSaid said })
                deliveries.Add(new Delivery(row.Session, row.Version, row.Index, row.Place, said.Replies[row.Index]));
        return deliveries;
    }

    /// <inheritdoc/>
    public async ValueTask MarkDeliveredAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken) =>
        await GuardedAsync(_writer.InTransactionAsync(_ => _writer.Append.MarkDelivered(deliveries), cancellationToken));

    /// <summary>
    /// Removes a candidate's rows, destroys their keys, then writes the whole file anew and cuts the log, so that nothing stays in unused parts of either. The
    /// time it takes grows with the file, and appends wait meanwhile. Whatever a crash leaves of it is done by the next start.
    /// </summary>
    /// <exception cref="StoreException">
    /// Also when another program reads an old state of the file, or the key ring cannot be written: the rows are gone then, and the traces or the key follow with
    /// the next erasure or start.
    /// </exception>
    public async ValueTask<Erasure> EraseAsync(string candidateId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        // First no further record is sealed under their keys; then the rows go, and with them the right to write with these keys; then the keys.
        var keys = await Records.Seal.RetireAsync(candidateId, cancellationToken);
        var erasure = await GuardedAsync(
            _writer.InOwnTransactionAsync(connection => SqliteErasure.RemoveRows(connection, _writer.Append.Chain, candidateId, keys, at), cancellationToken)
        );
        StoreException? missed;
        try
        {
            missed = await Records.DestroyAsync(await ReadingAsync(SqliteSealing.ErasedKeys, CancellationToken.None));
        }
        catch (StoreException fault) when (Records.Seal.RingName is not null)
        {
            // The file is cleaned all the same.
            missed = SqliteFault.KeyNotDestroyed(fault);
        }
        try
        {
            // The rows are gone for good, so cleaning up after them is no longer the caller's to cancel.
            if (await _writer.AloneAsync(SqliteErasure.Scrub, CancellationToken.None))
                return missed is null ? erasure : throw missed;
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.NotScrubbed(fault, _file.Path);
        }
        throw SqliteFault.NotScrubbed(null, _file.Path);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<(string RoleId, Stage Stage), int>> CountAsync(CancellationToken cancellationToken) =>
        ReadingAsync(SqliteQueries.Counts, cancellationToken);

    /// <summary>Waits for what is under way and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        // The writer last: the last connection to close moves the log into the main file, and readers may not write.
        await _readers.DisposeAsync();
        await _writer.DisposeAsync();
    }

    /// <summary>An event from what is stored of it; null when its person is being erased.</summary>
    internal async ValueTask<RecordedEvent?> EventAsync(string sessionId, long version, byte[] record, CancellationToken cancellationToken)
    {
        try
        {
            return await SessionRecords.UnlessErasedAsync(Records.OpenEventAsync(sessionId, version, record, cancellationToken));
        }
        catch (JsonException fault)
        {
            throw SqliteFault.Unreadable(fault, _file.Path, $"event {version} of session {sessionId}");
        }
    }

    /// <summary>Adds an entry to the chain, in a transaction of its own.</summary>
    internal async ValueTask AddAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        await WritingAsync(
            _ =>
            {
                _writer.Append.Chain.Add(entry.ToBytes());
                return true;
            },
            cancellationToken
        );

    /// <summary>Runs a step in a transaction that is on disk when it returns.</summary>
    internal ValueTask<T> WritingAsync<T>(Func<SqliteConnection, T> step, CancellationToken cancellationToken) =>
        GuardedAsync(_writer.InTransactionAsync(step, cancellationToken));

    /// <summary>Runs a read beside the writer.</summary>
    internal ValueTask<T> ReadingAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) =>
        GuardedAsync(_readers.ReadAsync(read, cancellationToken));

    private async ValueTask<T> GuardedAsync<T>(ValueTask<T> work)
    {
        try
        {
            return await work;
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Of(fault, _file.Path);
        }
        // A column that holds another type than any version has written.
        catch (Exception fault) when (fault is JsonException or DataException or InvalidCastException or FormatException or OverflowException)
        {
            throw SqliteFault.Unreadable(fault, _file.Path);
        }
    }

    private static T Guarded<T>(SqliteFile file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Of(fault, file.Path);
        }
    }
}
