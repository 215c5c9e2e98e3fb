using RecruitBot.Core.Sessions.Audit;

namespace RecruitBot.Core.Sessions.Moving;

/// <summary>What was moved of a table.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Digest">See <see cref="TableDigest"/>; the same on both sides.</param>
public sealed record MovedTable(string Table, long Rows, string Digest);

/// <summary>
/// Moves everything from one store into another, in batches. What was moved is marked in the same step, so a move that was cut short goes on where it
/// was. Nothing counts as moved before both sides were read again and found the same.
/// </summary>
public sealed class StoreMove(IStoreRows source, IStoreRows target)
{
    /// <summary>Moves; what it moved.</summary>
    /// <exception cref="StoreException">The target holds something else, or what arrived is not what was sent.</exception>
    public async Task<IReadOnlyList<MovedTable>> RunAsync(CancellationToken cancellationToken)
    {
        var origin = await OriginAsync(cancellationToken);
        var mark = await target.MarkAsync(cancellationToken) is { } written ? MoveMark.Read(written) : null;
        if (mark is null)
            await ThrowIfFilledAsync(cancellationToken);
        else if (mark.Origin != origin)
            throw new StoreException($"{target.Where} holds part of a move from another store, or from this one before it was changed: delete it and begin again.");
        var first = mark is null ? 0 : StoreTables.All.ToList().FindIndex(t => t.Name == mark.Table);
        for (var i = Math.Max(0, first); i < StoreTables.All.Count; i++)
            await MoveAsync(origin, StoreTables.All[i], i == first ? mark?.Values : null, cancellationToken);
        return await CompareAsync(cancellationToken);
    }

    private async Task MoveAsync(string origin, StoreTable table, IReadOnlyList<object?>? after, CancellationToken cancellationToken)
    {
        while (await source.ReadAsync(table, after, table.Batch, cancellationToken) is { Count: > 0 } rows)
        {
            await target.LoadAsync(rows, MoveMark.After(origin, rows[^1]).Write(), cancellationToken);
            after = [.. rows[^1].Values.Take(table.Key)];
        }
    }

    private async Task<IReadOnlyList<MovedTable>> CompareAsync(CancellationToken cancellationToken)
    {
        var moved = new List<MovedTable>();
        foreach (var table in StoreTables.All)
        {
            var (here, there) = (await DigestAsync(source, table, cancellationToken), await DigestAsync(target, table, cancellationToken));
            if (here.Rows != there.Rows || here.ToString() != there.ToString())
                throw new StoreException($"{table.Name} is not the same in both stores ({here.Rows} and {there.Rows} rows): nothing was changed in {source.Where}; delete {target.Where} and begin again.");
            moved.Add(new MovedTable(table.Name, there.Rows, there.ToString()));
        }
        await ChainEndsAsync(target, cancellationToken);
        return moved;
    }

    private static async Task<TableDigest> DigestAsync(IStoreRows store, StoreTable table, CancellationToken cancellationToken)
    {
        var digest = new TableDigest();
        await foreach (var row in RowsAsync(store, table, cancellationToken))
            digest.Add(row);
        return digest;
    }

    private async Task<string> OriginAsync(CancellationToken cancellationToken) => $"{source.Where} {await ChainEndsAsync(source, cancellationToken)}";

    /// <summary>The hash at the end of each chain, every link checked on the way.</summary>
    private static async Task<string> ChainEndsAsync(IStoreRows store, CancellationToken cancellationToken)
    {
        var ends = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync(store, StoreTables.Audit, cancellationToken))
        {
            var chain = row.Text("chain");
            var next = AuditChain.Next(ends.GetValueOrDefault(chain, AuditChain.Start), row.Bytes("content"));
            if (!next.AsSpan().SequenceEqual(row.Bytes("hash")))
                throw new StoreException($"The audit chain {chain} in {store.Where} is broken at entry {row.Number("number")}: run verify, and move a backup from before.");
            ends[chain] = next;
        }
        return string.Join(' ', ends.Select(e => $"{e.Key}:{Convert.ToHexStringLower(e.Value)}"));
    }

    private async Task ThrowIfFilledAsync(CancellationToken cancellationToken)
    {
        foreach (var table in StoreTables.All)
            if ((await target.ReadAsync(table, null, 1, cancellationToken)).Count > 0)
                throw new StoreException($"{target.Where} is not empty: name another place, or delete what is there first.");
    }

    private static async IAsyncEnumerable<StoreRow> RowsAsync(IStoreRows store, StoreTable table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IReadOnlyList<object?>? after = null;
        while (await store.ReadAsync(table, after, table.Batch, cancellationToken) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
                yield return row;
            after = [.. rows[^1].Values.Take(table.Key)];
        }
    }
}
