namespace RecruitBot.Core.Sessions.Moving;

/// <summary>
/// A store as rows, for moving all of it into another engine. Whoever holds it has the store to itself. Sealed records stay sealed, so no key is needed.
/// Failures of the medium surface as <see cref="StoreException"/>.
/// </summary>
public interface IStoreRows : IAsyncDisposable
{
    /// <summary>Platform of the note that keeps the mark; no row of a store's content.</summary>
    const string MarkPlatform = "recruitbot.moving";

    /// <summary>Where it is, for people.</summary>
    string Where { get; }

    /// <summary>Rows of a table by their keys: numbers by size, texts in the engine's own order.</summary>
    /// <param name="table">Which, one of <see cref="StoreTables.All"/>.</param>
    /// <param name="after">Key fields of the last row that is known; null to begin.</param>
    /// <param name="limit">At most so many; fewer only at the end.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask<IReadOnlyList<StoreRow>> ReadAsync(StoreTable table, IReadOnlyList<object?>? after, int limit, CancellationToken cancellationToken);

    /// <summary>Adds rows of one table and replaces the mark, in one step that is on the disk when the call returns.</summary>
    /// <exception cref="StoreException">Also when this engine cannot keep one of them.</exception>
    ValueTask LoadAsync(IReadOnlyList<StoreRow> rows, string mark, CancellationToken cancellationToken);

    /// <summary>What the last <see cref="LoadAsync"/> left; null in a store that nothing was moved into.</summary>
    ValueTask<string?> MarkAsync(CancellationToken cancellationToken);
}
