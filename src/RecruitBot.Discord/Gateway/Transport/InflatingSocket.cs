using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace RecruitBot.Discord.Gateway.Transport;

/// <summary>
/// Unpacks what comes over a connection: all of it is one zlib stream, and a frame ends where the stream was flushed
/// (events/gateway, Transport Compression).
/// </summary>
internal sealed class InflatingSocket : IGatewaySocket
{
    /// <summary>The bytes that a flush ends with.</summary>
    private const uint Flushed = 0x0000FFFF;

    private readonly IGatewaySocket _socket;
    private readonly Packed _packed = new();
    private readonly ZLibStream _stream;
    private readonly FrameBuffer _frame = new();

    public InflatingSocket(IGatewaySocket socket)
    {
        _socket = socket;
        _stream = new ZLibStream(_packed, CompressionMode.Decompress);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<SocketMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        _frame.Clear();
        var lastFour = uint.MaxValue;
        while (true)
        {
            var part = await _socket.ReceiveAsync(cancellationToken);
            if (part.IsEnd)
                return part;
            Inflate(part.Bytes);
            foreach (var last in part.Bytes.Span[Math.Max(0, part.Bytes.Length - sizeof(uint))..])
                lastFour = (lastFour << 8) | last;
            if (lastFour == Flushed)
                return new SocketMessage(_frame.Written);
        }
    }

    public Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => _socket.SendAsync(message, cancellationToken);

    public Task CloseAsync(int code, CancellationToken cancellationToken) => _socket.CloseAsync(code, cancellationToken);

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
    }

    private void Inflate(ReadOnlyMemory<byte> bytes)
    {
        _packed.Rest = bytes;
        while (_stream.Read(_frame.Room().Span) is var count and > 0)
            _frame.Advance(count);
        if (!_packed.Rest.IsEmpty)
            throw new InvalidDataException("The stream ended before the connection did.");
    }

    /// <summary>The bytes that have arrived and are not unpacked yet.</summary>
    private sealed class Packed : Stream
    {
        public ReadOnlyMemory<byte> Rest { get; set; }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var count = Math.Min(buffer.Length, Rest.Length);
            Rest.Span[..count].CopyTo(buffer);
            Rest = Rest[count..];
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
