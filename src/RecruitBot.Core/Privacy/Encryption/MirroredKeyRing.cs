using Microsoft.Extensions.Logging;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Privacy.Encryption;

/// <summary>
/// A ring with copies that follow every change of it. A copy that cannot be reached is told once in the log, and brought in line with a later change or at
/// the next start; only an erasure waits for it (and fails when it does not come), since a key that is left in a copy is not destroyed.
/// </summary>
public sealed class MirroredKeyRing(IKeyRing ring, IReadOnlyList<IKeyRing> copies, ILogger<MirroredKeyRing> logger) : IKeyRing, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    // What is known of a copy after a start is nothing.
    private readonly HashSet<IKeyRing> _behind = [.. copies];
    private readonly HashSet<IKeyRing> _told = [];

    /// <inheritdoc/>
    public string Name => ring.Name;

    /// <inheritdoc/>
    public async ValueTask<RingHeader?> FindHeaderAsync(CancellationToken cancellationToken)
    {
        if (await ring.FindHeaderAsync(cancellationToken) is { } header)
        {
            await FollowAsync(copy: null, cancellationToken);
            return header;
        }
        // The ring was lost, not never begun: nothing new may take its place and then that of its copies.
        foreach (var copy in copies)
            if (await copy.FindHeaderAsync(cancellationToken) is not null)
                throw SealFault.CopyIsThere(ring.Name, copy.Name);
        return null;
    }

    /// <inheritdoc/>
    public async ValueTask<RingHeader> BeginAsync(RingHeader header, CancellationToken cancellationToken)
    {
        var begun = await ring.BeginAsync(header, cancellationToken);
        await FollowAsync(copy: null, cancellationToken);
        return begun;
    }

    /// <inheritdoc/>
    public ValueTask<RingKey?> FindAsync(KeyId id, CancellationToken cancellationToken) => ring.FindAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<RingKey?> CurrentAsync(byte[] owner, CancellationToken cancellationToken) => ring.CurrentAsync(owner, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<RingKey> AddAsync(RingKey key, CancellationToken cancellationToken)
    {
        var added = await ring.AddAsync(key, cancellationToken);
        await FollowAsync(
            async copy =>
            {
                if ((await copy.AddAsync(added, cancellationToken)).Id != added.Id)
                    await AlignAsync(copy, cancellationToken);
            },
            cancellationToken
        );
        return added;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<KeyId>> RetireAsync(byte[] owner, CancellationToken cancellationToken)
    {
        var retired = await ring.RetireAsync(owner, cancellationToken);
        await FollowAsync(async copy => await copy.RetireAsync(owner, cancellationToken), cancellationToken);
        return retired;
    }

    /// <inheritdoc/>
    public async ValueTask DestroyAsync(IReadOnlyList<DestroyedKey> keys, CancellationToken cancellationToken)
    {
        await ring.DestroyAsync(keys, cancellationToken);
        var missed = await FollowAsync(copy => copy.DestroyAsync(keys, cancellationToken), cancellationToken);
        if (missed.Count > 0)
            throw new CopyNotReachedException(string.Join(", ", missed.Select(c => c.Name)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DestroyedKey>> DestroyedAsync(CancellationToken cancellationToken) => ring.DestroyedAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<RingContent?> ReadAsync(CancellationToken cancellationToken) => ring.ReadAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask ReplaceAsync(RingContent content, CancellationToken cancellationToken)
    {
        await ring.ReplaceAsync(content, cancellationToken);
        var missed = await FollowAsync(copy => copy.ReplaceAsync(content, cancellationToken), cancellationToken);
        if (missed.Count > 0)
            throw new CopyNotReachedException(string.Join(", ", missed.Select(c => c.Name)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var one in (IEnumerable<IKeyRing>)[ring, .. copies])
            (one as IDisposable)?.Dispose();
        _one.Dispose();
    }

    /// <summary>Does a change in every copy, or brings it in line where it missed one; the copies that could not be reached.</summary>
    private async ValueTask<List<IKeyRing>> FollowAsync(Func<IKeyRing, ValueTask>? copy, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            foreach (var one in copies)
                if (_behind.Contains(one))
                    await ReachedAsync(one, c => AlignAsync(c, cancellationToken));
                else if (copy is not null)
                    await ReachedAsync(one, async c => { await copy(c); return true; });
            return [.. copies.Where(_behind.Contains)];
        }
        finally
        {
            _one.Release();
        }
    }

    private async ValueTask<bool> AlignAsync(IKeyRing copy, CancellationToken cancellationToken)
    {
        if (await ring.ReadAsync(cancellationToken) is not { } whole)
            return true;
        var there = await copy.ReadAsync(cancellationToken);
        if (there is not null && there.Header.Id != whole.Header.Id)
            throw SealFault.OtherCopy(copy.Name);
        if (there is null || !Same(there, whole))
            await copy.ReplaceAsync(whole, cancellationToken);
        return true;
    }

    private async ValueTask<T?> ReachedAsync<T>(IKeyRing copy, Func<IKeyRing, ValueTask<T>> change)
    {
        try
        {
            var result = await change(copy);
            _behind.Remove(copy);
            _told.Remove(copy);
            return result;
        }
        catch (StoreException fault)
        {
            _behind.Add(copy);
            if (_told.Add(copy))
                logger.LogWarning("A copy of the key ring is behind until it can be reached again: {Reason}", fault.Message);
            return default;
        }
    }

    private static bool Same(RingContent a, RingContent b) =>
        a.Header.Fingerprint == b.Header.Fingerprint
        && a.Header.Secret.AsSpan().SequenceEqual(b.Header.Secret)
        && a.Keys.Select(k => (k.Id, k.IsRetired, Convert.ToHexString(k.Wrapped))).ToHashSet().SetEquals(b.Keys.Select(k => (k.Id, k.IsRetired, Convert.ToHexString(k.Wrapped))))
        && a.Destroyed.Select(d => d.Id).ToHashSet().SetEquals(b.Destroyed.Select(d => d.Id));
}
