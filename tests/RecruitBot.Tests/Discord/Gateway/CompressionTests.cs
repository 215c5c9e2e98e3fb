using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Gateway.Transport;
using RecruitBot.Simulator.Gateway;

namespace RecruitBot.Tests.Discord.Gateway;

/// <summary>One zlib stream for each connection (events/gateway, Transport Compression).</summary>
public sealed class CompressionTests
{
    [Theory]
    [InlineData("wss://gateway.example", null, true)]
    [InlineData("wss://gateway.example", false, false)]
    [InlineData("ws://127.0.0.1:1/gateway", null, false)]
    [InlineData("ws://127.0.0.1:1/gateway", true, true)]
    public void It_is_asked_for_from_afar_and_can_be_switched(string url, bool? compress, bool asked)
    {
        var address = GatewayAddress.From(url, compress)!;
        Assert.Equal("?v=10&encoding=json" + (asked ? "&compress=zlib-stream" : ""), address.Query);
        Assert.Equal(asked, GatewayAddress.IsCompressed(address));
    }

    [Fact]
    public async Task Frames_are_unpacked_and_the_next_connection_has_a_stream_of_its_own()
    {
        await using var bench = new GatewayBench(compress: null);
        var first = await bench.ReadyAsync();
        Assert.Equal("?v=10&encoding=json&compress=zlib-stream", first.Address.Query);
        first.Message(2, "one");
        first.Message(3, "two");
        await bench.SeeAsync<MessageCreated>(2);
        first.Close(4000);
        await bench.PauseAsync();
        var second = await bench.Gateway.NextAsync();
        Assert.Equal("wss://resume.example/?v=10&encoding=json&compress=zlib-stream", second.Address.AbsoluteUri);
        second.Hello();
        await second.HearAsync(op: 1);
        Assert.Equal(3, (await second.HearAsync(op: 6)).GetProperty("seq").GetInt32());
        second.Message(4, "three");
        Assert.Equal("three", (await bench.SeeAsync<MessageCreated>(3)).Message.Content);
    }

    [Fact]
    public async Task A_frame_in_pieces_is_whole_when_the_stream_was_flushed()
    {
        await using var bench = new GatewayBench(compress: true);
        var socket = await bench.ReadyAsync();
        foreach (var piece in socket.Pack("""{"op":0,"t":"MESSAGE_CREATE","s":2,"d":{"id":"2","channel_id":"2","content":"whole"}}""").Chunk(7))
            socket.SayBytes(piece);
        Assert.Equal("whole", (await bench.SeeAsync<MessageCreated>()).Message.Content);
    }

    [Fact]
    public async Task A_broken_stream_ends_the_connection_and_not_the_session()
    {
        await using var bench = new GatewayBench(compress: true);
        var first = await bench.ReadyAsync();
        first.SayBytes([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF]);
        await first.SeeCloseAsync(4000);
        Assert.Contains("unpacked", (await bench.SeeAsync<ConnectionLost>()).Reason, StringComparison.Ordinal);
        await bench.PauseAsync();
        var second = await bench.Gateway.NextAsync();
        second.Hello();
        await second.HearAsync(op: 1);
        Assert.Equal("sess", (await second.HearAsync(op: 6)).GetProperty("session_id").GetString());
    }

    [Fact]
    public async Task A_stream_that_has_ended_is_a_broken_one()
    {
        using var scripted = new ScriptedSocket(new Uri("wss://gateway.example"));
        using var socket = new InflatingSocket(scripted);
        using var packed = new MemoryStream();
        await using (var stream = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            stream.Write("{}"u8);
        scripted.SayBytes([.. packed.ToArray(), 0, 0, 0xFF, 0xFF]);
        scripted.SayBytes([1, 2, 3, 0, 0, 0xFF, 0xFF]);
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            while (!(await socket.ReceiveAsync(default)).IsEnd) { }
        });
    }

    [Fact]
    public void A_frame_that_never_ends_is_refused()
    {
        var frame = new FrameBuffer();
        while (frame.Written.Length < FrameBuffer.MostBytes)
            frame.Advance(frame.Room().Length);
        Assert.Throws<InvalidDataException>(() => frame.Room().Length);
        frame.Clear();
        Assert.InRange(frame.Room().Length, 1, 1 << 20);
    }

    [Fact]
    public void Frames_of_any_size_in_pieces_of_any_size_arrive_as_they_were()
    {
        var sizes = Gen.OneOf(Gen.Choose(1, 50), Gen.Choose(8000, 70_000)).NonEmptyListOf();
        var plans = from frames in sizes from piece in Gen.Choose(1, 20_000) from seed in Gen.Choose(0, 1000) select (frames, piece, seed);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(plans.ToArbitrary(), p => ArriveAsync(p.frames, p.piece, p.seed).GetAwaiter().GetResult()));
    }

    private static async Task<bool> ArriveAsync(IEnumerable<int> sizes, int piece, int seed)
    {
        var random = new Random(seed);
        using var scripted = new ScriptedSocket(new Uri("wss://gateway.example"));
        using var socket = new InflatingSocket(scripted);
        using var deflater = new FrameDeflater();
        foreach (var size in sizes)
        {
            // Letters only: a piece cannot end like a flush by chance, as it could in what does not compress.
            var frame = Encoding.ASCII.GetBytes(random.GetItems<char>("abcdefgh", size));
            var packed = deflater.Pack(frame);
            var pieces = packed.Chunk(piece).ToList();
            if (pieces.SkipLast(1).Any(p => p.AsSpan().EndsWith((ReadOnlySpan<byte>)[0, 0, 0xFF, 0xFF])))
                return true;
            pieces.ForEach(scripted.SayBytes);
            if (!(await socket.ReceiveAsync(default)).Bytes.Span.SequenceEqual(frame))
                return false;
        }
        return true;
    }
}
