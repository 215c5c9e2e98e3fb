using System.Security.Cryptography;

namespace RecruitBot.Core.Privacy.Encryption;

/// <summary>Name of a data key: 128 random bits, which say nothing of whose it is.</summary>
/// <param name="Value">The bits.</param>
public readonly record struct KeyId(Guid Value)
{
    /// <summary>How many bytes it takes.</summary>
    public const int Size = 16;

    /// <summary>A name that nothing has yet.</summary>
    public static KeyId New() => Read(RandomNumberGenerator.GetBytes(Size));

    /// <summary>From its bytes.</summary>
    public static KeyId Read(ReadOnlySpan<byte> bytes) => new(new Guid(bytes, bigEndian: true));

    /// <summary>Its bytes.</summary>
    public byte[] ToBytes() => Value.ToByteArray(bigEndian: true);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("N");
}

/// <summary>A key that records of one candidate are sealed under: 256 random bits.</summary>
/// <param name="id">Its name.</param>
/// <param name="bytes">The key itself.</param>
public sealed class DataKey(KeyId id, byte[] bytes)
{
    /// <summary>Its name.</summary>
    public KeyId Id => id;

    /// <summary>The key itself.</summary>
    internal ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>A new key.</summary>
    internal static DataKey New() => new(KeyId.New(), RandomNumberGenerator.GetBytes(AesBox.KeySize));
}
