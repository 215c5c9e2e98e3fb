using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Discord.Gateway.Transport;

namespace RecruitBot.Tests.Discord.Gateway;

/// <summary>Reading ahead changes how often the connection is read, and nothing else.</summary>
public sealed class ReadAheadStreamTests
{
    [Fact]
    public void All_bytes_come_in_order_whatever_arrives_together_and_however_it_is_read()
    {
        var sizes = Gen.Choose(1, 200_000).ListOf().Select(l => l.Take(6).ToArray());
        Prop.ForAll(
                Arb.From(sizes.Zip(Gen.Choose(1, 100_000).NonEmptyListOf().Select(l => l.ToArray()))),
                given =>
                {
                    var (arriving, reads) = given;
                    var sent = new byte[arriving.Sum()];
                    new Random(1).NextBytes(sent);
                    using var stream = new ReadAheadStream(new Arriving(sent, arriving));
                    using var read = new MemoryStream();
                    for (var n = 0; ; n++)
                    {
                        var piece = new byte[reads[n % reads.Length]];
                        var count = n % 3 == 2 ? stream.Read(piece) : stream.ReadAsync(piece.AsMemory()).AsTask().Result;
                        if (count == 0)
                            break;
                        read.Write(piece, 0, count);
                    }
                    return read.ToArray().AsSpan().SequenceEqual(sent);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Small_reads_cost_one_read_of_the_connection()
    {
        var connection = new Arriving(new byte[60_000], [60_000]);
        await using var stream = new ReadAheadStream(connection);
        var piece = new byte[1000];
        for (var n = 0; n < 60; n++)
            await stream.ReadExactlyAsync(piece);
        Assert.Equal(1, connection.Reads);
    }

    [Fact]
    public async Task What_has_arrived_is_given_without_waiting_for_more()
    {
        await using var stream = new ReadAheadStream(new Arriving(new byte[30], [10, 20]));
        Assert.Equal(10, await stream.ReadAsync(new byte[100]));
        Assert.Equal(20, await stream.ReadAsync(new byte[100]));
    }

    [Fact]
    public async Task Asking_for_nothing_waits_until_there_is_something_and_takes_nothing()
    {
        var connection = new Arriving([1, 2, 3], [3]);
        await using var stream = new ReadAheadStream(connection);
        Assert.Equal(0, await stream.ReadAsync(Memory<byte>.Empty));
        Assert.Equal(1, connection.Reads);
        Assert.Equal(3, await stream.ReadAsync(new byte[10]));
    }

    /// <summary>A connection on which so much arrives together.</summary>
    private sealed class Arriving(byte[] sent, int[] together) : Stream
    {
        private int _at;
        private int _part;
        private int _taken;

        public int Reads { get; private set; }

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
            Reads++;
            if (_part == together.Length)
                return 0;
            var count = Math.Min(buffer.Length, together[_part] - _taken);
            sent.AsSpan(_at, count).CopyTo(buffer);
            (_at, _taken) = (_at + count, _taken + count);
            if (_taken == together[_part])
                (_part, _taken) = (_part + 1, 0);
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
