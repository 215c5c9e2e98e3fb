using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Simulator;

namespace RecruitBot.Tests.Simulator;

/// <summary>How often the bot may ask, and failures on demand.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task A_full_bucket_refuses_until_it_is_reset()
    {
        var time = new SteppedTime();
        await using var bench = await Bench.StartAsync(time, limits: new RateLimitOptions { Messages = 2 });
        var general = await bench.ChannelAsync("general");
        var welcome = await bench.ChannelAsync("welcome");
        var first = await SendAsync(bench, general);
        Assert.Equal(("2", "1"), (first.Headers["X-RateLimit-Limit"], first.Headers["X-RateLimit-Remaining"]));
        Assert.Equal("5.000", first.Headers["X-RateLimit-Reset-After"]);
        (await SendAsync(bench, general)).Expect(200);
        var refused = (await SendAsync(bench, general)).Expect(429);
        Assert.Equal("5", refused.Headers["Retry-After"]);
        Assert.Equal("user", refused.Headers["X-RateLimit-Scope"]);
        Assert.Equal(5, refused.Body!["retry_after"]!.GetValue<double>());
        var other = (await SendAsync(bench, welcome)).Expect(200);
        Assert.Equal(first.Headers["X-RateLimit-Bucket"], other.Headers["X-RateLimit-Bucket"]);
        time.Advance(TimeSpan.FromSeconds(5));
        (await SendAsync(bench, general)).Expect(200);
    }

    [Fact]
    public async Task Limits_change_on_demand()
    {
        await using var bench = await Bench.StartAsync(new SteppedTime(), limits: new RateLimitOptions { Messages = 1 });
        var general = await bench.ChannelAsync("general");
        (await SendAsync(bench, general)).Expect(200);
        (await SendAsync(bench, general)).Expect(429);
        (await bench.SimAsync("POST", "control/limits", new { messages = 2, active_threads = 1 })).Expect(200);
        (await SendAsync(bench, general)).Expect(200);
        (await SendAsync(bench, general)).Expect(200);
        (await SendAsync(bench, general)).Expect(429);
        var thread = new { name = "t", type = 12 };
        (await bench.BotAsync("POST", $"channels/{general}/threads", thread)).Expect(201);
        (await bench.BotAsync("POST", $"channels/{general}/threads", thread)).Refused(400, 160006);
        (await bench.SimAsync("POST", "control/limits", new { messages = -1 })).Refused(400, 50035);
    }

    [Fact]
    public async Task The_limit_of_all_requests_is_told_apart()
    {
        await using var bench = await Bench.StartAsync(new SteppedTime(), limits: new RateLimitOptions { Global = 3 });
        for (var i = 0; i < 3; i++)
            (await bench.BotAsync("GET", "users/@me")).Expect(200);
        var refused = (await bench.BotAsync("GET", "users/@me")).Expect(429);
        Assert.Equal("true", refused.Headers["X-RateLimit-Global"]);
        Assert.True(refused.Body!["global"]!.GetValue<bool>());
        // Answers to interactions are not bound to it.
        (await bench.BotAsync("POST", "interactions/1/x/callback", new { type = 5 })).Refused(404, 10062);
    }

    [Fact]
    public async Task Requests_fail_on_demand_and_are_logged()
    {
        await using var bench = await Bench.StartAsync();
        var general = await bench.ChannelAsync("general");
        await bench.SimAsync("POST", "control/rest", new { match = $"POST /api/v10/channels/{general}", status = 502, times = 2 });
        (await SendAsync(bench, general)).Expect(502);
        (await SendAsync(bench, general)).Expect(502);
        (await SendAsync(bench, general)).Expect(200);
        await bench.SimAsync("POST", "control/rest", new { status = 429, scope = "shared", retry_after = 0.5 });
        Assert.Equal("shared", (await SendAsync(bench, general)).Expect(429).Headers["X-RateLimit-Scope"]);
        await bench.SimAsync("POST", "control/rest", new { status = 429, html = true, retry_after = 7 });
        var page = (await SendAsync(bench, general)).Expect(429);
        Assert.Null(page.Body);
        Assert.Equal("7", page.Headers["Retry-After"]);
        // Carried out, and only the answer lost.
        await bench.SimAsync("POST", "control/rest", new { status = 500, after = true });
        (await SendAsync(bench, general)).Expect(500);
        Assert.Equal(2, (await bench.BotAsync("GET", $"channels/{general}/messages")).Body!.AsArray().Count);
        var log = (await bench.SimAsync("GET", "control/requests")).Body!.AsArray();
        var last = log[^1]!;
        Assert.Equal(("GET", $"/channels/{general}/messages", 200), ((string?)last["method"], (string?)last["path"], last["status"]!.GetValue<int>()));
        var sent = log[^2]!;
        Assert.Equal(("x", 500), ((string?)sent["body"]!["content"], sent["status"]!.GetValue<int>()));
        Assert.Empty((await bench.SimAsync("GET", $"control/requests?after={last["number"]}")).Body!.AsArray());
    }

    [Fact]
    public async Task A_taken_port_is_told_in_a_sentence()
    {
        await using var bench = await Bench.StartAsync();
        var port = bench.Server.Page.Port;
        var fault = await Assert.ThrowsAsync<SimulatorException>(
            () => SimulatorServer.StartAsync(new SimulatorOptions { Port = port }, NullLoggerFactory.Instance, CancellationToken.None)
        );
        Assert.Equal($"Port {port} is taken by another program: stop it, or choose another with --Simulator:Port.", fault.Message);
    }

    private static Task<Reply> SendAsync(Bench bench, string channel) => bench.BotAsync("POST", $"channels/{channel}/messages", new { content = "x" });
}
