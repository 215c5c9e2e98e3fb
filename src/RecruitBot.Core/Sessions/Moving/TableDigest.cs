using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace RecruitBot.Core.Sessions.Moving;

/// <summary>
/// A digest over the rows of a table, whatever their order: engines sort keys each in their own way. The sum, modulo 2 to the 256, of the SHA-256 of
/// each row.
/// </summary>
public sealed class TableDigest
{
    private readonly ulong[] _sum = new ulong[SHA256.HashSizeInBytes / sizeof(ulong)];

    /// <summary>Rows so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Takes a row in.</summary>
    public void Add(StoreRow row)
    {
        Rows++;
        var hash = Hash(row);
        UInt128 carry = 0;
        for (var i = 0; i < _sum.Length; i++)
        {
            carry += (UInt128)_sum[i] + BinaryPrimitives.ReadUInt64LittleEndian(hash.AsSpan(i * sizeof(ulong)));
            _sum[i] = (ulong)carry;
            carry >>= 64;
        }
    }

    /// <summary>Hexadecimal.</summary>
    public override string ToString() => string.Concat(_sum.Reverse().Select(s => s.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)));

    // Kind and length before each value, so that no two rows have the same bytes.
    private static byte[] Hash(StoreRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[9];
        foreach (var value in row.Values)
        {
            var (kind, content) = value switch
            {
                null => ((byte)0, (byte[])[]),
                long number => ((byte)1, BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(number))),
                string text => ((byte)2, Encoding.UTF8.GetBytes(text)),
                byte[] bytes => ((byte)3, bytes),
                _ => throw new ArgumentException($"A row of {row.Table.Name} holds a {value.GetType().Name}.", nameof(row)),
            };
            head[0] = kind;
            BinaryPrimitives.WriteInt64LittleEndian(head[1..], content.Length);
            hash.AppendData(head);
            hash.AppendData(content);
        }
        return hash.GetHashAndReset();
    }
}
