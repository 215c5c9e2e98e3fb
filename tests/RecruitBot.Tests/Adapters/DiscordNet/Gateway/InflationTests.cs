using System.IO.Compression;
using System.Text;
using RecruitBot.Adapters.DiscordNet.Gateway;

namespace RecruitBot.Tests.Adapters.DiscordNet.Gateway;

/// <summary>Frames of a compressed connection share one stream (events/gateway, zlib-stream).</summary>
public sealed class InflationTests
{
    [Fact]
    public void Frames_come_whole_and_in_order_however_they_are_cut()
    {
        var frames = Enumerable.Range(0, 50).Select(n => $"{{\"s\":{n},\"text\":\"{new string('é', n * 700)}\"}}").ToList();
        using var inflation = new Inflation();
        using var compressed = new MemoryStream();
        using var deflate = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true);
        foreach (var frame in frames)
        {
            compressed.SetLength(0);
            deflate.Write(Encoding.UTF8.GetBytes(frame));
            deflate.Flush();
            var bytes = compressed.ToArray();
            var half = bytes.Length / 2;
            Assert.Null(inflation.Take(bytes.AsSpan(0, half)));
            Assert.Equal(frame, inflation.Take(bytes.AsSpan(half)));
        }
    }
}
