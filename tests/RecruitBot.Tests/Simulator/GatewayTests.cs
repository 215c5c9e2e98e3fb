using RecruitBot.Simulator;

namespace RecruitBot.Tests.Simulator;

/// <summary>The gateway as its documentation describes it.</summary>
public sealed class GatewayTests
{
    private const int Guilds = 1;
    private const int GuildMessages = 1 << 9;
    private const int DirectMessages = 1 << 12;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(41250);

    [Fact]
    public async Task A_session_begins_with_ready_and_the_server()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.OpenAsync();
        await bot.IdentifyAsync(Guilds);
        var ready = await bot.DispatchAsync("READY");
        Assert.Equal(10, ready["v"]!.GetValue<int>());
        Assert.True(ready["guilds"]![0]!["unavailable"]!.GetValue<bool>());
        Assert.NotNull(ready["resume_gateway_url"]);
        Assert.Equal(1 << 19, ready["application"]!["flags"]!.GetValue<int>());
        var guild = await bot.DispatchAsync("GUILD_CREATE");
        Assert.Equal(["welcome", "apply", "general", "recruiting-review"], guild["channels"]!.AsArray().Select(c => (string?)c!["name"]));
        Assert.Equal("RecruitBot", (string?)guild["members"]![0]!["user"]!["username"]);
        Assert.Contains(guild["roles"]!.AsArray(), r => (string?)r!["id"] == (string?)guild["id"]);
    }

    [Theory]
    [InlineData("""{"op":2,"d":{"token":"wrong","intents":1,"properties":{"os":"o","browser":"b","device":"d"}}}""", 4004)]
    [InlineData("""{"op":6,"d":{"token":"wrong","session_id":"x","seq":1}}""", 4004)]
    [InlineData("""{"op":2,"d":{"token":"simulator.bot.token","intents":131072,"properties":{"os":"o","browser":"b","device":"d"}}}""", 4013)]
    [InlineData("""{"op":2,"d":{"token":"simulator.bot.token","properties":{"os":"o","browser":"b","device":"d"}}}""", 4013)]
    [InlineData("""{"op":2,"d":{"token":"simulator.bot.token","intents":2,"properties":{"os":"o","browser":"b","device":"d"}}}""", 4014)]
    [InlineData("""{"op":2,"d":{"token":"simulator.bot.token","intents":256,"properties":{"os":"o","browser":"b","device":"d"}}}""", 4014)]
    [InlineData("""{"op":2,"d":{"token":"simulator.bot.token","intents":1,"properties":{"os":"o","browser":"b","device":"d"},"shard":[2,2]}}""", 4010)]
    [InlineData("""{"op":2,"d":{"token":"simulator.bot.token","intents":1,"properties":{"os":"o","browser":"b","device":"d"},"shard":["0",2]}}""", 4010)]
    [InlineData("""{"op":2,"d":{"token":"simulator.bot.token","intents":1}}""", 4002)]
    [InlineData("""{"op":2,"d":"no"}""", 4002)]
    [InlineData("""{"op":3,"d":{}}""", 4003)]
    [InlineData("""{"op":99,"d":{}}""", 4001)]
    [InlineData("""{"op":"one"}""", 4002)]
    [InlineData("not json", 4002)]
    [InlineData("[]", 4002)]
    public async Task A_bad_frame_closes_with_its_code(string frame, int code)
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.OpenAsync();
        await bot.SendTextAsync(frame);
        Assert.Equal(code, await bot.ClosedAsync());
    }

    [Fact]
    public async Task Frames_come_compressed_when_that_is_asked_for()
    {
        await using var bench = await Bench.StartAsync();
        using var packed = new System.Net.WebSockets.ClientWebSocket();
        var url = (string)(await bench.BotAsync("GET", "gateway")).Body!["url"]!;
        await packed.ConnectAsync(new Uri(url + "?v=10&encoding=json&compress=zlib-stream"), CancellationToken.None);
        var buffer = new byte[4096];
        var hello = await packed.ReceiveAsync(buffer, CancellationToken.None);
        Assert.Equal((System.Net.WebSockets.WebSocketMessageType.Binary, true), (hello.MessageType, hello.EndOfMessage));
        Assert.Equal([0, 0, 0xFF, 0xFF], buffer.AsSpan(hello.Count - 4, 4).ToArray());
        await using var stream = new System.IO.Compression.ZLibStream(new MemoryStream(buffer, 0, hello.Count), System.IO.Compression.CompressionMode.Decompress);
        var text = new byte[4096];
        Assert.StartsWith("""{"t":null,"s":null,"op":10,""", System.Text.Encoding.UTF8.GetString(text, 0, await stream.ReadAsync(text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_identify_closes()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync();
        await bot.IdentifyAsync(Guilds);
        Assert.Equal(4005, await bot.ClosedAsync());
    }

    [Fact]
    public async Task Message_content_can_be_switched_off_for_the_application()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.SimAsync("POST", "control/application", new { message_content = false })).Expect(200);
        await using var bot = await bench.OpenAsync();
        await bot.IdentifyAsync(Guilds | 1 << 15);
        Assert.Equal(4014, await bot.ClosedAsync());
    }

    [Fact]
    public async Task A_frame_of_more_than_4096_bytes_closes_and_one_of_4096_does_not()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.OpenAsync();
        const string start = """{"op":1,"d":null,"x":""";
        await bot.SendTextAsync(start + "\"" + new string('a', 4096 - start.Length - 3) + "\"}");
        await bot.OpcodeAsync(11);
        await bot.SendTextAsync(start + "\"" + new string('a', 4097 - start.Length - 3) + "\"}");
        Assert.Equal(4002, await bot.ClosedAsync());
    }

    [Fact]
    public async Task The_121st_frame_of_a_minute_closes()
    {
        await using var bench = await Bench.StartAsync(new SteppedTime());
        await using var bot = await bench.OpenAsync();
        for (var i = 0; i < 120; i++)
            await bot.SendAsync(1, null);
        for (var i = 0; i < 120; i++)
            await bot.OpcodeAsync(11);
        await bot.SendAsync(1, null);
        Assert.Equal(4008, await bot.ClosedAsync());
    }

    [Fact]
    public async Task Without_heartbeats_the_session_is_over()
    {
        var time = new SteppedTime();
        await using var bench = await Bench.StartAsync(time);
        await using var bot = await bench.ConnectAsync();
        time.Advance(Interval);
        await bot.SendAsync(1, bot.LastNumber);
        await bot.OpcodeAsync(11);
        time.Advance(Interval);
        await bot.SendAsync(1, bot.LastNumber);
        await bot.OpcodeAsync(11);
        time.Advance(Interval * 1.6);
        Assert.Equal(4009, await bot.ClosedAsync());
        await using var again = await bench.OpenAsync();
        await again.ResumeAsync(bot.SessionId, bot.LastNumber);
        Assert.False((await again.OpcodeAsync(9))["d"]!.GetValue<bool>());
    }

    [Fact]
    public async Task What_was_missed_is_replayed_in_order()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync();
        await bot.DispatchAsync("GUILD_CREATE");
        var general = await bench.ChannelAsync("general");
        (await bench.SimAsync("POST", "control/gateway", new { action = "drop" })).Expect(200);
        Assert.Null(await bot.ClosedAsync());
        foreach (var text in new[] { "one", "two" })
            (await bench.AsAsync("alex", "POST", $"channels/{general}/messages", new { content = text })).Expect(200);
        await using var again = await bench.OpenAsync();
        await again.ResumeAsync(bot.SessionId, bot.LastNumber);
        Assert.Equal("one", (string?)(await again.NextAsync())["d"]!["content"]);
        Assert.Equal("two", (string?)(await again.NextAsync())["d"]!["content"]);
        Assert.Equal("RESUMED", (string?)(await again.NextAsync())["t"]);
        (await bench.AsAsync("alex", "POST", $"channels/{general}/messages", new { content = "three" })).Expect(200);
        Assert.Equal("three", (string?)(await again.NextAsync())["d"]!["content"]);
    }

    [Fact]
    public async Task A_number_that_was_never_sent_closes()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync();
        await using var again = await bench.OpenAsync();
        await again.ResumeAsync(bot.SessionId, bot.LastNumber + 50);
        Assert.Equal(4007, await again.ClosedAsync());
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(4000, true)]
    public async Task A_bot_that_closes_normally_gives_its_session_up(int code, bool resumes)
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync();
        await bot.DispatchAsync("GUILD_CREATE");
        await bot.CloseAsync(code);
        await using var again = await bench.OpenAsync();
        await again.ResumeAsync(bot.SessionId, bot.LastNumber);
        var answer = await again.NextAsync();
        Assert.Equal(resumes ? 0 : 9, answer["op"]!.GetValue<int>());
    }

    [Fact]
    public async Task Words_are_left_out_without_the_intent_save_for_mentions_and_direct_messages()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync(Guilds | GuildMessages | DirectMessages);
        var general = await bench.ChannelAsync("general");
        var id = await bench.ApplicationAsync();
        var dm = (await bench.AsAsync("alex", "POST", "dm")).Id;
        await bench.AsAsync("alex", "POST", $"channels/{general}/messages", new { content = "secret" });
        Assert.Equal("", (string?)(await bot.DispatchAsync("MESSAGE_CREATE"))["content"]);
        await bench.AsAsync("alex", "POST", $"channels/{general}/messages", new { content = $"hello <@{id}>" });
        Assert.Equal($"hello <@{id}>", (string?)(await bot.DispatchAsync("MESSAGE_CREATE"))["content"]);
        await bench.AsAsync("alex", "POST", $"channels/{dm}/messages", new { content = "private" });
        Assert.Equal("private", (string?)(await bot.DispatchAsync("MESSAGE_CREATE"))["content"]);
        await bench.BotAsync("POST", $"channels/{general}/messages", new { content = "mine" });
        Assert.Equal("mine", (string?)(await bot.DispatchAsync("MESSAGE_CREATE"))["content"]);
    }

    [Fact]
    public async Task Only_events_that_were_asked_for_come()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync(DirectMessages);
        var general = await bench.ChannelAsync("general");
        var dm = (await bench.AsAsync("alex", "POST", "dm")).Id;
        await bench.AsAsync("alex", "POST", $"channels/{general}/messages", new { content = "in the server" });
        await bench.AsAsync("alex", "POST", $"channels/{dm}/messages", new { content = "private" });
        Assert.Equal("private", (string?)(await bot.NextAsync())["d"]!["content"]);
    }

    [Fact]
    public async Task Interactions_need_no_intent()
    {
        await using var bench = await Bench.StartAsync();
        await bench.RegisterAsync(new { name = "hello", description = "d" });
        await using var bot = await bench.ConnectAsync(intents: 0);
        await bench.AsAsync("alex", "POST", $"channels/{await bench.ChannelAsync("general")}/commands", new { name = "hello" });
        Assert.Equal("INTERACTION_CREATE", (string?)(await bot.NextAsync())["t"]);
    }

    [Fact]
    public async Task What_the_bot_cannot_see_it_does_not_hear_of()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync();
        await bot.DispatchAsync("GUILD_CREATE");
        var general = await bench.ChannelAsync("general");
        var hide = new[] { new { id = await bench.ApplicationAsync(), type = 1, allow = "0", deny = "1024" } };
        (await bench.SimAsync("POST", $"control/channel/{general}", new { overwrites = hide })).Expect(200);
        await bench.AsAsync("alex", "POST", $"channels/{general}/messages", new { content = "hidden" });
        var dm = (await bench.AsAsync("alex", "POST", "dm")).Id;
        await bench.AsAsync("alex", "POST", $"channels/{dm}/messages", new { content = "seen" });
        Assert.Equal("seen", (string?)(await bot.DispatchAsync("MESSAGE_CREATE"))["content"]);
        (await bench.BotAsync("GET", $"channels/{general}/messages")).Refused(403, 50001);
    }

    [Fact]
    public async Task Troubles_come_on_demand()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync();
        await bench.SimAsync("POST", "control/gateway", new { action = "reconnect" });
        await bot.OpcodeAsync(7);
        await bench.SimAsync("POST", "control/gateway", new { action = "heartbeat" });
        await bot.OpcodeAsync(1);
        await bench.SimAsync("POST", "control/gateway", new { action = "invalid", resumable = true });
        Assert.True((await bot.OpcodeAsync(9))["d"]!.GetValue<bool>());
        await bench.SimAsync("POST", "control/event", new { t = "MESSAGE_CREATE", d = new { nonsense = true } });
        Assert.True((await bot.DispatchAsync("MESSAGE_CREATE"))["nonsense"]!.GetValue<bool>());
        await bench.SimAsync("POST", "control/replay", new { @event = 1 });
        Assert.True((await bot.DispatchAsync("MESSAGE_CREATE"))["nonsense"]!.GetValue<bool>());
        (await bench.SimAsync("POST", "control/gateway", new { action = "explode" })).Refused(400, 50035);
        (await bench.SimAsync("POST", "control/gateway", new { action = "close", code = 1 })).Refused(400, 50035);
        (await bench.SimAsync("POST", "control/gateway", new { action = "stall", seconds = -1 })).Refused(400, 50035);
        await bench.SimAsync("POST", "control/gateway", new { action = "close", code = 4000 });
        Assert.Equal(4000, await bot.ClosedAsync());
        var frames = (await bench.SimAsync("GET", "control/frames")).Body!.AsArray();
        Assert.Contains("\"op\":2", (string?)frames[0]!["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_of_several_channels_change_places_on_demand_and_those_of_one_do_not()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync();
        var (general, direct) = (await bench.ChannelAsync("general"), (await bench.AsAsync("sam", "POST", "dm")).Id);
        await bench.SimAsync("POST", "control/reorder", new { events = 3 });
        foreach (var (who, channel, words) in new[] { ("alex", general, "one"), ("sam", direct, "two"), ("alex", general, "three") })
            (await bench.AsAsync(who, "POST", $"channels/{channel}/messages", new { content = words })).Expect(200);
        foreach (var words in new[] { "two", "one", "three" })
            Assert.Equal(words, (string?)(await bot.DispatchAsync("MESSAGE_CREATE"))["content"]);
        // Alone an event waits a moment for others, and no longer.
        await bench.SimAsync("POST", "control/reorder", new { events = 2 });
        await bench.SimAsync("POST", "control/event", new { t = "ALONE", d = new { } });
        await bot.DispatchAsync("ALONE");
        (await bench.SimAsync("POST", "control/reorder", new { events = 1 })).Refused(400, 50035);
    }

    [Fact]
    public async Task Heartbeats_stay_without_an_answer_on_demand()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync(intents: 0);
        await bench.SimAsync("POST", "control/gateway", new { action = "mute" });
        await bot.SendAsync(1, null);
        await bench.SimAsync("POST", "control/event", new { t = "AFTER", d = new { } });
        Assert.Equal("AFTER", (string?)(await bot.NextAsync())["t"]);
        await bench.SimAsync("POST", "control/gateway", new { action = "mute", on = false });
        await bot.SendAsync(1, null);
        Assert.Equal(11, (await bot.NextAsync())["op"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_bot_that_ignores_its_close_is_left()
    {
        var time = new SteppedTime();
        await using var bench = await Bench.StartAsync(time);
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        await socket.ConnectAsync(new Uri((string)(await bench.BotAsync("GET", "gateway")).Body!["url"]! + "?v=9"), CancellationToken.None);
        // Sent by the simulator and never read by this bot, which keeps its end open.
        var buffer = new byte[4096];
        var first = await socket.ReceiveAsync(buffer, CancellationToken.None);
        Assert.Equal(4012, (int?)first.CloseStatus);
        time.Advance(TimeSpan.FromSeconds(6));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => SendUntilRefusedAsync(socket, patience.Token));
    }

    [Fact]
    public async Task The_page_hears_whether_the_bot_is_there()
    {
        await using var bench = await Bench.StartAsync();
        using var events = await bench.FollowAsync("alex");
        await using (await bench.ConnectAsync())
            Assert.True((await events.NextAsync("bot"))["online"]!.GetValue<bool>());
        Assert.False((await events.NextAsync("bot"))["online"]!.GetValue<bool>());
        Assert.False((await bench.SimAsync("GET", "world")).Body!["bot"]!["online"]!.GetValue<bool>());
    }

    private static async Task SendUntilRefusedAsync(System.Net.WebSockets.WebSocket socket, CancellationToken cancellationToken)
    {
        while (true)
            await socket.SendAsync(new byte[4096], System.Net.WebSockets.WebSocketMessageType.Text, true, cancellationToken);
    }
}
