using System.Security.Cryptography;
using System.Text;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Privacy.Encryption;

/// <summary>What of a ring needs the operator's key: whose keys are whose, and the keys themselves.</summary>
public sealed class RingSecrets
{
    private readonly EncryptionKey _key;
    private readonly byte[] _secret;

    private RingSecrets(EncryptionKey key, string ring, byte[] secret) => (_key, Ring, _secret) = (key, ring, secret);

    /// <summary>Id of the ring.</summary>
    public string Ring { get; }

    /// <summary>The header of a new ring.</summary>
    public static RingHeader Begin(EncryptionKey key)
    {
        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        return Header(key, id, RandomNumberGenerator.GetBytes(32));
    }

    /// <summary>Opens a ring.</summary>
    /// <exception cref="StoreException">With another key than its own, or one that was altered.</exception>
    public static RingSecrets Open(RingHeader header, EncryptionKey key, string name)
    {
        if (header.Fingerprint != key.Fingerprint)
            throw SealFault.WrongKey(name, header.Fingerprint, key.Fingerprint);
        return new RingSecrets(key, header.Id, key.Unwrap(header.Secret, BoundTo(header.Id)) ?? throw SealFault.AlteredRing(name));
    }

    /// <summary>The header of the same ring under another key.</summary>
    public RingHeader HeaderUnder(EncryptionKey key) => Header(key, Ring, _secret);

    /// <summary>What stands for a candidate in the ring.</summary>
    public byte[] Owner(string candidateId) => HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(SessionJson.ToKey(candidateId)));

    /// <summary>A key as it rests in the ring.</summary>
    public RingKey Wrap(DataKey key, byte[] owner) => Wrap(_key, key.Id, owner, key.Bytes, isRetired: false);

    /// <summary>A key of the ring; null when it was altered, or stands under another name or owner than its own.</summary>
    public DataKey? Unwrap(RingKey key) => _key.Unwrap(key.Wrapped, BoundTo(key.Id, key.Owner)) is { } bytes ? new DataKey(key.Id, bytes) : null;

    /// <summary>The same key of the ring under another key of the operator's; null as for <see cref="Unwrap"/>.</summary>
    public RingKey? Rewrap(RingKey key, EncryptionKey under) => Unwrap(key) is { } opened ? Wrap(under, key.Id, key.Owner, opened.Bytes, key.IsRetired) : null;

    private RingKey Wrap(EncryptionKey under, KeyId id, byte[] owner, ReadOnlySpan<byte> bytes, bool isRetired) =>
        new(id, owner, under.Wrap(bytes, BoundTo(id, owner)), isRetired);

    private byte[] BoundTo(KeyId id, byte[] owner) => [.. BoundTo(Ring), .. id.ToBytes(), .. owner];

    private static byte[] BoundTo(string ring) => Encoding.UTF8.GetBytes(ring);

    private static RingHeader Header(EncryptionKey key, string id, byte[] secret) => new(id, key.Fingerprint, key.Wrap(secret, BoundTo(id)));
}
