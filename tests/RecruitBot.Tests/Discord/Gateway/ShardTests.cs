using Moq;
using RecruitBot.Discord;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Gateway.Sharding;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Tests.Discord.Gateway;

/// <summary>Several sessions of one bot begin as Discord allows, and hear as one (events/gateway, Sharding).</summary>
public sealed class ShardTests
{
    private static readonly TimeSpan Five = TimeSpan.FromSeconds(5.5);

    [Fact]
    public async Task One_after_another_begins_five_seconds_apart()
    {
        await using var bench = new ShardBench(new ShardChoice(3));
        Assert.Equal("[0,3]", (await bench.OpenAsync()).Shard);
        await bench.Time.PassAsync(5.5);
        Assert.Equal("[1,3]", (await bench.OpenAsync()).Shard);
        await bench.Time.SeeWaitAsync(Five, Five);
        Assert.Equal(2, bench.Gateway.Attempts);
        await bench.Time.PassAsync(5.5);
        Assert.Equal("[2,3]", (await bench.OpenAsync()).Shard);
    }

    [Fact]
    public async Task As_many_as_Discord_allows_begin_side_by_side_in_order()
    {
        await using var bench = new ShardBench(new ShardChoice(5), concurrency: 2);
        List<string> shards = [(await bench.OpenAsync()).Shard, (await bench.OpenAsync()).Shard];
        Assert.Equal(["[0,5]", "[1,5]"], shards.Order(StringComparer.Ordinal));
        await bench.Time.PassAsync(5.5);
        shards = [(await bench.OpenAsync()).Shard, (await bench.OpenAsync()).Shard];
        Assert.Equal(["[2,5]", "[3,5]"], shards.Order(StringComparer.Ordinal));
        await bench.Time.PassAsync(5.5);
        Assert.Equal("[4,5]", (await bench.OpenAsync()).Shard);
    }

    [Fact]
    public async Task Only_those_that_were_named_run_here()
    {
        await using var bench = new ShardBench(new ShardChoice(8, [6, 2]), concurrency: 16);
        List<string> shards = [(await bench.OpenAsync()).Shard, (await bench.OpenAsync()).Shard];
        Assert.Equal(["[2,8]", "[6,8]"], shards.Order(StringComparer.Ordinal));
        Assert.Equal(2, bench.Gateway.Attempts);
    }

    [Fact]
    public async Task How_many_there_are_is_asked_when_nobody_said()
    {
        await using var bench = new ShardBench(new ShardChoice(), concurrency: 16);
        List<string> shards = [(await bench.OpenAsync()).Shard, (await bench.OpenAsync()).Shard, (await bench.OpenAsync()).Shard];
        Assert.Equal(["[0,3]", "[1,3]", "[2,3]"], shards.Order(StringComparer.Ordinal));
        await Eventually.TrueAsync(() => bench.Log.All.Contains("Connected to Discord as Bot (shard 2 of 3)", StringComparison.Ordinal), "the log");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task A_number_that_can_be_none_is_taken_for_one(int proposed)
    {
        await using var bench = new ShardBench(new ShardChoice(), proposed: proposed);
        Assert.Equal("", (await bench.OpenAsync()).Shard);
        Assert.Equal(1, bench.Gateway.Attempts);
    }

    [Fact]
    public async Task The_only_shard_says_nothing_of_shards()
    {
        await using var bench = new ShardBench(new ShardChoice(1));
        Assert.Equal("", (await bench.OpenAsync()).Shard);
    }

    [Fact]
    public async Task Together_they_do_not_begin_more_sessions_than_the_day_has_left()
    {
        await using var bench = new ShardBench(new ShardChoice(2), concurrency: 2, remaining: 1);
        await bench.OpenAsync();
        // Discord has not counted the first one yet, and still says that one is left.
        await bench.Time.SeeWaitAsync(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10));
        Assert.Equal(1, bench.Gateway.Attempts);
        bench.Limit = bench.Limit with { Remaining = 1000 };
        bench.Time.Advance(TimeSpan.FromMinutes(10));
        await bench.Gateway.NextAsync();
    }

    [Fact]
    public async Task A_start_that_came_to_nothing_is_not_counted()
    {
        await using var bench = new ShardBench(new ShardChoice(1), remaining: 1);
        (await bench.Gateway.NextAsync()).Close(null);
        await bench.Time.PassAsync(.25);
        await bench.OpenAsync();
    }

    [Fact]
    public async Task A_shard_that_another_process_forestalled_comes_again_after_a_pause()
    {
        await using var bench = new ShardBench(new ShardChoice(4, [3]));
        var (first, _) = await bench.OpenAsync(ready: false);
        first.Say("""{"op":9,"d":false}""");
        await bench.Time.PassAsync(1);
        // Five seconds since its own last attempt.
        await bench.Time.PassAsync(4.5);
        Assert.Equal("[3,4]", (await bench.OpenAsync()).Shard);
    }

    [Fact]
    public async Task A_session_that_goes_on_waits_for_nobody()
    {
        await using var bench = new ShardBench(new ShardChoice(2));
        var (first, _) = await bench.OpenAsync();
        await Eventually.TrueAsync(() => !bench.Events.IsEmpty, "the session");
        first.Close(4000);
        await bench.Time.PassAsync(.25);
        var again = await bench.Gateway.NextAsync();
        again.Hello();
        await again.HearAsync(op: 1);
        await again.HearAsync(op: 6);
    }

    [Fact]
    public async Task Events_of_all_shards_come_one_at_a_time()
    {
        var (inside, most) = (0, 0);
        await using var bench = new ShardBench(
            new ShardChoice(2),
            concurrency: 2,
            handle: async _ =>
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            }
        );
        var sockets = new[] { (await bench.OpenAsync()).Socket, (await bench.OpenAsync()).Socket };
        for (var n = 2; n < 200; n++)
            sockets[n % 2].Message(n, "m");
        await Eventually.TrueAsync(() => bench.Events.OfType<MessageCreated>().Count() == 198, "all events");
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task What_is_fatal_for_one_ends_all()
    {
        await using var bench = new ShardBench(new ShardChoice(2), concurrency: 2);
        var (first, _) = await bench.OpenAsync();
        var (second, _) = await bench.OpenAsync();
        first.Close(4004);
        await Assert.ThrowsAsync<DiscordFatalException>(() => bench.Running);
        Assert.Equal(1000, second.ClosedWith);
    }

    [Fact]
    public async Task While_Discord_cannot_be_asked_how_many_there_are_it_is_asked_again()
    {
        var rest = new Mock<IDiscordRest>();
        rest.SetupSequence(r => r.GetGatewayBotAsync(It.IsAny<CancellationToken>()))
            .ThrowsAsync(new DiscordUnavailableException("Discord is away."))
            .ThrowsAsync(new DiscordFatalException("token"));
        var time = new TimersByHand();
        var log = new Rest.CollectedLog();
        var gateway = new ShardedGateway(
            new GatewayOptions("t", GatewayIntents.Guilds),
            new ShardChoice(),
            rest.Object,
            time,
            log,
            new ScriptedGateway(),
            new Rest.RestBench.NoJitter()
        );
        var run = gateway.RunAsync((_, _) => default, default);
        await time.PassAsync(.25);
        await Assert.ThrowsAsync<DiscordFatalException>(() => run);
        Assert.Contains("Discord is away.", log.All, StringComparison.Ordinal);
    }
}
