using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Privacy.Encryption;

/// <summary>What a key ring says of itself.</summary>
/// <param name="Id">Random; a store notes it, so that it is never opened with another store's ring.</param>
/// <param name="Fingerprint">Of the operator's key, under which all of the ring is wrapped; see <see cref="EncryptionKey.Fingerprint"/>.</param>
/// <param name="Secret">What candidates' ids are hashed with, wrapped.</param>
public sealed record RingHeader(string Id, string Fingerprint, byte[] Secret);

/// <summary>A candidate's key as it rests in the ring.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Owner">Keyed hash of the candidate's id.</param>
/// <param name="Wrapped">The key itself, wrapped under the operator's.</param>
/// <param name="IsRetired">Nothing is sealed under it any more; it waits to be destroyed.</param>
public sealed record RingKey(KeyId Id, byte[] Owner, byte[] Wrapped, bool IsRetired = false);

/// <summary>A key that was destroyed, and when: all that is left of it.</summary>
public sealed record DestroyedKey(KeyId Id, DateTimeOffset At);

/// <summary>All that is in a ring.</summary>
public sealed record RingContent(RingHeader Header, IReadOnlyList<RingKey> Keys, IReadOnlyList<DestroyedKey> Destroyed);

/// <summary>
/// Keeps candidates' keys, wrapped: it can open none of them. What a call changes is on disk when it returns, and several processes may use one ring. Failures surface
/// as <see cref="StoreException"/>.
/// </summary>
public interface IKeyRing
{
    /// <summary>Where it is, for sentences to the operator.</summary>
    string Name { get; }

    /// <summary>What it says of itself; null when it was not begun yet, or is lost.</summary>
    ValueTask<RingHeader?> FindHeaderAsync(CancellationToken cancellationToken);

    /// <summary>Begins a ring; whoever comes second gets the header of the first.</summary>
    ValueTask<RingHeader> BeginAsync(RingHeader header, CancellationToken cancellationToken);

    /// <summary>A key by its name; null when it is not there, or was destroyed.</summary>
    ValueTask<RingKey?> FindAsync(KeyId id, CancellationToken cancellationToken);

    /// <summary>The key under which an owner's next records are sealed; null when there is none.</summary>
    ValueTask<RingKey?> CurrentAsync(byte[] owner, CancellationToken cancellationToken);

    /// <summary>Gives an owner a key; whoever comes second gets the key of the first.</summary>
    ValueTask<RingKey> AddAsync(RingKey key, CancellationToken cancellationToken);

    /// <summary>Retires the keys of an owner: they open what was sealed, and the owner's next key is a new one.</summary>
    /// <returns>All keys of the owner that there are, those retired before included.</returns>
    ValueTask<IReadOnlyList<KeyId>> RetireAsync(byte[] owner, CancellationToken cancellationToken);

    /// <summary>
    /// Destroys keys for good: no byte of them is left in any file of the ring when it returns. A key that is not there is noted as destroyed
    /// all the same, so that a copy which still has it loses it.
    /// </summary>
    /// <exception cref="StoreException">Also when a copy could not be reached, which is tried again with every later change.</exception>
    ValueTask DestroyAsync(IReadOnlyList<DestroyedKey> keys, CancellationToken cancellationToken);

    /// <summary>The keys that were destroyed.</summary>
    ValueTask<IReadOnlyList<DestroyedKey>> DestroyedAsync(CancellationToken cancellationToken);

    /// <summary>All of it as it is at one moment; null as for <see cref="FindHeaderAsync"/>.</summary>
    ValueTask<RingContent?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Puts other content in the place of all of it, in one step, and leaves no byte of what it was.</summary>
    /// <exception cref="CopyNotReachedException">It is done in the ring, and not in every copy.</exception>
    ValueTask ReplaceAsync(RingContent content, CancellationToken cancellationToken);
}
