using RecruitBot.Simulator;

namespace RecruitBot.Tests.Simulator;

/// <summary>How often a bot may begin a session, and with how many shards (events/gateway, Identifying, Sharding).</summary>
public sealed class StartTests
{
    private const int Intents = 1;
    private static readonly TimeSpan Five = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Within_five_seconds_a_second_session_of_a_lane_is_turned_away()
    {
        var time = new SteppedTime();
        await using var bench = await Bench.StartAsync(time, quotas: new QuotaOptions());
        await using var first = await bench.ConnectAsync(Intents);
        await using var second = await bench.OpenAsync();
        await second.IdentifyAsync(Intents);
        Assert.False((await second.OpcodeAsync(9))["d"]!.GetValue<bool>());
        time.Advance(Five);
        await second.IdentifyAsync(Intents);
        await second.DispatchAsync("READY");
    }

    [Fact]
    public async Task Lanes_begin_side_by_side_and_going_on_counts_for_nothing()
    {
        await using var bench = await Bench.StartAsync(new SteppedTime(), quotas: new QuotaOptions { MaxConcurrency = 2 });
        for (var id = 0; id < 2; id++)
        {
            await using var socket = await bench.OpenAsync();
            await socket.IdentifyAsync(Intents, shard: [id, 3]);
            await socket.DispatchAsync("READY");
            await using var again = await bench.OpenAsync();
            await again.ResumeAsync(socket.SessionId, socket.LastNumber);
            await again.DispatchAsync("RESUMED");
        }
        await using var third = await bench.OpenAsync();
        await third.IdentifyAsync(Intents, shard: [2, 3]);
        await third.OpcodeAsync(9);
        Assert.Equal(2, (await bench.BotAsync("GET", "gateway/bot")).Body!["session_start_limit"]!["max_concurrency"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_is_left_of_the_day_is_counted_down_and_comes_back()
    {
        var time = new SteppedTime();
        await using var bench = await Bench.StartAsync(time, quotas: QuotaOptions.Unlimited with { Identifies = 2 });
        Assert.Equal((2, 2, 0), await LimitAsync(bench));
        await (await bench.ConnectAsync(Intents)).DisposeAsync();
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((2, 1, 23 * 3600 * 1000), await LimitAsync(bench));
        await (await bench.ConnectAsync(Intents)).DisposeAsync();
        Assert.Equal((2, 0, 23 * 3600 * 1000), await LimitAsync(bench));
        time.Advance(TimeSpan.FromHours(23));
        Assert.Equal(1, (await LimitAsync(bench)).Remaining);
    }

    [Fact]
    public async Task One_session_too_many_ends_all_and_costs_the_token()
    {
        await using var bench = await Bench.StartAsync(quotas: QuotaOptions.Unlimited with { Identifies = 1 });
        await using var first = await bench.ConnectAsync(Intents);
        await using var second = await bench.OpenAsync();
        await second.IdentifyAsync(Intents);
        Assert.Equal(4004, await second.ClosedAsync());
        Assert.Equal(4004, await first.ClosedAsync());
        (await bench.BotAsync("GET", "users/@me")).Refused(401, 0);
        await using var resumed = await SocketAsync(bench, version: 10);
        await resumed.ResumeAsync(first.SessionId, first.LastNumber);
        Assert.Equal(4004, await resumed.ClosedAsync());
    }

    [Fact]
    public async Task A_bot_that_needs_shards_is_not_let_in_without()
    {
        await using var bench = await Bench.StartAsync();
        (await bench.SimAsync("POST", "control/quotas", new { shards = 2 })).Expect(200);
        Assert.Equal(2, (await bench.BotAsync("GET", "gateway/bot")).Body!["shards"]!.GetValue<int>());
        await using var alone = await bench.OpenAsync();
        await alone.IdentifyAsync(Intents);
        Assert.Equal(4011, await alone.ClosedAsync());
        await using var one = await bench.OpenAsync();
        await one.IdentifyAsync(Intents, shard: [1, 2]);
        await one.DispatchAsync("READY");
    }

    [Fact]
    public async Task Another_version_of_the_interface_is_not_spoken()
    {
        await using var bench = await Bench.StartAsync();
        await using var socket = await SocketAsync(bench, version: 9);
        Assert.Equal(4012, await socket.ClosedAsync());
    }

    [Fact]
    public async Task A_session_waits_a_few_minutes_for_its_bot_and_no_longer()
    {
        var time = new SteppedTime();
        await using var bench = await Bench.StartAsync(time);
        var first = await bench.ConnectAsync(Intents);
        await first.DisposeAsync();
        while ((await bench.SimAsync("GET", "world")).Body!["bot"]!["online"]!.GetValue<bool>())
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        await using var late = await bench.OpenAsync();
        await late.ResumeAsync(first.SessionId, first.LastNumber);
        Assert.False((await late.OpcodeAsync(9))["d"]!.GetValue<bool>());
    }

    private static Task<BotSocket> SocketAsync(Bench bench, int version) =>
        BotSocket.OpenAsync(new UriBuilder(bench.Server.Page) { Scheme = "ws", Path = "/gateway", Query = $"v={version}&encoding=json" }.Uri);

    private static async Task<(int Total, int Remaining, int ResetAfter)> LimitAsync(Bench bench)
    {
        var limit = (await bench.BotAsync("GET", "gateway/bot")).Body!["session_start_limit"]!;
        return (limit["total"]!.GetValue<int>(), limit["remaining"]!.GetValue<int>(), limit["reset_after"]!.GetValue<int>());
    }
}
