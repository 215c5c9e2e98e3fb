namespace RecruitBot.Tests.Simulator;

/// <summary>What people can do and see, and the protection of the page.</summary>
public sealed class PersonTests : IAsyncLifetime
{
    private Bench _bench = null!;
    private string _general = "";

    public async Task InitializeAsync()
    {
        _bench = await Bench.StartAsync();
        _general = await _bench.ChannelAsync("general");
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Everybody_sees_their_own_channels()
    {
        Assert.Equal(["welcome", "apply", "general"], await ChannelsAsync("alex"));
        Assert.Equal(["welcome", "apply", "general", "recruiting-review"], await ChannelsAsync("robin"));
        var view = (await _bench.AsAsync("alex", "GET", "view")).Body!;
        Assert.Equal([false, false, true], view["channels"]!.AsArray().Select(c => c!["can_write"]!.GetValue<bool>()));
        Assert.Equal("Acme", (string?)view["guild"]!["name"]);
        Assert.Equal("Alex Kim", (string?)view["people"]![(string)view["me"]!["id"]!]!["name"]);
        (await _bench.AsAsync("nobody", "GET", "view")).Refused(404, 10013);
        (await _bench.AsAsync("RecruitBot", "GET", "view")).Refused(404, 10013);
    }

    [Fact]
    public async Task Writing_needs_the_right_and_something_to_say()
    {
        var welcome = await _bench.ChannelAsync("welcome");
        var review = await _bench.ChannelAsync("recruiting-review");
        (await _bench.AsAsync("alex", "POST", $"channels/{welcome}/messages", new { content = "x" })).Refused(403, 50013);
        (await _bench.AsAsync("alex", "POST", $"channels/{review}/messages", new { content = "x" })).Refused(403, 50001);
        (await _bench.AsAsync("alex", "POST", $"channels/{_general}/messages", new { content = " " })).Refused(400, 50006);
        (await _bench.AsAsync("alex", "POST", $"channels/{_general}/messages", new { content = new string('x', 2001) })).Refused(400, 50035);
        (await _bench.AsAsync("alex", "POST", $"channels/{_general}/messages", new { content = new string('x', 2000) })).Expect(200);
    }

    [Fact]
    public async Task Unread_messages_are_counted_until_they_are_read()
    {
        await _bench.BotAsync("POST", $"channels/{_general}/messages", new { content = "one" });
        await _bench.BotAsync("POST", $"channels/{_general}/messages", new { content = "two" });
        Assert.Equal(2, await UnreadAsync("alex"));
        (await _bench.AsAsync("alex", "POST", $"channels/{_general}/read")).Expect(204);
        Assert.Equal(0, await UnreadAsync("alex"));
        Assert.Equal(2, await UnreadAsync("sam"));
        // Whoever writes has read what stands above.
        await _bench.AsAsync("sam", "POST", $"channels/{_general}/messages", new { content = "three" });
        Assert.Equal(0, await UnreadAsync("sam"));
        Assert.Equal(1, await UnreadAsync("alex"));
    }

    [Fact]
    public async Task Options_are_checked_as_the_client_does()
    {
        await _bench.RegisterAsync(
            new
            {
                name = "rate",
                description = "Rate",
                options = new object[]
                {
                    new { type = 3, name = "role", description = "Which", required = true, min_length = 2, max_length = 4 },
                    new { type = 3, name = "level", description = "Level", choices = new[] { new { name = "High", value = "h" } } },
                    new { type = 4, name = "days", description = "Days" },
                    new { type = 6, name = "who", description = "Who" },
                },
            }
        );
        await using var bot = await _bench.ConnectAsync();
        foreach (var wrong in new object[] { new { }, new { role = "x" }, new { role = "xxxxx" }, new { role = "xx", level = "low" }, new { role = "xx", days = "soon" }, new { role = "xx", more = "y" } })
            (await UseAsync(wrong)).Refused(400, 50035);
        (await UseAsync(new { role = "xx", level = "h", days = "3", who = await _bench.UserAsync("sam") })).Expect(200);
        var data = (await bot.DispatchAsync("INTERACTION_CREATE"))["data"]!;
        Assert.Equal(3, data["options"]![2]!["value"]!.GetValue<int>());
        Assert.Equal("sam", (string?)data["resolved"]!["users"]![await _bench.UserAsync("sam")]!["username"]);

        Task<Reply> UseAsync(object options) => _bench.AsAsync("alex", "POST", $"channels/{_general}/commands", new { name = "rate", options });
    }

    [Fact]
    public async Task Buttons_and_menus_are_checked_as_the_client_does()
    {
        var rows = new object[]
        {
            new { type = 1, components = new object[] { new { type = 2, style = 1, label = "Off", custom_id = "off", disabled = true }, new { type = 2, style = 5, label = "Site", url = "https://example.org" } } },
            new { type = 1, components = new object[] { new { type = 3, custom_id = "menu", max_values = 2, options = new[] { new { label = "A", value = "a" }, new { label = "B", value = "b" } } } } },
        };
        var message = (await _bench.BotAsync("POST", $"channels/{_general}/messages", new { content = "x", components = rows })).Expect(200).Id;
        await using var bot = await _bench.ConnectAsync();
        (await PressAsync("off")).Refused(400, 50035);
        (await PressAsync("unknown")).Refused(400, 50035);
        (await PressAsync("menu")).Refused(400, 50035);
        (await PressAsync("menu", "c")).Refused(400, 50035);
        (await PressAsync("menu", "a", "a")).Refused(400, 50035);
        (await PressAsync("menu", "b", "a")).Expect(200);
        var made = await bot.DispatchAsync("INTERACTION_CREATE");
        Assert.Equal(["b", "a"], made["data"]!["values"]!.AsArray().Select(v => (string?)v));
        Assert.Equal(3, made["data"]!["component_type"]!.GetValue<int>());
        Assert.NotNull(made["member"]!["permissions"]);

        Task<Reply> PressAsync(string id, params string[] values) =>
            _bench.AsAsync("alex", "POST", $"channels/{_general}/messages/{message}/press", new { custom_id = id, values });
    }

    [Fact]
    public async Task Events_go_on_where_they_broke_off_and_a_gap_is_told()
    {
        string? position;
        using (var events = await _bench.FollowAsync("alex"))
        {
            await _bench.BotAsync("POST", $"channels/{_general}/messages", new { content = "one" });
            await events.NextAsync("message");
            position = events.Position;
        }
        await _bench.BotAsync("POST", $"channels/{_general}/messages", new { content = "two" });
        using (var events = await _bench.FollowAsync("alex", position))
            Assert.Equal("two", (string?)(await events.NextAsync("message"))["message"]!["content"]);
        using (var events = await _bench.FollowAsync("alex", "other-1"))
            await events.NextAsync("reload");
        // A view tells from where to follow.
        var view = (await _bench.AsAsync("alex", "GET", "view")).Body!;
        await _bench.BotAsync("POST", $"channels/{_general}/messages", new { content = "three" });
        using (var events = await _bench.FollowAsync("alex", (string?)view["event"]))
            Assert.Equal("three", (string?)(await events.NextAsync("message"))["message"]!["content"]);
    }

    [Fact]
    public async Task Typing_is_seen_by_others()
    {
        using var events = await _bench.FollowAsync("alex");
        (await _bench.AsAsync("sam", "POST", $"channels/{_general}/typing")).Expect(204);
        Assert.Equal(await _bench.UserAsync("sam"), (string?)(await events.NextAsync("typing"))["user_id"]);
        (await _bench.BotAsync("POST", $"channels/{_general}/typing")).Expect(204);
        Assert.Equal(await _bench.ApplicationAsync(), (string?)(await events.NextAsync("typing"))["user_id"]);
    }

    [Fact]
    public async Task New_people_are_as_old_as_they_say()
    {
        var created = new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var kim = (await _bench.SimAsync("POST", "people", new { username = "kim", global_name = "Kim", account_created = created, joined_at = created.AddDays(1) })).Expect(201).Body!;
        var id = RecruitBot.Discord.Model.Snowflake.Parse((string)kim["user"]!["id"]!);
        Assert.Equal(created, id.CreatedAt);
        (await _bench.SimAsync("POST", "people", new { username = "KIM" })).Refused(400, 50035);
        (await _bench.SimAsync("PATCH", "people/kim", new { roles = new[] { "Nothing" } })).Refused(400, 50035);
        (await _bench.SimAsync("PATCH", "people/kim", new { roles = new[] { "Recruiter" } })).Expect(200);
        Assert.Contains("recruiting-review", await ChannelsAsync("kim"));
    }

    [Fact]
    public async Task Nobody_hears_the_bot_when_it_is_away()
    {
        var time = new SteppedTime();
        await using var bench = await Bench.StartAsync(time);
        await bench.RegisterAsync(new { name = "status", description = "Status" });
        using var events = await bench.FollowAsync("alex");
        (await bench.AsAsync("alex", "POST", $"channels/{await bench.ChannelAsync("general")}/commands", new { name = "status" })).Expect(200);
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal("failed", (string?)(await events.NextAsync("interaction"))["state"]);
    }

    [Theory]
    [InlineData("POST", "example.org", null, 403)]
    [InlineData("GET", "example.org", null, 403)]
    [InlineData("POST", null, "http://example.org", 403)]
    [InlineData("POST", null, "null", 403)]
    [InlineData("POST", null, null, 200)]
    [InlineData("POST", null, "own", 200)]
    [InlineData("GET", "127.0.0.1:1", null, 403)]
    public async Task Pages_from_elsewhere_cannot_act(string method, string? host, string? origin, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), method == "GET" ? "world" : "as/alex/dm");
        if (host is not null)
            request.Headers.Host = host;
        if (origin is not null)
            request.Headers.Add("Origin", origin == "own" ? _bench.Server.Page.GetLeftPart(UriPartial.Authority) : origin);
        using var response = await _bench.Page.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
    }

    private async Task<IEnumerable<string?>> ChannelsAsync(string who) =>
        (await _bench.AsAsync(who, "GET", "view")).Expect(200).Body!["channels"]!.AsArray().Select(c => (string?)c!["name"]);

    private async Task<int> UnreadAsync(string who) =>
        (await _bench.AsAsync(who, "GET", "view")).Body!["channels"]!.AsArray().Single(c => (string?)c!["id"] == _general)!["unread_count"]!.GetValue<int>();
}
