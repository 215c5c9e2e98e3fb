using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using RecruitBot.Core.Recruiting.Resumes;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Adapters.Postgres;

/// <summary>
/// The session log in a PostgreSQL database. An append is one transaction that is on disk when it returns. Any number of processes may use the same
/// database: rows and unique keys decide who was first.
/// </summary>
public sealed class PostgresSessionStore : ISessionStore, IAsyncDisposable
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(10);

    private readonly PostgresServer _server;
    private readonly PostgresPool _pool;
    private readonly PostgresWriter _writer;
    private readonly PostgresScrub _scrub;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _cleaning;
    private bool _closed;

    private PostgresSessionStore(PostgresServer server, IRecordSeal seal, PostgresPatience patience)
    {
        Records = new(seal);
        _server = server;
        _pool = new(server, patience);
        _scrub = new(patience.Length, patience.Time);
        // Nobody else has this name, so nobody else writes to this chain.
        _writer = new(new(server, "w" + RandomNumberGenerator.GetHexString(16, lowercase: true), patience));
        _cleaning = Task.Run(CleanAsync);
    }

    /// <summary>Opens the store, and makes its tables where they are missing.</summary>
    /// <param name="address">Where.</param>
    /// <param name="time">The clock; the system's when not given.</param>
    /// <param name="seal">How words rest in the database; as they are when not given.</param>
    /// <param name="patience">How long a server that is away is waited for before a call fails; 10 seconds when not given.</param>
    /// <exception cref="StoreException">The database cannot be used, or is newer than this version.</exception>
    public static PostgresSessionStore Open(PostgresAddress address, TimeProvider? time = null, IRecordSeal? seal = null, TimeSpan? patience = null)
    {
        var server = new PostgresServer(address);
        server.Prepare();
        return new PostgresSessionStore(server, seal ?? new PlainSeal(), new(patience ?? DefaultPatience, time ?? TimeProvider.System));
    }

    /// <summary>How words become the bytes that are stored.</summary>
    internal SessionRecords Records { get; }

    /// <inheritdoc/>
    public async ValueTask<AppendOutcome> AppendAsync(SessionAppend append, CancellationToken cancellationToken)
    {
        AppendCheck.ThrowIfMalformed(append);
        var step = await Records.SealAsync(append, cancellationToken);
        return await GuardedAsync(() => _writer.AppendAsync(step, cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<RecordedEvent>> ReadAsync(string sessionId, CancellationToken cancellationToken)
    {
        var rows = await ReadingAsync(connection => PostgresQueries.EventsAsync(connection, sessionId), cancellationToken);
        var events = new RecordedEvent[rows.Count];
        for (var i = 0; i < events.Length; i++)
            events[i] = await EventAsync(sessionId, rows[i].Version, rows[i].Record, cancellationToken);
        return events;
    }

    /// <inheritdoc/>
    public async ValueTask<ResumeContent?> FileAsync(string sessionId, long version, CancellationToken cancellationToken) =>
        await ReadingAsync(connection => PostgresQueries.FileAsync(connection, sessionId, version), cancellationToken) is { } row
            ? await Records.OpenFileAsync(sessionId, version, row.Bytes, row.Text is { } text ? text : null, cancellationToken)
            : null;

    /// <inheritdoc/>
    public async ValueTask<long> VersionAsync(string sessionId, CancellationToken cancellationToken) =>
        await ReadingAsync(connection => PostgresQueries.VersionAsync(connection, sessionId), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<SessionHead>> FindAsync(SessionQuery query, CancellationToken cancellationToken)
    {
        var rows = await ReadingAsync(connection => PostgresQueries.HeadsAsync(connection, query), cancellationToken);
        var heads = new SessionHead[rows.Count];
        for (var i = 0; i < heads.Length; i++)
            heads[i] = await GuardedAsync(() => Records.OpenHeadAsync(rows[i].SessionId, rows[i].Head, cancellationToken).AsTask());
        return heads;
    }

    /// <inheritdoc/>
    public async ValueTask<string?> FindMessageAsync(string messageId, CancellationToken cancellationToken) =>
        await ReadingAsync(connection => PostgresQueries.MessageAsync(connection, messageId), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Delivery>> PendingAsync(string platform, string? placeId, CancellationToken cancellationToken)
    {
        var rows = await ReadingAsync(connection => PostgresQueries.PendingAsync(connection, platform, placeId), cancellationToken);
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
    public async ValueTask MarkDeliveredAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken)
    {
        if (deliveries.Count > 0)
            await WritingAsync(connection => PostgresQueries.MarkDeliveredAsync(connection, deliveries), cancellationToken);
    }

    /// <summary>
    /// Removes a candidate's rows, then writes the tables anew, so that nothing stays in unused parts of them. The time it takes grows with the
    /// tables, and appends wait meanwhile. What the server keeps beside the tables (write-ahead log, archives, standbys) is its operator's.
    /// </summary>
    /// <exception cref="StoreException">
    /// Also when somebody still reads an old state of the tables: the rows are gone then, and the traces follow with the next erasure or start.
    /// </exception>
    public async ValueTask<Erasure> EraseAsync(string candidateId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var erasure = await CommitAsync(new PostgresErasure(candidateId, at), cancellationToken);
        try
        {
            // The rows are gone for good, so cleaning up after them is no longer the caller's to cancel.
            if (await _pool.ReadAsync(c => _scrub.RunAsync(c, CancellationToken.None), CancellationToken.None))
                return erasure;
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            throw PostgresFault.NotScrubbed(fault, _server.Address);
        }
        throw PostgresFault.NotScrubbed(null, _server.Address);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<(string RoleId, Stage Stage), int>> CountAsync(CancellationToken cancellationToken) =>
        await ReadingAsync(PostgresQueries.CountsAsync, cancellationToken);

    /// <summary>Waits for what is being written and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closed)
            return;
        _closed = true;
        await _closing.CancelAsync();
        await _cleaning;
        _closing.Dispose();
        await _writer.DisposeAsync();
        await _server.DisposeAsync();
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
            throw PostgresFault.Unreadable(fault, _server.Address, $"event {version} of session {sessionId}");
        }
    }

    /// <summary>Takes a step that adds to the audit chain.</summary>
    internal Task<T> CommitAsync<T>(IPostgresStep<T> step, CancellationToken cancellationToken) => GuardedAsync(() => _writer.RunAsync(step, cancellationToken));

    /// <summary>Runs a step in a transaction that is on disk when it returns.</summary>
    /// <param name="step">What to do.</param>
    /// <param name="cancellationToken">Cancels until it begins.</param>
    /// <param name="isRepeatable">Whether doing it twice is the same as once.</param>
    internal Task<T> WritingAsync<T>(Func<NpgsqlConnection, Task<T>> step, CancellationToken cancellationToken, bool isRepeatable = true) =>
        GuardedAsync(() => _pool.WriteAsync(step, isRepeatable, cancellationToken));

    /// <summary>Runs a read beside the writer.</summary>
    internal Task<T> ReadingAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken) => GuardedAsync(() => _pool.ReadAsync(read, cancellationToken));

    /// <summary>Cleans up after erasures that could not be cleaned up after in their time.</summary>
    private async Task CleanAsync()
    {
        try
        {
            await _pool.ReadAsync(c => _scrub.RunAsync(c, _closing.Token), _closing.Token);
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException or OperationCanceledException)
        {
            // Who asked for it was told; the next erasure or start tries again.
        }
    }

    private async Task<T> GuardedAsync<T>(Func<Task<T>> work)
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(PostgresSessionStore));
        try
        {
            return await work();
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException)
        {
            throw PostgresFault.Of(fault, _server.Address);
        }
        catch (JsonException fault)
        {
            throw PostgresFault.Unreadable(fault, _server.Address);
        }
    }
}
