using RecruitBot.Discord.Model;

namespace RecruitBot.Tests.Simulator;

/// <summary>The bot is removed and invited again, members leave, roles and channels go: who hears of it, and what is left.</summary>
public sealed class MembershipTests : IAsyncLifetime
{
    private Bench _bench = null!;

    public async Task InitializeAsync() => _bench = await Bench.StartAsync();

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task A_bot_that_was_removed_is_told_so_and_reaches_nothing_until_it_is_invited()
    {
        await using var socket = await _bench.ConnectAsync();
        var (apply, alex) = (await _bench.ChannelAsync("apply"), await _bench.UserAsync("alex"));
        var direct = (await _bench.BotAsync("POST", "users/@me/channels", new { recipient_id = alex })).Expect(200).Id;
        var guild = (await _bench.BotAsync("GET", "users/@me/guilds")).Expect(200).Body![0]!["id"]!.GetValue<string>();
        await _bench.SimAsync("POST", "control/bot", new { action = "kick" });
        Assert.Null((await socket.DispatchAsync("GUILD_DELETE"))["unavailable"]);
        Assert.Empty((await _bench.BotAsync("GET", "users/@me/guilds")).Expect(200).Body!.AsArray());
        (await _bench.BotAsync("GET", $"guilds/{guild}")).Refused(404, 10004);
        (await _bench.BotAsync("GET", $"channels/{apply}")).Refused(403, 50001);
        (await _bench.BotAsync("POST", $"channels/{direct}/messages", new { content = "x" })).Refused(403, 50278);

        var role = (await _bench.SimAsync("POST", "control/bot", new { action = "invite", permissions = "1024" })).Expect(200);
        Assert.Equal(guild, (await socket.DispatchAsync("GUILD_CREATE"))["id"]!.GetValue<string>());
        Assert.Equal("1024", role.Body!["permissions"]!.GetValue<string>());
        (await _bench.BotAsync("GET", $"channels/{apply}")).Expect(200);
        (await _bench.BotAsync("POST", $"channels/{direct}/messages", new { content = "x" })).Expect(200);
        (await _bench.SimAsync("POST", "control/bot", new { action = "else" })).Refused(400, 50035);
    }

    [Fact]
    public async Task A_thread_is_joined_without_a_word_and_left_with_the_server()
    {
        var thread = await ThreadAsync();
        (await _bench.BotAsync("PUT", $"channels/{thread}/thread-members/{await _bench.UserAsync("alex")}")).Expect(204);
        await _bench.SimAsync("PATCH", "people/alex", new { member = false });
        await _bench.SimAsync("PATCH", "people/alex", new { member = true });
        (await _bench.AsAsync("alex", "GET", $"channels/{thread}/messages")).Refused(403, 50001);

        await _bench.SimAsync("POST", "control/bot", new { action = "kick" });
        await _bench.SimAsync("POST", "control/bot", new { action = "invite", permissions = ((ulong)(Permissions.ViewChannel | Permissions.ManageThreads | Permissions.SendMessagesInThreads | Permissions.ReadMessageHistory)).ToString() });
        var guild = (await _bench.BotAsync("GET", "users/@me/guilds")).Expect(200).Body![0]!["id"]!.GetValue<string>();
        Assert.Empty((await ActiveAsync(guild))["members"]!.AsArray());
        var said = (await _bench.BotAsync("GET", $"channels/{thread}/messages")).Expect(200).Body!.AsArray().Count;
        (await _bench.BotAsync("PUT", $"channels/{thread}/thread-members/@me")).Expect(204);
        Assert.Equal(thread, (await ActiveAsync(guild))["members"]![0]!["id"]!.GetValue<string>());
        Assert.Equal(said, (await _bench.BotAsync("GET", $"channels/{thread}/messages")).Expect(200).Body!.AsArray().Count);
    }

    [Fact]
    public async Task Roles_come_and_go_and_are_counted()
    {
        await using var socket = await _bench.ConnectAsync();
        var role = (await _bench.SimAsync("POST", "control/roles", new { name = "Panel", permissions = "0" })).Expect(201).Id;
        Assert.Equal("Panel", (await socket.DispatchAsync("GUILD_ROLE_CREATE"))["role"]!["name"]!.GetValue<string>());
        await _bench.SimAsync("PATCH", "people/alex", new { roles = new[] { "Panel" } });
        var guild = (await _bench.BotAsync("GET", "users/@me/guilds")).Expect(200).Body![0]!["id"]!.GetValue<string>();
        var counts = (await _bench.BotAsync("GET", $"guilds/{guild}/roles/member-counts")).Expect(200).Body!;
        Assert.Equal(1, counts[role]!.GetValue<int>());
        Assert.Null(counts[guild]);
        await _bench.SimAsync("POST", "control/roles/Panel", new { delete = true });
        Assert.Equal(role, (await socket.DispatchAsync("GUILD_ROLE_DELETE"))["role_id"]!.GetValue<string>());
        (await _bench.BotAsync("GET", $"guilds/{guild}/members/{await _bench.UserAsync("alex")}")).Expect(200);
    }

    [Fact]
    public async Task Of_threads_that_go_with_their_channel_the_bot_is_told_by_the_channel_alone()
    {
        await using var socket = await _bench.ConnectAsync();
        await ThreadAsync();
        await socket.DispatchAsync("THREAD_CREATE");
        await _bench.SimAsync("POST", $"control/channel/{await _bench.ChannelAsync("apply")}", new { delete = true });
        while ((await socket.NextAsync())["t"]?.GetValue<string>() is var name && name != "CHANNEL_DELETE")
            Assert.NotEqual("THREAD_DELETE", name);
    }

    [Fact]
    public async Task An_embed_needs_its_permission()
    {
        var apply = await _bench.ChannelAsync("apply");
        var card = new { embeds = new[] { new { title = "t" } } };
        (await _bench.BotAsync("POST", $"channels/{apply}/messages", card)).Expect(200);
        await _bench.SimAsync("POST", "control/bot", new { action = "invite", permissions = ((ulong)(Permissions.ViewChannel | Permissions.SendMessages)).ToString() });
        await _bench.SimAsync("POST", "control/roles/@everyone", new { permissions = ((ulong)(Permissions.ViewChannel | Permissions.SendMessages)).ToString() });
        var general = await _bench.ChannelAsync("general");
        (await _bench.BotAsync("POST", $"channels/{general}/messages", card)).Refused(403, 50013);
        (await _bench.BotAsync("POST", $"channels/{general}/messages", new { content = "words" })).Expect(200);
    }

    private async Task<System.Text.Json.Nodes.JsonNode> ActiveAsync(string guild) => (await _bench.BotAsync("GET", $"guilds/{guild}/threads/active")).Expect(200).Body!;

    private async Task<string> ThreadAsync() =>
        (await _bench.BotAsync("POST", $"channels/{await _bench.ChannelAsync("apply")}/threads", new { name = "t", type = 12, invitable = false })).Expect(201).Id;
}
