using System.IO.Compression;
using System.Text;

namespace RecruitBot.Adapters.DiscordNet.Gateway;

/// <summary>The one stream of compressed frames of a connection (events/gateway, zlib-stream); a new connection needs a new one.</summary>
internal sealed class Inflation : IDisposable
{
    private static readonly byte[] EndOfFrame = [0x00, 0x00, 0xFF, 0xFF];

    private readonly MemoryStream _compressed = new();
    private readonly ZLibStream _stream;

    public Inflation() => _stream = new ZLibStream(_compressed, CompressionMode.Decompress, leaveOpen: true);

    /// <summary>Takes a message; the frame when it is whole, null when more of it is to come.</summary>
    /// <exception cref="InvalidDataException">It is not compressed so.</exception>
    public string? Take(ReadOnlySpan<byte> message)
    {
        _compressed.Write(message);
        if (!message.EndsWith(EndOfFrame))
            return null;
        _compressed.Position = 0;
        using var frame = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = _stream.Read(chunk)) > 0)
            frame.Write(chunk, 0, read);
        _compressed.SetLength(0);
        return Encoding.UTF8.GetString(frame.GetBuffer(), 0, (int)frame.Length);
    }

    public void Dispose()
    {
        _stream.Dispose();
        _compressed.Dispose();
    }
}
