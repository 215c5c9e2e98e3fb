using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Core.Privacy.Encryption;

/// <summary>What a rotation did.</summary>
/// <param name="Rewrapped">Keys of candidates that were put under another key of the operator's.</param>
/// <param name="Records">Records that were encrypted or decrypted.</param>
public sealed record Rotated(int Rewrapped, long Records);

/// <summary>
/// Changes the operator's key, and whether a store is encrypted at all. Each of its steps is whole or not done, and what is done can be told
/// from what is left: cut off anywhere, it is run again with the same keys.
/// </summary>
public sealed class KeyRotation(IStoreClosing store, IKeyRing ring, TimeProvider time)
{
    /// <summary>Has everything rest under a key: puts the ring under it where it is under another, and encrypts what is not.</summary>
    /// <param name="key">The key from now on.</param>
    /// <param name="old">The key so far; null when there is none.</param>
    /// <param name="cancellationToken">Ends it between two steps.</param>
    /// <exception cref="StoreException">
    /// Neither key is the ring's, or the ring is another store's (then nothing was changed); a copy of the ring could not be reached; or the store is in use or
    /// cannot be written.
    /// </exception>
    public async ValueTask<Rotated> EncryptAsync(EncryptionKey key, EncryptionKey? old, CancellationToken cancellationToken)
    {
        using var closed = store.Close();
        var rewrapped = await RewrapAsync(key, old, closed.Noted?.Ring, cancellationToken);
        var seal = new AesRecordSeal(ring, key, time);
        if (closed.Noted is { Ring: { } noted, IsUnderway: false })
            return await seal.RingAsync(mayBegin: false, cancellationToken) == noted ? new Rotated(rewrapped, 0) : throw SealFault.OtherRing(ring.Name);
        closed.ThrowIfOutOfReach();
        var begun = await seal.RingAsync(mayBegin: closed.Noted?.Ring is null, cancellationToken);
        if (closed.Noted?.Ring is { } other && other != begun)
            throw SealFault.OtherRing(ring.Name);
        closed.Note(new StoreSealing(begun, IsUnderway: true));
        var records = await closed.ConvertAsync(
            async (id, owner, stored) => SealedRecord.KeyOf(stored) is null ? await seal.SealAsync(id, owner, PlainSeal.Content(stored).ToArray(), cancellationToken) : null,
            cancellationToken
        );
        closed.Clean();
        closed.Note(new StoreSealing(begun, IsUnderway: false));
        return new Rotated(rewrapped, records);
    }

    /// <summary>Has everything rest as it is.</summary>
    /// <param name="key">The key that the store is encrypted with.</param>
    /// <param name="cancellationToken">Ends it between two steps.</param>
    /// <exception cref="StoreException">It is not the ring's, or the store is in use or cannot be written.</exception>
    public async ValueTask<Rotated> DecryptAsync(EncryptionKey key, CancellationToken cancellationToken)
    {
        using var closed = store.Close();
        if (closed.Noted?.Ring is not { } noted)
            return new Rotated(0, 0);
        var seal = new AesRecordSeal(ring, key, time);
        if (await seal.RingAsync(mayBegin: false, cancellationToken) != noted)
            throw SealFault.OtherRing(ring.Name);
        closed.ThrowIfOutOfReach();
        closed.Note(new StoreSealing(noted, IsUnderway: true));
        var records = await closed.ConvertAsync(
            async (id, _, stored) => SealedRecord.KeyOf(stored) is null ? null : PlainSeal.Write(await seal.OpenAsync(id, stored, cancellationToken)),
            cancellationToken
        );
        closed.Clean();
        closed.Note(new StoreSealing(null, IsUnderway: false));
        return new Rotated(0, records);
    }

    private async ValueTask<int> RewrapAsync(EncryptionKey key, EncryptionKey? old, string? noted, CancellationToken cancellationToken)
    {
        if (old is null || await ring.ReadAsync(cancellationToken) is not { } content)
            return 0;
        // Before anything is changed: another store's ring would be lost to that store.
        if (noted is not null && content.Header.Id != noted)
            throw SealFault.OtherRing(ring.Name);
        try
        {
            // The header says which key the whole ring is under: all of it changes in one step.
            if (content.Header.Fingerprint != key.Fingerprint)
            {
                var secrets = RingSecrets.Open(content.Header, old, ring.Name);
                var keys = content.Keys.Select(k => secrets.Rewrap(k, key) ?? throw SealFault.AlteredRing(ring.Name)).ToList();
                await ring.ReplaceAsync(content with { Header = secrets.HeaderUnder(key), Keys = keys }, cancellationToken);
                return keys.Count;
            }
            // Run again: copies that could not be reached then follow now.
            _ = RingSecrets.Open(content.Header, key, ring.Name);
            await ring.DestroyAsync([], cancellationToken);
            return 0;
        }
        catch (CopyNotReachedException missed)
        {
            throw SealFault.CopiesUnderOldKey(missed);
        }
    }
}
