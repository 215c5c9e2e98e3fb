using RecruitBot.Discord.Gateway.Transport;

namespace RecruitBot.Tests.Discord.Gateway;

/// <summary>Reading ahead changes nothing of what is read.</summary>
public sealed class ReadAheadTests
{
    [Fact]
    public async Task Bytes_come_in_order_whatever_the_reads_are()
    {
        var sent = new byte[100_000];
        var random = new Random(7);
        random.NextBytes(sent);
        await using var stream = new ReadAheadStream(new MemoryStream(sent));
        var read = new List<byte>();
        var buffer = new byte[20_000];
        while (true)
        {
            var size = random.Next(4) == 0 ? random.Next(1, buffer.Length) : random.Next(1, 100);
            var count = random.Next(2) == 0 ? await stream.ReadAsync(buffer.AsMemory(0, size)) : stream.Read(buffer.AsSpan(0, size));
            Assert.InRange(count, 0, size);
            if (count == 0)
                break;
            read.AddRange(buffer.AsSpan(0, count));
        }
        Assert.Equal(sent, read);
    }

    [Fact]
    public async Task Small_reads_do_not_reach_the_connection_one_by_one()
    {
        var connection = new CountedStream(new byte[8000]);
        await using var stream = new ReadAheadStream(connection);
        var buffer = new byte[10];
        while (await stream.ReadAsync(buffer) > 0) { }
        Assert.Equal(2, connection.Reads);
    }

    private sealed class CountedStream(byte[] bytes) : MemoryStream(bytes)
    {
        public int Reads { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads++;
            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
