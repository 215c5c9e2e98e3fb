using RecruitBot.Simulator;

namespace RecruitBot.Tests.Simulator;

/// <summary>What a bot may do only so often in a longer time.</summary>
public sealed class QuotaTests
{
    private readonly SteppedTime _time = new();

    [Fact]
    public async Task Two_hundred_commands_are_made_in_a_day_and_changing_them_is_free()
    {
        await using var bench = await StartAsync(new QuotaOptions());
        var commands = $"applications/{await bench.ApplicationAsync()}/commands";
        for (var n = 0; n < 200; n += 100)
        {
            var named = Enumerable.Range(n, 100).Select(i => new { name = $"c{i}", description = "d" }).ToList();
            (await bench.BotAsync("PUT", commands, named)).Expect(200);
            (await bench.BotAsync("PUT", commands, named)).Expect(200);
        }
        (await bench.BotAsync("DELETE", $"{commands}/{(await bench.BotAsync("GET", commands)).Body![0]!["id"]}")).Expect(204);
        (await bench.BotAsync("POST", commands, new { name = "another", description = "d" })).Refused(400, 30034);
        (await bench.BotAsync("PUT", commands, new[] { new { name = "another", description = "d" } })).Refused(400, 30034);
        _time.Advance(TimeSpan.FromDays(1));
        (await bench.BotAsync("POST", commands, new { name = "another", description = "d" })).Expect(201);
    }

    [Fact]
    public async Task Who_is_refused_too_often_is_shut_out_for_ten_minutes()
    {
        await using var bench = await StartAsync(QuotaOptions.Unlimited with { Refusals = 3 });
        await bench.SimAsync("POST", "control/rest", new { status = 429, scope = "shared", times = 5 });
        for (var n = 0; n < 5; n++)
            (await bench.BotAsync("GET", "users/@me")).Expect(429);
        var general = await bench.ChannelAsync("general");
        (await bench.SimAsync("POST", "control/roles/RecruitBot", new { permissions = "1024" })).Expect(200);
        (await bench.SimAsync("POST", "control/roles/@everyone", new { permissions = "1024" })).Expect(200);
        for (var n = 0; n < 3; n++)
            (await bench.BotAsync("POST", $"channels/{general}/messages", new { content = "x" })).Refused(403, 50013);
        var shut = (await bench.BotAsync("GET", "users/@me")).Expect(429);
        Assert.Null(shut.Body);
        Assert.Equal("600", shut.Headers["Retry-After"]);
        _time.Advance(TimeSpan.FromMinutes(10));
        (await bench.BotAsync("GET", "users/@me")).Expect(200);
    }

    [Fact]
    public async Task Direct_messages_are_not_opened_in_a_rush()
    {
        await using var bench = await StartAsync(QuotaOptions.Unlimited with { NewDirects = 1 });
        var (alex, robin) = (await bench.UserAsync("alex"), await bench.UserAsync("robin"));
        for (var n = 0; n < 3; n++)
            (await bench.BotAsync("POST", "users/@me/channels", new { recipient_id = alex })).Expect(200);
        (await bench.BotAsync("POST", "users/@me/channels", new { recipient_id = robin })).Refused(429, 40003);
        _time.Advance(TimeSpan.FromMinutes(10));
        (await bench.BotAsync("POST", "users/@me/channels", new { recipient_id = robin })).Expect(200);
    }

    [Fact]
    public async Task Messages_of_more_than_an_hour_ago_are_not_edited_again_and_again()
    {
        await using var bench = await StartAsync(QuotaOptions.Unlimited with { OldEdits = 1 });
        var messages = $"channels/{await bench.ChannelAsync("general")}/messages";
        var old = (await bench.BotAsync("POST", messages, new { content = "x" })).Id;
        _time.Advance(TimeSpan.FromHours(1.1));
        var young = (await bench.BotAsync("POST", messages, new { content = "x" })).Id;
        (await bench.BotAsync("PATCH", $"{messages}/{old}", new { content = "y" })).Expect(200);
        (await bench.BotAsync("PATCH", $"{messages}/{old}", new { content = "z" })).Refused(429, 30046);
        for (var n = 0; n < 3; n++)
            (await bench.BotAsync("PATCH", $"{messages}/{young}", new { content = $"{n}" })).Expect(200);
    }

    [Fact]
    public async Task A_reply_needs_the_right_to_read_and_a_locked_thread_says_what_it_is()
    {
        await using var bench = await StartAsync(QuotaOptions.Unlimited);
        var general = await bench.ChannelAsync("general");
        var message = (await bench.BotAsync("POST", $"channels/{general}/messages", new { content = "x" })).Id;
        var thread = (await bench.BotAsync("POST", $"channels/{general}/threads", new { name = "t", type = 11 })).Expect(201).Id;
        (await bench.BotAsync("PATCH", $"channels/{thread}", new { locked = true })).Expect(200);
        (await bench.BotAsync("POST", $"channels/{thread}/messages", new { content = "a moderator may" })).Expect(200);
        // See, write, and write in threads; neither read the history nor moderate.
        foreach (var role in new[] { "RecruitBot", "@everyone" })
            (await bench.SimAsync("POST", $"control/roles/{role}", new { permissions = (1L << 10 | 1L << 11 | 1L << 38).ToString() })).Expect(200);
        var reply = new { content = "y", message_reference = new { message_id = message } };
        (await bench.BotAsync("POST", $"channels/{general}/messages", reply)).Refused(400, 160002);
        (await bench.BotAsync("POST", $"channels/{thread}/messages", new { content = "y" })).Refused(403, 160005);
    }

    [Fact]
    public async Task Any_error_of_Discord_comes_on_demand()
    {
        await using var bench = await StartAsync(QuotaOptions.Unlimited);
        (await bench.SimAsync("POST", "control/rest", new { status = 400, code = 200000 })).Expect(204);
        (await bench.BotAsync("GET", "users/@me")).Refused(400, 200000);
    }

    private Task<Bench> StartAsync(QuotaOptions quotas) => Bench.StartAsync(_time, limits: new RateLimitOptions { Messages = 1000, Others = 1000, Global = 10_000 }, quotas: quotas);
}
