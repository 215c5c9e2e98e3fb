using System.IO.Compression;

namespace RecruitBot.Simulator.Gateway;

/// <summary>Packs all frames of a connection as one zlib stream, flushed after each (events/gateway, Transport Compression).</summary>
internal sealed class FrameDeflater : IDisposable
{
    private readonly MemoryStream _packed = new();
    private readonly ZLibStream _stream;

    public FrameDeflater() => _stream = new ZLibStream(_packed, CompressionLevel.Optimal, leaveOpen: true);

    public byte[] Pack(byte[] frame)
    {
        _packed.SetLength(0);
        _stream.Write(frame);
        _stream.Flush();
        return _packed.ToArray();
    }

    /// <summary>Packs one frame as a stream of its own (events/gateway, Payload Compression).</summary>
    public static byte[] PackAlone(byte[] frame)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(frame);
        return packed.ToArray();
    }

    public void Dispose()
    {
        _stream.Dispose();
        _packed.Dispose();
    }
}
