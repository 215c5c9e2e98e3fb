using Microsoft.Extensions.Logging;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Privacy.Encryption;

/// <summary>
/// A ring with copies that follow every change of it. A copy that cannot be reached is told once in the log, and brought in line with a later change or at
/// the next start; only an erasure waits for it (and fails when it does not come), since a key that is left in a copy is not destroyed. The ring is written
/// first, so a copy that knows more than it means that the ring is an older one, put back: then nothing is changed in either.
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
            await ThrowIfOlderAsync(cancellationToken);
            // Nobody has opened it yet: whether it or a copy is under the operator's key of today is not known.
            await FollowAsync(copy: null, isOpened: false, cancellationToken);
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
        await FollowAsync(copy: null, isOpened: true, cancellationToken);
        return begun;
    }

    /// <inheritdoc/>
    public ValueTask<RingKey?> FindAsync(KeyId id, CancellationToken cancellationToken) => ring.FindAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<RingKey?> CurrentAsync(byte[] owner, CancellationToken cancellationToken) => ring.CurrentAsync(owner, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<RingKey> AddAsync(RingKey key, CancellationToken cancellationToken)
    {
        await ThrowIfOlderAsync(cancellationToken);
        var added = await ring.AddAsync(key, cancellationToken);
        await FollowAsync(
            async copy =>
            {
                if ((await copy.AddAsync(added, cancellationToken)).Id != added.Id)
                    await AlignAsync(copy, isOpened: true, cancellationToken);
            },
            isOpened: true,
            cancellationToken
        );
        return added;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<KeyId>> RetireAsync(byte[] owner, CancellationToken cancellationToken)
    {
        await ThrowIfOlderAsync(cancellationToken);
        var retired = await ring.RetireAsync(owner, cancellationToken);
        await FollowAsync(async copy => await copy.RetireAsync(owner, cancellationToken), isOpened: true, cancellationToken);
        return retired;
    }

    /// <inheritdoc/>
    public async ValueTask DestroyAsync(IReadOnlyList<DestroyedKey> keys, CancellationToken cancellationToken)
    {
        await ThrowIfOlderAsync(cancellationToken);
        await ring.DestroyAsync(keys, cancellationToken);
        var missed = await FollowAsync(copy => copy.DestroyAsync(keys, cancellationToken), isOpened: true, cancellationToken);
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
        await ThrowIfOlderAsync(cancellationToken);
        await ring.ReplaceAsync(content, cancellationToken);
        var missed = await FollowAsync(copy => copy.ReplaceAsync(content, cancellationToken), isOpened: true, cancellationToken);
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

    /// <summary>Refuses, before anything is written, a ring that knows less than a copy of it does: bringing the copy in line would lose keys for good.</summary>
    private async ValueTask ThrowIfOlderAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            foreach (var copy in copies.Where(_behind.Contains))
                if (await IsOlderAsync(copy, cancellationToken))
                    throw SealFault.OlderThanCopy(ring.Name, copy.Name);
        }
        finally
        {
            _one.Release();
        }
    }

    private async ValueTask<bool> IsOlderAsync(IKeyRing copy, CancellationToken cancellationToken)
    {
        RingContent? there;
        try
        {
            there = await copy.ReadAsync(cancellationToken);
        }
        catch (StoreException)
        {
            // Told when it is to be brought in line.
            return false;
        }
        // The copy is read before the ring: whatever another process has put into it stands in the ring by then.
        return there is not null && await ring.ReadAsync(cancellationToken) is { } whole && KnowsMore(there, whole);
    }

    /// <summary>Does a change in every copy, or brings it in line where it missed one; the copies that could not be reached.</summary>
    private async ValueTask<List<IKeyRing>> FollowAsync(Func<IKeyRing, ValueTask>? copy, bool isOpened, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            foreach (var one in copies)
                if (_behind.Contains(one))
                    await ReachedAsync(one, c => AlignAsync(c, isOpened, cancellationToken));
                else if (copy is not null)
                    await ReachedAsync(one, async c => { await copy(c); return true; });
            return [.. copies.Where(_behind.Contains)];
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Brings a copy in line; false when that has to wait until the ring was opened.</summary>
    private async ValueTask<bool> AlignAsync(IKeyRing copy, bool isOpened, CancellationToken cancellationToken)
    {
        var there = await copy.ReadAsync(cancellationToken);
        if (await ring.ReadAsync(cancellationToken) is not { } whole)
            return true;
        if (there is not null && there.Header.Id != whole.Header.Id)
            throw SealFault.OtherCopy(copy.Name);
        if (there is not null && KnowsMore(there, whole))
            throw SealFault.OlderThanCopy(ring.Name, copy.Name);
        if (!isOpened && there is not null && there.Header.Fingerprint != whole.Header.Fingerprint)
            return false;
        if (there is null || !Same(there, whole))
            await copy.ReplaceAsync(whole, cancellationToken);
        return true;
    }

    private async ValueTask ReachedAsync(IKeyRing copy, Func<IKeyRing, ValueTask<bool>> change)
    {
        try
        {
            if (!await change(copy))
                return;
            _behind.Remove(copy);
            _told.Remove(copy);
        }
        catch (StoreException fault)
        {
            _behind.Add(copy);
            if (_told.Add(copy))
                logger.LogWarning("A copy of the key ring is behind until it can be reached again: {Reason}", fault.Message);
        }
    }

    /// <summary>Whether a copy of the same ring holds keys, or notes keys as destroyed, of which the ring knows nothing.</summary>
    private static bool KnowsMore(RingContent copy, RingContent ring)
    {
        var destroyed = ring.Destroyed.Select(d => d.Id).ToHashSet();
        return copy.Header.Id == ring.Header.Id
            && (copy.Destroyed.Any(d => !destroyed.Contains(d.Id)) || copy.Keys.Select(k => k.Id).Except(ring.Keys.Select(k => k.Id)).Any(k => !destroyed.Contains(k)));
    }

    private static bool Same(RingContent a, RingContent b) =>
        a.Header.Fingerprint == b.Header.Fingerprint
        && a.Header.Secret.AsSpan().SequenceEqual(b.Header.Secret)
        && a.Keys.Select(k => (k.Id, k.IsRetired, Convert.ToHexString(k.Wrapped))).ToHashSet().SetEquals(b.Keys.Select(k => (k.Id, k.IsRetired, Convert.ToHexString(k.Wrapped))))
        && a.Destroyed.Select(d => d.Id).ToHashSet().SetEquals(b.Destroyed.Select(d => d.Id));
}
