using System.Security.Cryptography;

namespace RecruitBot.Core.Privacy.Encryption;

/// <summary>
/// The operator's key, under which the keys of candidates rest in the key ring. It is never written anywhere; what is derived from it by
/// HKDF-SHA256 (RFC 5869) is used in its place.
/// </summary>
public sealed class EncryptionKey
{
    private readonly byte[] _wrapping;

    private EncryptionKey(byte[] key)
    {
        _wrapping = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, AesBox.KeySize, info: "recruitbot wrapping 1"u8.ToArray());
        Fingerprint = Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 8, info: "recruitbot fingerprint 1"u8.ToArray()));
    }

    /// <summary>Tells keys apart without saying anything of them: 16 hexadecimal digits.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads a key as people write it: 32 bytes as base64 (44 characters) or hexadecimal (64 digits).</summary>
    /// <param name="text">What they wrote.</param>
    /// <param name="problem">What is wrong with it, as the end of a sentence; null when it is a key.</param>
    /// <returns>The key, or null.</returns>
    public static EncryptionKey? Read(string text, out string? problem)
    {
        var bytes = Bytes(text.Trim());
        problem = bytes is null ? "is not 32 bytes in base64 or hexadecimal" : KeyQuality.Problem(bytes);
        return problem is null ? new EncryptionKey(bytes!) : null;
    }

    /// <summary>A secret as it may be stored.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="boundTo">What it belongs to; it opens for nothing else.</param>
    internal byte[] Wrap(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> boundTo)
    {
        var box = new byte[secret.Length + AesBox.Overhead];
        AesBox.Seal(_wrapping, secret, boundTo, box);
        return box;
    }

    /// <summary>The secret; null when another key wrapped it, or it was altered or moved.</summary>
    internal byte[]? Unwrap(ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> boundTo) => AesBox.Open(_wrapping, wrapped, boundTo);

    private static byte[]? Bytes(string text)
    {
        var bytes = new byte[AesBox.KeySize];
        if (text.Length == 2 * bytes.Length)
            return Convert.FromHexString(text, bytes, out _, out var read) == System.Buffers.OperationStatus.Done && read == bytes.Length ? bytes : null;
        return Convert.TryFromBase64String(text, bytes, out var written) && written == bytes.Length ? bytes : null;
    }
}
