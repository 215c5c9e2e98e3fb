using RecruitBot.Core.Privacy.Encryption;

namespace RecruitBot.Core.Sessions.Records;

/// <summary>
/// How what people wrote rests in a store: as it is (<see cref="PlainSeal"/>) or encrypted under a key for each candidate. The first byte
/// of what is stored says which. Failures surface as <see cref="StoreException"/>.
/// </summary>
public interface IRecordSeal
{
    /// <summary>The bytes to store.</summary>
    /// <param name="id">The place they are bound to.</param>
    /// <param name="owner">The candidate whose key they are sealed under.</param>
    /// <param name="content">What to seal.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask<byte[]> SealAsync(RecordId id, string owner, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>What was sealed.</summary>
    /// <exception cref="KeyDestroyedException">Its person was erased.</exception>
    /// <exception cref="StoreException">The bytes were altered, moved, or sealed under a key that is not here.</exception>
    ValueTask<byte[]> OpenAsync(RecordId id, ReadOnlyMemory<byte> stored, CancellationToken cancellationToken);

    /// <summary>Where the keys are, for sentences to the operator; null where nothing is encrypted.</summary>
    string? RingName { get; }

    /// <summary>Id of the key ring, which a store notes so that it is never used with another; null where nothing is encrypted.</summary>
    /// <param name="mayBegin">Begins a ring where there is none: right for an empty store only.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StoreException">The ring is missing, or does not open with the operator's key.</exception>
    ValueTask<string?> RingAsync(bool mayBegin, CancellationToken cancellationToken);

    /// <summary>
    /// Begins an erasure: the keys that a candidate has seal nothing from now on, and still open what they sealed. Also what a store calls whose
    /// append was refused for a key that is being destroyed, before it seals the append again.
    /// </summary>
    /// <returns>All keys of the candidate.</returns>
    ValueTask<IReadOnlyList<KeyId>> RetireAsync(string owner, CancellationToken cancellationToken);

    /// <summary>Destroys keys for good, in every copy of them: what was sealed under them is lost, in backups too.</summary>
    /// <param name="keys">Keys of people whose records the store has removed; none, to try again what failed before.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask DestroyAsync(IReadOnlyList<DestroyedKey> keys, CancellationToken cancellationToken);

    /// <summary>The keys that were destroyed.</summary>
    ValueTask<IReadOnlyList<DestroyedKey>> DestroyedAsync(CancellationToken cancellationToken);
}
