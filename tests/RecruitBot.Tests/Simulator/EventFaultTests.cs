namespace RecruitBot.Tests.Simulator;

/// <summary>Events that come never, twice or late, on demand (reference, Consistency).</summary>
public sealed class EventFaultTests
{
    [Fact]
    public async Task A_lost_event_never_comes_and_leaves_no_gap()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync();
        Assert.Equal(["b"], await HeardAsync(bench, bot, new { t = "MESSAGE_CREATE", action = "lose" }, ["a", "b"]));
        // What was lost is not replayed either.
        await using var again = await bench.OpenAsync();
        await again.ResumeAsync(bot.SessionId, 1);
        Assert.Equal("b", (string?)(await again.DispatchAsync("MESSAGE_CREATE"))["content"]);
    }

    [Fact]
    public async Task An_event_comes_twice_with_numbers_of_their_own()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync();
        var before = bot.LastNumber;
        Assert.Equal(["a", "a", "b", "b", "c"], await HeardAsync(bench, bot, new { action = "repeat", times = 2 }, ["a", "b", "c"]));
        Assert.True(bot.LastNumber >= before + 5);
    }

    [Fact]
    public async Task A_late_event_comes_after_the_one_that_follows_it()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync();
        Assert.Equal(["b", "a", "c"], await HeardAsync(bench, bot, new { t = "MESSAGE_CREATE", action = "late" }, ["a", "b", "c"]));
    }

    [Fact]
    public async Task What_waits_can_be_called_off_and_what_is_no_fault_is_refused()
    {
        await using var bench = await Bench.StartAsync();
        await using var bot = await bench.ConnectAsync();
        (await bench.SimAsync("POST", "control/events", new { action = "explode" })).Refused(400, 50035);
        (await bench.SimAsync("POST", "control/events", new { action = "lose", times = 100 })).Expect(204);
        (await bench.SimAsync("DELETE", "control/events")).Expect(204);
        Assert.Equal(["a"], await HeardAsync(bench, bot, null, ["a"]));
    }

    /// <summary>What the bot hears of what a person writes while the fault waits; as many as there are to hear.</summary>
    private static async Task<IReadOnlyList<string?>> HeardAsync(Bench bench, BotSocket bot, object? fault, string[] written)
    {
        if (fault is not null)
            (await bench.SimAsync("POST", "control/events", fault)).Expect(204);
        var general = await bench.ChannelAsync("general");
        foreach (var content in written)
            (await bench.AsAsync("alex", "POST", $"channels/{general}/messages", new { content })).Expect(200);
        // A sign that all has come.
        await bench.SimAsync("POST", "control/gateway", new { action = "heartbeat" });
        var heard = new List<string?>();
        while (await bot.NextAsync() is var frame && frame["op"]!.GetValue<int>() != 1)
            if ((string?)frame["t"] == "MESSAGE_CREATE")
                heard.Add((string?)frame["d"]!["content"]);
        return heard;
    }
}
