using RecruitBot.Core.Sessions.Records;

namespace RecruitBot.Core.Privacy.Encryption;

/// <summary>
/// A record as it rests encrypted: <see cref="Mark"/>, id of its key (16 bytes), nonce (12), what was sealed, tag (16). It is bound to its place and key.
/// </summary>
public static class SealedRecord
{
    /// <summary>First byte of a record that is encrypted.</summary>
    public const byte Mark = 1;

    private const int Head = 1 + KeyId.Size;

    /// <summary>The key that a stored record was sealed under; null when it is not encrypted.</summary>
    public static KeyId? KeyOf(ReadOnlySpan<byte> stored) => stored.Length >= Head + AesBox.Overhead && stored[0] == Mark ? KeyId.Read(stored[1..Head]) : null;

    /// <summary>Seals a record.</summary>
    internal static byte[] Seal(DataKey key, RecordId id, ReadOnlySpan<byte> content)
    {
        var stored = new byte[Head + content.Length + AesBox.Overhead];
        stored[0] = Mark;
        key.Id.Value.TryWriteBytes(stored.AsSpan(1), bigEndian: true, out _);
        AesBox.Seal(key.Bytes, content, BoundTo(id, key.Id), stored.AsSpan(Head));
        return stored;
    }

    /// <summary>Opens a record; null when it was altered, moved or sealed under another key.</summary>
    internal static byte[]? Open(DataKey key, RecordId id, ReadOnlySpan<byte> stored) => AesBox.Open(key.Bytes, stored[Head..], BoundTo(id, key.Id));

    private static byte[] BoundTo(RecordId id, KeyId key) => [Mark, .. id.ToBytes(), .. key.ToBytes()];
}
