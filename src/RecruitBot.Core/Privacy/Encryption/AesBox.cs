using System.Security.Cryptography;

namespace RecruitBot.Core.Privacy.Encryption;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce before what it sealed and the tag after it. A nonce may not come twice under a
/// key: random ones are safe for four thousand million boxes, which no candidate's records reach.
/// </summary>
internal static class AesBox
{
    /// <summary>Bytes of a key.</summary>
    public const int KeySize = 32;

    /// <summary>Bytes that a box is larger than what is in it.</summary>
    public const int Overhead = NonceSize + TagSize;

    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Seals content into a box.</summary>
    /// <param name="key">See <see cref="KeySize"/>.</param>
    /// <param name="content">What to seal.</param>
    /// <param name="boundTo">Must be given again to open it.</param>
    /// <param name="box">Receives it; <see cref="Overhead"/> bytes larger than the content.</param>
    public static void Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> content, ReadOnlySpan<byte> boundTo, Span<byte> box)
    {
        var nonce = box[..NonceSize];
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, content, box[NonceSize..^TagSize], box[^TagSize..], boundTo);
    }

    /// <summary>What is in a box; null when the key is another, or anything was altered.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> boundTo)
    {
        if (box.Length < Overhead)
            return null;
        var content = new byte[box.Length - Overhead];
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(box[..NonceSize], box[NonceSize..^TagSize], box[^TagSize..], content, boundTo);
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
