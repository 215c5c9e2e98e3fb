using System.Text.Json;
using LiteDB.Engine;
using RecruitBot.Adapters.LiteDb.Files;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Audit;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>
/// The session log in one LiteDB file. Appends that come together share one transaction, which is on the disk before any of them returns. One process
/// has the file to itself. Between checkpoints the latest appends are in a second file, the path with -wal, which is gone when the store is closed.
/// </summary>
public sealed class LiteDbSessionStore : ISessionStore, IAsyncDisposable
{
    private const int Readers = 4;
    private readonly string _path;
    private readonly LiteLock _lock;
    private readonly LiteWriter _writer;
    private readonly LiteReaders _readers = new(Readers);
    private int _closed;

    private LiteDbSessionStore(string path, IRecordSeal seal, LiteLock held, LiteFile file, Func<LiteFile> open)
    {
        Records = new(seal);
        _path = path;
        _lock = held;
        _writer = new(file, open);
    }

    /// <summary>Opens the store, and makes it where it is missing: files (and their folder) that only the owner may read.</summary>
    /// <param name="path">The file, the setting <c>Storage:Path</c>.</param>
    /// <param name="seal">How words rest in the file; as they are when not given.</param>
    /// <exception cref="StoreException">Another process has it, or the file is not ours, is newer than this version, is damaged or cannot be written.</exception>
    public static LiteDbSessionStore Open(string path, IRecordSeal? seal = null) => Open(path, DiskFile.Open, seal);

