using RecruitBot.Core.Sessions;
using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Core.Privacy.Encryption;

/// <summary>Records encrypted under a key for each candidate; these keys rest in a ring, wrapped under the operator's.</summary>
/// <param name="ring">Where candidates' keys are.</param>
/// <param name="key">The operator's.</param>
/// <param name="time">The clock, which says how long an opened key is remembered.</param>
public sealed class AesRecordSeal(IKeyRing ring, EncryptionKey key, TimeProvider time) : IRecordSeal
{
    // Room for all who are in the middle of a screening at once; a key takes some two hundred bytes.
    private const int Capacity = 4096;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private readonly BoundedCache<string, DataKey> _byOwner = new(Capacity, Life, time);
    private readonly BoundedCache<KeyId, DataKey> _byId = new(Capacity, Life, time);
    private RingSecrets? _secrets;

    /// <inheritdoc/>
    public string? RingName => ring.Name;

    /// <inheritdoc/>
    public async ValueTask<string?> RingAsync(bool mayBegin, CancellationToken cancellationToken)
    {
        if (_secrets is not null)
            return _secrets.Ring;
        var header = await ring.FindHeaderAsync(cancellationToken);
        if (header is null && mayBegin)
            header = await ring.BeginAsync(RingSecrets.Begin(key), cancellationToken);
        _secrets = RingSecrets.Open(header ?? throw SealFault.NoRing(ring.Name), key, ring.Name);
        return _secrets.Ring;
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> SealAsync(RecordId id, string owner, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (_byOwner.Find(owner) is not { } current)
            _byOwner.Keep(owner, current = await OfOwnerAsync(owner, cancellationToken));
        return SealedRecord.Seal(current, id, content.Span);
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> OpenAsync(RecordId id, ReadOnlyMemory<byte> stored, CancellationToken cancellationToken)
    {
        if (SealedRecord.KeyOf(stored.Span) is not { } keyId)
            throw SealFault.NotSealed(id);
        if (_byId.Find(keyId) is not { } opened)
            _byId.Keep(keyId, opened = await OfIdAsync(keyId, cancellationToken));
        return SealedRecord.Open(opened, id, stored.Span) ?? throw SealFault.Altered(id);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<KeyId>> RetireAsync(string owner, CancellationToken cancellationToken)
    {
        var secrets = await SecretsAsync(cancellationToken);
        var keys = await ring.RetireAsync(secrets.Owner(owner), cancellationToken);
        Renew(owner);
        return keys;
    }

    /// <inheritdoc/>
    public void Renew(string owner) => _byOwner.Drop(owner);

    /// <inheritdoc/>
    public async ValueTask DestroyAsync(IReadOnlyList<DestroyedKey> keys, CancellationToken cancellationToken)
    {
        foreach (var destroyed in keys)
            _byId.Drop(destroyed.Id);
        await ring.DestroyAsync(keys, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DestroyedKey>> DestroyedAsync(CancellationToken cancellationToken) => ring.DestroyedAsync(cancellationToken);

    private async ValueTask<DataKey> OfOwnerAsync(string candidateId, CancellationToken cancellationToken)
    {
        var secrets = await SecretsAsync(cancellationToken);
        var owner = secrets.Owner(candidateId);
        // On disk before anything is sealed under it; another process may have been faster, and then its key is the one.
        var current = await ring.CurrentAsync(owner, cancellationToken) ?? await ring.AddAsync(secrets.Wrap(DataKey.New(), owner), cancellationToken);
        return secrets.Unwrap(current) ?? throw SealFault.AlteredRing(ring.Name);
    }

    private async ValueTask<DataKey> OfIdAsync(KeyId id, CancellationToken cancellationToken)
    {
        var secrets = await SecretsAsync(cancellationToken);
        if (await ring.FindAsync(id, cancellationToken) is { } found)
            return secrets.Unwrap(found) ?? throw SealFault.AlteredRing(ring.Name);
        throw (await ring.DestroyedAsync(cancellationToken)).Any(d => d.Id == id) ? new KeyDestroyedException() : SealFault.OlderRing(ring.Name);
    }

    private async ValueTask<RingSecrets> SecretsAsync(CancellationToken cancellationToken)
    {
        await RingAsync(mayBegin: false, cancellationToken);
        return _secrets!;
    }
}
