using RecruitBot.Discord;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Simulator;

namespace RecruitBot.Tests.Adapters.DiscordNet.Gateway;

/// <summary>What the library tells of a session's life and of what happens in it, as our events.</summary>
public sealed class LibraryGatewayTests
{
    [Fact]
    public async Task A_session_begins_before_anything_is_told_of_it()
    {
        await using var bench = await Bench.StartAsync();
        await using var run = new GatewayRun(bench.Server);
        await run.SeeAsync<GuildAvailable>();
        var began = Assert.IsType<SessionBegan>(run.Events.First());
        Assert.Equal("RecruitBot", began.Ready.User.Username);
        var general = await bench.ChannelAsync("general");
        await bench.AsAsync("alex", "POST", $"channels/{general}/messages", new { content = "to all" });
        var dm = (await bench.AsAsync("alex", "POST", "dm")).Id;
        await bench.AsAsync("alex", "POST", $"channels/{dm}/messages", new { content = "to you" });
        await run.SeeAsync<MessageCreated>(2);
        var (open, direct) = (Said(run, "to all"), Said(run, "to you"));
        Assert.Equal((general, true), (open.ChannelId.ToString(), open.GuildId is not null));
        Assert.Equal((dm, (Snowflake?)null), (direct.ChannelId.ToString(), direct.GuildId));
        Assert.Equal(await bench.UserAsync("alex"), direct.Author!.Id.ToString());
    }

    [Fact]
    public async Task Where_nobody_listens_only_what_names_the_bot_is_told()
    {
        await using var bench = await Bench.StartAsync();
        await using var run = new GatewayRun(bench.Server, listensTo: _ => false);
        await run.SeeAsync<GuildAvailable>();
        var bot = run.Events.OfType<SessionBegan>().Single().Ready.User.Id;
        var general = await bench.ChannelAsync("general");
        await bench.AsAsync("alex", "POST", $"channels/{general}/messages", new { content = "to others" });
        await bench.AsAsync("alex", "POST", $"channels/{general}/messages", new { content = $"<@{bot}> to you" });
        await run.SeeAsync<MessageCreated>();
        Assert.Contains("to you", Assert.Single(run.Events.OfType<MessageCreated>()).Message.Content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("reconnect")]
    public async Task A_lost_connection_is_resumed_and_what_was_missed_is_told(string trouble)
    {
        await using var bench = await Bench.StartAsync();
        await using var run = new GatewayRun(bench.Server);
        await run.SeeAsync<GuildAvailable>();
        (await bench.SimAsync("POST", "control/gateway", new { action = trouble })).Expect(200);
        await run.SeeAsync<ConnectionLost>();
        await bench.AsAsync("alex", "POST", $"channels/{await bench.ChannelAsync("general")}/messages", new { content = "meanwhile" });
        await run.SeeAsync<SessionResumed>();
        await run.SeeAsync<MessageCreated>();
        Assert.Single(run.Events.OfType<SessionBegan>());
        // The server was there all the time.
        Assert.Single(run.Events.OfType<GuildAvailable>());
        Assert.Equal("meanwhile", Assert.Single(run.Events.OfType<MessageCreated>()).Message.Content);
    }

    [Fact]
    public async Task After_an_invalid_session_a_new_one_is_told()
    {
        await using var bench = await Bench.StartAsync();
        await using var run = new GatewayRun(bench.Server);
        await run.SeeAsync<GuildAvailable>();
        (await bench.SimAsync("POST", "control/gateway", new { action = "invalid" })).Expect(200);
        await run.SeeAsync<SessionBegan>(2);
    }

    [Theory]
    [InlineData(4004, "token")]
    [InlineData(4014, "Message Content Intent")]
    public async Task A_final_close_ends_it_with_what_to_do(int code, string words)
    {
        await using var bench = await Bench.StartAsync();
        await using var run = new GatewayRun(bench.Server);
        await run.SeeAsync<SessionBegan>();
        (await bench.SimAsync("POST", "control/gateway", new { action = "close", code })).Expect(200);
        var fatal = await Assert.ThrowsAsync<DiscordFatalException>(() => run.Running.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains(words, fatal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_several_shards_tells_what_is_its_own()
    {
        await using var bench = await Bench.StartAsync();
        await using var run = new GatewayRun(bench.Server, shards: 2);
        await run.SeeAsync<SessionBegan>(2);
        await run.SeeAsync<GuildAvailable>();
        Assert.Equal([0, 1], run.Events.OfType<SessionBegan>().Select(s => s.Ready.Shard![0]));
        Assert.Empty(run.Events.OfType<SessionResumed>());
        var general = await bench.ChannelAsync("general");
        var dm = (await bench.AsAsync("alex", "POST", "dm")).Id;
        foreach (var channel in new[] { general, dm })
            await bench.AsAsync("alex", "POST", $"channels/{channel}/messages", new { content = "to " + channel });
        await run.SeeAsync<MessageCreated>(2);
        Assert.Equal(2, run.Events.OfType<MessageCreated>().Select(m => m.Message.Content).Distinct(StringComparer.Ordinal).Count());
        Assert.Single(run.Events.OfType<GuildAvailable>());
    }

    [Fact]
    public async Task Changes_of_channels_roles_and_threads_are_told()
    {
        await using var bench = await Bench.StartAsync();
        await using var run = new GatewayRun(bench.Server);
        await run.SeeAsync<GuildAvailable>();
        (await bench.SimAsync("POST", "control/channel", new { name = "canteen" })).Expect(200);
        await run.SeeAsync<GuildChanged>();
        var before = run.Events.OfType<GuildChanged>().Count();
        (await bench.SimAsync("POST", "control/roles/Recruiter", new { permissions = "0" })).Expect(200);
        await run.SeeAsync<GuildChanged>(before + 1);
        var thread = await run.Rest.StartThreadAsync(Snowflake.Parse(await bench.ChannelAsync("apply")), new ThreadDraft { Name = "talk" }, default);
        await run.Rest.EditChannelAsync(thread.Id, new ChannelEdit { Archived = true }, default);
        await run.SeeAsync<ThreadChanged>();
        await run.Rest.DeleteChannelAsync(thread.Id, default);
        await run.SeeAsync<ThreadChanged>(2);
        Assert.All(run.Events.OfType<ThreadChanged>(), t => Assert.Equal(thread.Id, t.Thread));
    }

    private static Message Said(GatewayRun run, string words) => run.Events.OfType<MessageCreated>().Single(m => m.Message.Content == words).Message;
}
