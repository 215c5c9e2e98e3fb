using System.Net.WebSockets;
using System.Text.Json.Nodes;
using RecruitBot.Simulator;

namespace RecruitBot.Tests.Simulator;

/// <summary>In which form frames go both ways (events/gateway, Encoding and Compression; events/gateway-events, Send Events).</summary>
public sealed class GatewayShapeTests : IAsyncLifetime
{
    private const string Program = """{"os":"linux","browser":"t","device":"t"}""";
    private Bench _bench = null!;

    public async Task InitializeAsync() => _bench = await Bench.StartAsync();

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Theory]
    [InlineData("v=10&encoding=json", true)]
    [InlineData("v=10&encoding=json&compress=zlib-stream", true)]
    [InlineData("v=10&encoding=etf", false)]
    [InlineData("v=10&encoding=json&compress=zstd-stream", false)]
    [InlineData("v=10&encoding=json&compress=gzip", false)]
    public async Task What_is_not_spoken_is_refused_in_place_of_a_socket(string query, bool isSpoken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        var connecting = socket.ConnectAsync(new UriBuilder(_bench.Server.Page) { Scheme = "ws", Path = "/gateway", Query = query }.Uri, CancellationToken.None);
        if (isSpoken)
            await connecting;
        else
            await Assert.ThrowsAsync<WebSocketException>(() => connecting);
        Assert.Equal(isSpoken ? System.Net.HttpStatusCode.SwitchingProtocols : System.Net.HttpStatusCode.BadRequest, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("""{"properties":{}}""", 4002)]
    [InlineData("""{"properties":{"os":5,"browser":"t","device":"t"}}""", 4002)]
    [InlineData("""{"properties":null}""", 4002)]
    [InlineData("""{"large_threshold":49}""", 4002)]
    [InlineData("""{"large_threshold":251}""", 4002)]
    [InlineData("""{"large_threshold":"50"}""", 4002)]
    [InlineData("""{"compress":"yes"}""", 4002)]
    [InlineData("""{"presence":{}}""", 4002)]
    [InlineData("""{"presence":{"since":null,"activities":[],"status":"away","afk":false}}""", 4002)]
    [InlineData("""{"large_threshold":50,"compress":false,"presence":null}""", null)]
    [InlineData("""{"large_threshold":250,"presence":{"since":91879201,"activities":[{"name":"x","type":0}],"status":"dnd","afk":false}}""", null)]
    [InlineData("""{"properties":{"$os":"linux","$browser":"t","$device":"t"}}""", null)]
    public async Task A_session_is_asked_for_as_documented(string fields, int? code)
    {
        var identify = new JsonObject { ["token"] = SimulatorServer.BotToken, ["intents"] = 1, ["properties"] = JsonNode.Parse(Program) };
        foreach (var (name, value) in (JsonObject)JsonNode.Parse(fields)!)
            identify[name] = value?.DeepClone();
        await using var bot = await _bench.OpenAsync();
        await bot.SendAsync(2, identify);
        if (code is { } close)
            Assert.Equal(close, await bot.ClosedAsync());
        else
            await bot.DispatchAsync("READY");
    }

    [Theory]
    [InlineData("""{"op":1,"d":"x"}""", 4002)]
    [InlineData("""{"op":1,"d":-1}""", 4002)]
    [InlineData("""{"op":1,"d":1.5}""", 4002)]
    [InlineData("""{"op":"1","d":null}""", 4002)]
    [InlineData("""{"op":3,"d":5}""", 4002)]
    [InlineData("""{"op":3,"d":{"since":null,"activities":"none","status":"online","afk":false}}""", 4002)]
    [InlineData("""{"op":4,"d":{"guild_id":"1","channel_id":null}}""", 4002)]
    [InlineData("""{"op":8,"d":"all"}""", 4002)]
    [InlineData("""{"op":8,"d":{"guild_id":"1"}}""", 4002)]
    [InlineData("""{"op":8,"d":{"guild_id":"1","query":""}}""", 4002)]
    [InlineData("""{"op":8,"d":{"guild_id":"x","query":"","limit":0}}""", 4002)]
    [InlineData("""{"op":31,"d":{"guild_ids":"1"}}""", 4002)]
    [InlineData("""{"op":43,"d":{"guild_id":"1"}}""", 4002)]
    [InlineData("""{"op":6,"d":{"token":"x","session_id":5,"seq":1}}""", 4002)]
    [InlineData("""{"op":3,"d":{"x":"\ud800"}}""", 4002)]
    [InlineData("""{"op":0,"d":{}}""", 4001)]
    [InlineData("""{"op":11,"d":null}""", 4001)]
    [InlineData("""{"op":3,"d":{"since":null,"activities":[null],"status":"online","afk":false}}""", null)]
    [InlineData("""{"op":4,"d":{"guild_id":"1","channel_id":null,"self_mute":false,"self_deaf":false}}""", null)]
    [InlineData("""{"op":8,"d":{"guild_id":"1","query":"","limit":0}}""", null)]
    [InlineData("""{"op":8,"d":{"guild_id":"1","user_ids":["1","2"]}}""", null)]
    [InlineData("""{"op":31,"d":{"guild_ids":["1"]}}""", null)]
    [InlineData("""{"op":43,"d":{"guild_id":"1","fields":["status"]}}""", null)]
    public async Task A_frame_has_the_shape_of_its_opcode(string frame, int? code)
    {
        await using var bot = await _bench.ConnectAsync();
        await bot.SendTextAsync(frame);
        if (code is { } close)
        {
            Assert.Equal(close, await bot.ClosedAsync());
            return;
        }
        await bot.SendAsync(1, bot.LastNumber);
        await bot.OpcodeAsync(11);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(31)]
    [InlineData(43)]
    public async Task Nothing_else_is_said_before_a_session(int op)
    {
        await using var bot = await _bench.OpenAsync();
        await bot.SendAsync(op, new { });
        Assert.Equal(4003, await bot.ClosedAsync());
    }

    [Fact]
    public async Task A_bot_that_asks_for_it_gets_large_frames_packed_each_by_itself_and_after_a_resume_too()
    {
        await using var bot = await _bench.OpenAsync();
        await bot.SendAsync(2, new { token = SimulatorServer.BotToken, intents = 1 | 1 << 9 | 1 << 15, properties = JsonNode.Parse(Program), compress = true });
        await bot.DispatchAsync("GUILD_CREATE");
        Assert.True(bot.LastWasPacked);
        await bot.SendAsync(1, bot.LastNumber);
        await bot.OpcodeAsync(11);
        Assert.False(bot.LastWasPacked);
        await bot.CloseAsync(4000);
        await _bench.AsAsync("alex", "POST", $"channels/{await _bench.ChannelAsync("general")}/messages", new { content = new string('x', 2000) });
        await using var again = await _bench.OpenAsync();
        await again.ResumeAsync(bot.SessionId, bot.LastNumber);
        Assert.Equal(2000, ((string?)(await again.DispatchAsync("MESSAGE_CREATE"))["content"])!.Length);
        Assert.True(again.LastWasPacked);
    }

    [Fact]
    public async Task Frames_tell_what_they_are_before_their_data()
    {
        await using var bot = await _bench.ConnectAsync();
        await bot.SendAsync(1, null);
        await bot.OpcodeAsync(11);
        Assert.StartsWith("""{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":""", bot.Texts[0], StringComparison.Ordinal);
        Assert.StartsWith("""{"t":"READY","s":1,"op":0,"d":{""", bot.Texts[1], StringComparison.Ordinal);
        Assert.Contains("""{"t":null,"s":null,"op":11,"d":null}""", bot.Texts);
    }
}
