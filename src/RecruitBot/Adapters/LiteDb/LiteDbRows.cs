using LiteDB;
using RecruitBot.Adapters.LiteDb.Files;
using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Moving;

namespace RecruitBot.Adapters.LiteDb;

/// <summary>A LiteDB store as rows. Each step is taken and ended on the thread that calls it.</summary>
public sealed class LiteDbRows : IStoreRows
{
    private const string MarkKey = "mark";
    private readonly LiteLock _lock;
    private readonly LiteFile _file;

    private LiteDbRows(string path, LiteLock held, LiteFile file) => (Where, _lock, _file) = (path, held, file);

    /// <inheritdoc/>
    public string Where { get; }

    /// <summary>Opens a store, or makes it where it is missing.</summary>
    /// <exception cref="StoreException">Another process uses it, or it is no store of ours.</exception>
    public static LiteDbRows Open(string path) =>
        Guarded(
            path,
            () =>
            {
                DiskFolder.Create(Path.GetDirectoryName(path)!);
                var held = LiteLock.Take(path);
                try
                {
                    return new LiteDbRows(path, held, LiteFile.Open(path, DiskFile.Open, LiteFile.MostPagesInLog));
                }
                catch
                {
                    held.Dispose();
                    throw;
                }
            }
        );

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoreRow>> ReadAsync(StoreTable table, IReadOnlyList<object?>? after, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<IReadOnlyList<StoreRow>>(Guarded(Where, () => Read(table, after, limit)));
    }

    /// <inheritdoc/>
    public ValueTask LoadAsync(IReadOnlyList<StoreRow> rows, string mark, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Guarded(
            Where,
            () =>
            {
                _file.Engine.BeginTrans();
                if (rows[0].Table == StoreTables.Events)
                    LiteRow.PutEvents(_file.Engine, rows);
                else
                    foreach (var row in rows)
                        LiteRow.Put(_file.Engine, row);
                LiteDbPlatformNotes.Put(_file.Engine, IStoreRows.MarkPlatform, MarkKey, mark);
                _file.Engine.Commit();
                _file.ThrowIfBroken();
                if (_file.IsCheckpointDue)
                    _file.Checkpoint();
                return true;
            }
        );
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<string?> MarkAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(Guarded(Where, () => _file.Engine.Find(LiteSchema.Notes, LiteKey.Of(IStoreRows.MarkPlatform, MarkKey)) is { } note ? SessionJson.FromKey(note["value"].AsString) : null));

    /// <summary>Closes the file with an empty log; after a fault as it is.</summary>
    public ValueTask DisposeAsync()
    {
        try
        {
            // A transaction that a fault left open would end the process in its finalizer.
            _file.Engine.Rollback();
            Guarded(
                Where,
                () =>
                {
                    _file.Close();
                    return true;
                }
            );
        }
        finally
        {
            _file.Dispose();
            _lock.Dispose();
        }
        return ValueTask.CompletedTask;
    }

    // A page may end in the middle of a document of events, so the next begins with that document.
    private List<StoreRow> Read(StoreTable table, IReadOnlyList<object?>? after, int limit)
    {
        var numbered = table == StoreTables.Audit || table == StoreTables.Erasures;
        BsonValue from = numbered ? 0L : "";
        BsonValue to = numbered ? long.MaxValue : LiteKey.End;
        if (after is not null)
            from = table == StoreTables.Events ? FirstOf(after) : LiteRow.Key(table, after);
        return
        [
            .. _file.Engine
                .Between(table.Name, from, to, limit + 2)
                .SelectMany(d => LiteRow.Of(table, d))
                .SkipWhile(r => after is not null && !IsPast(r, after))
                .Take(limit),
        ];
    }

    private BsonValue FirstOf(IReadOnlyList<object?> after)
    {
        var session = SessionJson.FromKey((string)after[0]!);
        return _file.Engine.Between(LiteSchema.Events, LiteKey.Of(session, 0), LiteKey.Of(session, (long)after[1]!), limit: 1, backwards: true) is [var append] ? append["_id"] : LiteKey.Of(session, 0);
    }

    // The rows from the known one's document on: those up to the known one are of its session and no later.
    private static bool IsPast(StoreRow row, IReadOnlyList<object?> after) =>
        row.Table == StoreTables.Events
            ? row.Text("session_id") != (string)after[0]! || row.Number("version") > (long)after[1]!
            : !row.Values.Take(row.Table.Key).SequenceEqual(after);

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
