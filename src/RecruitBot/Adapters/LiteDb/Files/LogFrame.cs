using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace RecruitBot.Adapters.LiteDb.Files;

/// <summary>
/// The head of a frame: the pages of one commit, written in one piece. LiteDB's own log has no checksums, so half a commit that a power cut left would
/// be taken for a whole one; a frame is whole or it is nothing. Each checksum begins with the one before, so no older frame can stand behind a newer.
/// </summary>
/// <param name="Generation">Random, new each time the log is cleared.</param>
/// <param name="Number">0 for the first frame of a log, then without gaps.</param>
/// <param name="Pages">How many pages follow.</param>
/// <param name="Checksum">CRC-32C over the checksum before, this head without the checksum, and the pages.</param>
internal readonly record struct LogFrame(ulong Generation, int Number, int Pages, uint Checksum)
{
    /// <summary>Bytes of a head.</summary>
    public const int Size = 32;

    private const ulong Mark = 0x31474F4C746F4252; // "RBotLOG1"
    private const int ChecksumAt = 24;

    /// <summary>Writes the head into the first bytes of a frame whose pages are in place; its checksum.</summary>
    public static uint Seal(Span<byte> frame, ulong generation, int number, uint before)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(frame, Mark);
        BinaryPrimitives.WriteUInt64LittleEndian(frame[8..], generation);
        BinaryPrimitives.WriteInt32LittleEndian(frame[16..], number);
        BinaryPrimitives.WriteInt32LittleEndian(frame[20..], (frame.Length - Size) / PageStream.PageSize);
        frame[ChecksumAt..Size].Clear();
        var checksum = Sum(Sum(before, frame[..ChecksumAt]), frame[Size..]);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[ChecksumAt..], checksum);
        return checksum;
    }

    /// <summary>Reads a head; null when there is none.</summary>
    public static LogFrame? Read(ReadOnlySpan<byte> head) =>
        head.Length == Size && BinaryPrimitives.ReadUInt64LittleEndian(head) == Mark
            ? new LogFrame(
                BinaryPrimitives.ReadUInt64LittleEndian(head[8..]),
                BinaryPrimitives.ReadInt32LittleEndian(head[16..]),
                BinaryPrimitives.ReadInt32LittleEndian(head[20..]),
                BinaryPrimitives.ReadUInt32LittleEndian(head[ChecksumAt..])
            )
            : null;

    /// <summary>Whether a whole frame is what its head says.</summary>
    public bool Fits(ReadOnlySpan<byte> frame, uint before) => Sum(Sum(before, frame[..ChecksumAt]), frame[Size..]) == Checksum;

    // All lengths are multiples of eight.
    private static uint Sum(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes))
            sum = BitOperations.Crc32C(sum, word);
        return sum;
    }
}