    /// <summary>Opens the store over files that may be doubles.</summary>
    internal static LiteDbSessionStore Open(string path, Func<string, IStoreFile> open, IRecordSeal? seal = null, int mostPagesInLog = LiteFile.MostPagesInLog)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        path = Path.GetFullPath(path);
        var held = Guarded(
            path,
            () =>
            {
                DiskFolder.Create(Path.GetDirectoryName(path)!);
                return LiteLock.Take(path);
            }
        );
        LiteFile OpenFile() => Guarded(path, () => LiteFile.Open(path, open, mostPagesInLog));
        try
        {
            return new LiteDbSessionStore(path, seal ?? new PlainSeal(), held, OpenFile(), OpenFile);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>How words become the bytes that are stored.</summary>
    internal SessionRecords Records { get; }

    /// <inheritdoc/>
    public async ValueTask<AppendOutcome> AppendAsync(SessionAppend append, CancellationToken cancellationToken)
    {
        AppendCheck.ThrowIfMalformed(append);
        var step = await Records.SealAsync(append, cancellationToken);
        return await WritingAsync(file => new LiteAppend(file.Engine, file.Tail).Run(step), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string sessionId, CancellationToken cancellationToken)
    {
        var rows = await ReadingAsync(engine => LiteQueries.Events(engine, sessionId), cancellationToken);
        var events = new RecordedEvent[rows.Count];
        for (var i = 0; i < events.Length; i++)
            events[i] = await EventAsync(sessionId, rows[i].Version, rows[i].Record, cancellationToken);
        return events;
    }

    /// <inheritdoc/>
    public async ValueTask<ResumeContent?> FileAsync(string sessionId, long version, CancellationToken cancellationToken) =>
        await ReadingAsync(engine => LiteQueries.File(engine, sessionId, version), cancellationToken) is { } row
            ? await Records.OpenFileAsync(sessionId, version, row.Bytes, row.Text is { } text ? text : null, cancellationToken)
            : null;

    /// <inheritdoc/>
    public ValueTask<long> VersionAsync(string sessionId, CancellationToken cancellationToken) => ReadingAsync(engine => LiteQueries.Version(engine, sessionId), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SessionHead>> FindAsync(SessionQuery query, CancellationToken cancellationToken)
    {
        var rows = await ReadingAsync(engine => LiteQueries.Heads(engine, query), cancellationToken);
        var heads = new SessionHead[rows.Count];
        for (var i = 0; i < heads.Length; i++)
            heads[i] = await ReadableAsync(Records.OpenHeadAsync(rows[i].SessionId, rows[i].Head, cancellationToken));
        return heads;
    }

    /// <inheritdoc/>
    public ValueTask<string?> FindMessageAsync(string messageId, CancellationToken cancellationToken) => ReadingAsync(engine => LiteQueries.Message(engine, messageId), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Delivery>> PendingAsync(string platform, string? placeId, CancellationToken cancellationToken)
    {
        var rows = await ReadingAsync(engine => LiteQueries.Pending(engine, platform, placeId), cancellationToken);
        var deliveries = new Delivery[rows.Count];
        for (var i = 0; i < deliveries.Length; i++)
        {
            var row = rows[i];
            var said = (BotSaid)(await EventAsync(row.Session, row.Version, row.Record, cancellationToken)).Event;
            deliveries[i] = new Delivery(row.Session, row.Version, row.Index, row.Place, said.Replies[row.Index]);
        }
        return deliveries;
    }

    /// <inheritdoc/>
    public async ValueTask MarkDeliveredAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken) =>
        await WritingAsync(file => new LiteAppend(file.Engine, file.Tail).MarkDelivered(deliveries), cancellationToken);

    /// <summary>Removes a candidate's documents, then moves the log into the file and clears it; appends wait meanwhile. See <see cref="LiteErasure"/>.</summary>
    /// <exception cref="StoreException">Also when the rows are gone and the log could not be cleared: the traces follow with the next erasure or start.</exception>
    public async ValueTask<Erasure> EraseAsync(string candidateId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var erasure = await WritingAsync(file => LiteErasure.Remove(file.Engine, file.Tail, candidateId, at), cancellationToken);
        try
        {
            // The documents are gone for good, so cleaning up after them is no longer the caller's to cancel.
            await AloneAsync(file => file.Checkpoint(), CancellationToken.None);
        }
        catch (StoreException fault)
        {
            throw LiteFault.NotScrubbed(fault);
        }
        return erasure;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<(string RoleId, Stage Stage), int>> CountAsync(CancellationToken cancellationToken) => ReadingAsync(LiteQueries.Counts, cancellationToken);

    /// <summary>Waits for what is under way and closes the file.</summary>
    /// <exception cref="StoreException">The log could not be moved into the file; nothing is lost, the next start does it.</exception>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 1)
            return;
        await _readers.DisposeAsync();
        try
        {
            await GuardedAsync(_writer.DisposeAsync());
        }
        finally
        {
            _lock.Dispose();
        }
    }

    /// <summary>An event from what is stored of it.</summary>
    internal async ValueTask<RecordedEvent> EventAsync(string sessionId, long version, byte[] record, CancellationToken cancellationToken)
    {
        try
        {
            return await Records.OpenEventAsync(sessionId, version, record, cancellationToken);
        }
        catch (JsonException fault)
        {
            throw LiteFault.Unreadable(fault, _path, $"event {version} of session {sessionId}");
        }
    }

    /// <summary>Adds an entry to the chain, in a transaction of its own.</summary>
    internal async ValueTask AddAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        await WritingAsync(
            file =>
            {
                file.Tail.Add(entry);
                return true;
            },
            cancellationToken
        );

    /// <summary>Runs a step in a transaction that is on disk when it returns.</summary>
    internal async ValueTask<T> WritingAsync<T>(Func<LiteFile, T> step, CancellationToken cancellationToken) =>
        await GuardedAsync(new ValueTask<T>(_writer.InTransactionAsync(step, cancellationToken)));

    /// <summary>Runs a read beside the writer; again when the file was opened anew meanwhile.</summary>
    internal async ValueTask<T> ReadingAsync<T>(Func<LiteEngine, T> read, CancellationToken cancellationToken)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            var file = await GuardedAsync(_writer.FileAsync());
            try
            {
                return await GuardedAsync(_readers.ReadAsync(() => Read(file, read), cancellationToken));
            }
            catch (StoreException) when (!isSecond && (file.IsBroken || !_writer.IsOpen(file)))
            {
                // Behind whoever opens it.
                await AloneAsync(_ => { }, CancellationToken.None);
            }
        }
    }

    private T Read<T>(LiteFile file, Func<LiteEngine, T> read)
    {
        try
        {
            var result = read(file.Engine);
            // Seen perhaps what a commit that failed has left in memory.
            file.ThrowIfBroken();
            return result;
        }
        catch (Exception fault) when (LiteFault.IsOfMedium(fault))
        {
            _writer.Renew(file);
            throw;
        }
    }

    private async ValueTask AloneAsync(Action<LiteFile> step, CancellationToken cancellationToken) =>
        await GuardedAsync(
            new ValueTask<bool>(
                _writer.AloneAsync(
                    file =>
                    {
                        step(file);
                        return true;
                    },
                    cancellationToken
                )
            )
        );

    private async ValueTask<T> ReadableAsync<T>(ValueTask<T> opening)
    {
        try
        {
            return await opening;
        }
        catch (JsonException fault)
        {
            throw LiteFault.Unreadable(fault, _path);
        }
    }

    private async ValueTask GuardedAsync(ValueTask work)
    {
        try
        {
            await work;
        }
        catch (Exception fault) when (LiteFault.IsOfMedium(fault))
        {
            throw LiteFault.Of(fault, _path);
        }
    }

    private async ValueTask<T> GuardedAsync<T>(ValueTask<T> work)
    {
        try
        {
            return await work;
        }
        catch (JsonException fault)
        {
            throw LiteFault.Unreadable(fault, _path);
        }
        catch (Exception fault) when (LiteFault.IsOfMedium(fault))
        {
            throw LiteFault.Of(fault, _path);
        }
    }

    private static T Guarded<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (LiteFault.IsOfMedium(fault))
        {
            throw LiteFault.Of(fault, path);
        }
    }
}
