using Moq;
using RecruitBot.Discord;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Gateway.Transport;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Tests.Discord.Gateway;

/// <summary>Sessions are opened, gone on with and given up as the documents say (events/gateway).</summary>
public sealed class LifecycleTests
{
    [Fact]
    public async Task A_session_begins_with_the_token_and_the_intents_on_the_documented_address()
    {
        await using var bench = new GatewayBench(GatewayIntents.Guilds | GatewayIntents.DirectMessages);
        var socket = await bench.Gateway.NextAsync();
        Assert.Equal("wss://gateway.example/?v=10&encoding=json", socket.Address.AbsoluteUri);
        Assert.Equal(0, socket.Heard);
        socket.Hello();
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await socket.HearAsync(op: 1)).ValueKind);
        var identify = await socket.HearAsync(op: 2);
        Assert.Equal("secret.bot.token", identify.GetProperty("token").GetString());
        Assert.Equal(1 | (1 << 12), identify.GetProperty("intents").GetInt32());
        Assert.Equal(["os", "browser", "device"], identify.GetProperty("properties").EnumerateObject().Select(p => p.Name));
        socket.Ready();
        Assert.Equal("Bot", (await bench.SeeAsync<SessionBegan>()).Ready.User.Username);
        Assert.Contains("Connected to Discord as Bot", bench.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", bench.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1000)]
    [InlineData(1006)]
    [InlineData(4000)]
    [InlineData(4001)]
    [InlineData(4002)]
    [InlineData(4008)]
    [InlineData(4999)]
    public async Task After_a_lost_connection_the_session_goes_on(int? code)
    {
        await using var bench = new GatewayBench();
        var first = await bench.ReadyAsync();
        first.Message(7, "one");
        await bench.SeeAsync<MessageCreated>();
        first.Close(code);
        await bench.SeeAsync<ConnectionLost>();
        await bench.PauseAsync();
        var second = await bench.Gateway.NextAsync();
        Assert.Equal("wss://resume.example/?v=10&encoding=json", second.Address.AbsoluteUri);
        second.Hello();
        Assert.Equal(7, (await second.HearAsync(op: 1)).GetInt32());
        var resume = await second.HearAsync(op: 6);
        Assert.Equal(("secret.bot.token", "sess", 7), (resume.GetProperty("token").GetString(), resume.GetProperty("session_id").GetString(), resume.GetProperty("seq").GetInt32()));
        second.Message(8, "missed");
        second.Say("""{"op":0,"t":"RESUMED","s":9,"d":{}}""");
        await bench.SeeAsync<SessionResumed>();
        Assert.Equal(["one", "missed"], bench.Events.OfType<MessageCreated>().Select(m => m.Message.Content));
        bench.Rest.Verify(r => r.GetGatewayBotAsync(It.IsAny<CancellationToken>()), Times.Once);
    }

    [Theory]
    [InlineData(4003)]
    [InlineData(4005)]
    [InlineData(4007)]
    [InlineData(4009)]
    public async Task After_these_a_new_session_begins(int code)
    {
        await using var bench = new GatewayBench();
        (await bench.ReadyAsync()).Close(code);
        await bench.PauseAsync();
        await bench.Time.PassAsync(5.25);
        var second = await bench.ReadyAsync();
        Assert.Equal("wss://gateway.example/?v=10&encoding=json", second.Address.AbsoluteUri);
    }

    [Theory]
    [InlineData(4004, "Reset Token")]
    [InlineData(4010, "same number of shards")]
    [InlineData(4011, "2500")]
    [InlineData(4012, "newer version")]
    [InlineData(4013, "intents")]
    [InlineData(4014, "Message Content Intent and the Server Members Intent")]
    public async Task After_these_a_person_has_to_act(int code, string says)
    {
        await using var bench = new GatewayBench(GatewayIntents.MessageContent | GatewayIntents.GuildMembers);
        (await bench.ReadyAsync()).Close(code);
        var end = await Assert.ThrowsAsync<DiscordFatalException>(() => bench.Running);
        Assert.Contains(says, end.Message, StringComparison.Ordinal);
        Assert.Equal(code == 4014, end.IsOfIntents);
        Assert.Equal(1, bench.Gateway.Attempts);
    }

    [Fact]
    public async Task Asked_to_connect_again_the_client_keeps_its_session()
    {
        await using var bench = new GatewayBench();
        var first = await bench.ReadyAsync();
        first.Say("""{"op":7,"d":null}""");
        await first.SeeCloseAsync(4000);
        await bench.PauseAsync();
        var second = await bench.Gateway.NextAsync();
        // Also instead of Hello.
        second.Say("""{"op":7,"d":null}""");
        await bench.PauseAsync(.5);
        var third = await bench.Gateway.NextAsync();
        third.Hello();
        await third.HearAsync(op: 1);
        await third.HearAsync(op: 6);
    }

    [Fact]
    public async Task An_interrupted_session_goes_on_and_a_finished_one_does_not()
    {
        await using var bench = new GatewayBench();
        (await bench.ReadyAsync()).Say("""{"op":9,"d":true}""");
        await bench.PauseAsync();
        var second = await bench.Gateway.NextAsync();
        second.Hello();
        await second.HearAsync(op: 1);
        await second.HearAsync(op: 6);
        second.Say("""{"op":9,"d":false}""");
        await bench.PauseAsync(1);
        await bench.Time.PassAsync(4.25);
        // That a session has ended is no failure: the next pause is the second, not the third.
        (await bench.ReadyAsync()).Close(4000);
        await bench.PauseAsync(.5);
    }

    [Fact]
    public async Task Before_a_new_session_after_a_finished_one_there_is_a_pause_by_chance()
    {
        await using var bench = new GatewayBench(random: new Most());
        var first = await bench.Gateway.NextAsync();
        first.Hello();
        await first.HearAsync(op: 2);
        first.Say("""{"op":9,"d":false}""");
        await bench.Time.SeeWaitAsync(TimeSpan.FromSeconds(4.9), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task No_session_is_begun_beyond_what_Discord_allows_for_the_day()
    {
        await using var bench = new GatewayBench();
        bench.Bot = GatewayBench.Start(remaining: 0, resetAfter: 600_000);
        (await bench.ReadyAsync()).Close(4009);
        await bench.PauseAsync();
        await bench.Time.SeeWaitAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10));
        Assert.Contains("no further session", bench.Log.All, StringComparison.Ordinal);
        Assert.Equal(1, bench.Gateway.Attempts);
        bench.Bot = GatewayBench.Start(1000, 0);
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        await bench.ReadyAsync();
    }

    [Fact]
    public async Task A_session_that_cannot_be_reached_again_is_given_up_for_a_new_one()
    {
        await using var bench = new GatewayBench();
        var first = await bench.ReadyAsync();
        bench.Gateway.Failures = 3;
        first.Close(null);
        foreach (var pause in new[] { .25, .5, 1, 2 })
            await bench.PauseAsync(pause);
        // Until five seconds lie between it and the first.
        await bench.Time.PassAsync(1.75);
        var next = await bench.ReadyAsync();
        Assert.Equal("gateway.example", next.Address.Host);
        Assert.Equal(5, bench.Gateway.Attempts);
    }

    [Fact]
    public async Task Pauses_grow_to_two_minutes_and_shrink_after_a_connection_that_held()
    {
        await using var bench = new GatewayBench();
        var first = await bench.ReadyAsync();
        first.Close(4009);
        bench.Rest.Setup(r => r.GetGatewayBotAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new DiscordUnavailableException("no"));
        foreach (var pause in new[] { .25, .5, 1, 2, 4, 8, 16, 32, 64, 120, 120 })
            await bench.PauseAsync(pause);
        bench.Rest.Setup(r => r.GetGatewayBotAsync(It.IsAny<CancellationToken>())).ReturnsAsync(GatewayBench.Start(9, 0));
        await bench.PauseAsync(120);
        var held = await bench.ReadyAsync(interval: 600_000);
        bench.Time.Advance(TimeSpan.FromMinutes(2));
        held.Close(null);
        // At once, since it held; what does not hold waits again, the shortest pause first.
        (await bench.Gateway.NextAsync()).Close(null);
        await bench.PauseAsync();
    }

    [Fact]
    public async Task A_refused_token_on_the_way_ends_the_client()
    {
        await using var bench = new GatewayBench();
        bench.Rest.Setup(r => r.GetGatewayBotAsync(It.IsAny<CancellationToken>())).ThrowsAsync(new DiscordFatalException("token"));
        (await bench.ReadyAsync()).Close(4009);
        await bench.PauseAsync();
        await Assert.ThrowsAsync<DiscordFatalException>(() => bench.Running);
    }

    [Fact]
    public async Task Stopping_says_goodbye_and_returns()
    {
        await using var bench = new GatewayBench();
        var socket = await bench.ReadyAsync();
        await bench.StopAsync();
        Assert.Equal(1000, socket.ClosedWith);
    }

    [Fact]
    public async Task A_gateway_that_does_not_begin_to_speak_is_left()
    {
        await using var bench = new GatewayBench();
        var silent = await bench.Gateway.NextAsync();
        silent.Say("""{"op":10,"d":{"heartbeat_interval":"soon"}}""");
        await bench.Time.PassAsync(30);
        await silent.SeeCloseAsync(4000);
        await bench.PauseAsync();
        await bench.ReadyAsync();
    }

    [Fact]
    public async Task A_session_that_does_not_begin_is_left_after_a_minute_and_said()
    {
        await using var bench = new GatewayBench();
        var silent = await bench.Gateway.NextAsync();
        silent.Hello(600_000);
        await silent.HearAsync(op: 1);
        silent.Say("""{"op":11}""");
        await silent.HearAsync(op: 2);
        await bench.Time.SeeWaitAsync(TimeSpan.FromSeconds(59), TimeSpan.FromSeconds(61));
        bench.Time.Advance(TimeSpan.FromSeconds(61));
        await silent.SeeCloseAsync(4000);
        await Eventually.TrueAsync(() => bench.Log.All.Contains("did not begin the session", StringComparison.Ordinal), "the reason in the log");
    }

    [Fact]
    public async Task A_session_that_begins_with_nonsense_is_begun_again()
    {
        await using var bench = new GatewayBench();
        var socket = await bench.Gateway.NextAsync();
        socket.Hello();
        socket.Say("""{"op":0,"t":"READY","s":1,"d":{"v":10,"user":{"id":"5","username":"Bot"},"guilds":[],"session_id":"s","resume_gateway_url":"wss://resume.example","shard":[0.5,1]}}""");
        await Eventually.TrueAsync(() => bench.Log.All.Contains("unintelligibly", StringComparison.Ordinal) || bench.Running.IsCompleted, "its end");
        Assert.False(bench.Running.IsCompleted);
    }

    [Theory]
    [InlineData("ws://gateway.example")]
    [InlineData("https://gateway.example")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public void The_token_never_travels_in_the_open(string? url) => Assert.Null(GatewayAddress.From(url, null));

    [Fact]
    public void A_simulator_on_this_machine_needs_no_encryption() =>
        Assert.Equal("ws://127.0.0.1:5080/gateway?v=10&encoding=json", GatewayAddress.From("ws://127.0.0.1:5080/gateway", null)!.AbsoluteUri);

    private sealed class Most : Random
    {
        public override double NextDouble() => 0.999999;
    }
}
