using System.Text.Json;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Gateway.Transport;

namespace RecruitBot.Tests.Discord.Gateway;

/// <summary>Heartbeats keep a connection, and show when it is dead (events/gateway, Heartbeat Interval).</summary>
public sealed class HeartbeatTests
{
    [Fact]
    public async Task The_first_beat_comes_after_a_part_of_the_interval_and_the_others_after_all_of_it()
    {
        await using var bench = new GatewayBench(random: new Half());
        var socket = await bench.Gateway.NextAsync();
        socket.Hello(40000);
        await socket.HearAsync(op: 2);
        socket.Ready(s: 3);
        await bench.SeeAsync<SessionBegan>();
        await bench.Time.PassAsync(20);
        Assert.Equal(3, (await socket.HearAsync(op: 1)).GetInt32());
        for (var n = 0; n < 3; n++)
        {
            socket.Say("""{"op":11}""");
            // Answered in turn, so the acknowledgement before it has been read.
            socket.Say("""{"op":1,"d":null}""");
            await socket.HearAsync(op: 1);
            await bench.Time.PassAsync(40);
            await socket.HearAsync(op: 1);
        }
    }

    [Fact]
    public async Task Without_an_answer_before_the_next_beat_the_connection_is_left_and_the_session_kept()
    {
        await using var bench = new GatewayBench();
        var dead = await bench.ReadyAsync();
        await bench.Time.PassAsync(40);
        await dead.SeeCloseAsync(4000);
        var next = await bench.Gateway.NextAsync();
        next.Hello();
        await next.HearAsync(op: 1);
        await next.HearAsync(op: 6);
        Assert.Contains("does not answer heartbeats", (await bench.SeeAsync<ConnectionLost>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_on_which_nothing_can_be_sent_any_more_is_left_too()
    {
        await using var bench = new GatewayBench();
        var dead = await bench.ReadyAsync();
        dead.Say("""{"op":11}""");
        dead.Say("""{"op":1,"d":null}""");
        await dead.HearAsync(op: 1);
        dead.Hangs = true;
        await bench.Time.PassAsync(40);
        await bench.Time.PassAsync(40);
        // The farewell cannot be sent either, and is not waited for longer than two seconds.
        await bench.Time.PassAsync(2);
        await bench.SeeAsync<ConnectionLost>();
    }

    [Fact]
    public async Task Asked_for_a_beat_the_client_beats_at_once()
    {
        await using var bench = new GatewayBench();
        var socket = await bench.ReadyAsync();
        socket.Say("""{"op":1,"d":null}""");
        Assert.Equal(1, (await socket.HearAsync(op: 1)).GetInt32());
    }

    [Fact]
    public async Task An_interval_of_nothing_makes_no_storm()
    {
        await using var bench = new GatewayBench(random: new Half());
        var socket = await bench.Gateway.NextAsync();
        socket.Hello(0);
        await bench.Time.SeeWaitAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public async Task However_often_beats_are_asked_for_no_more_go_out_than_a_connection_may_send()
    {
        await using var bench = new GatewayBench();
        var socket = await bench.ReadyAsync();
        for (var n = 0; n < 300; n++)
            socket.Say("""{"op":1,"d":null}""");
        socket.Message(9, "after");
        await bench.SeeAsync<MessageCreated>();
        Assert.Equal(SendBudget.PerMinute, socket.Heard);
    }

    [Fact]
    public void A_part_of_what_may_be_sent_is_kept_for_heartbeats()
    {
        var time = new TimersByHand();
        var budget = new SendBudget(time);
        for (var n = 0; n < SendBudget.PerMinute - SendBudget.ForHeartbeats; n++)
            Assert.Equal(TimeSpan.Zero, budget.TryTake(heartbeat: false));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromSeconds(50), budget.TryTake(heartbeat: false));
        for (var n = 0; n < SendBudget.ForHeartbeats; n++)
            Assert.Equal(TimeSpan.Zero, budget.TryTake(heartbeat: true));
        Assert.Equal(TimeSpan.FromSeconds(50), budget.TryTake(heartbeat: true));
        time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(TimeSpan.Zero, budget.TryTake(heartbeat: false));
    }

    [Fact]
    public async Task A_frame_too_large_for_Discord_is_not_sent()
    {
        await using var bench = new GatewayBench(token: new string('x', 4096));
        var socket = await bench.Gateway.NextAsync();
        socket.Hello();
        await Assert.ThrowsAsync<RecruitBot.Discord.DiscordFatalException>(() => bench.Running);
        Assert.InRange(socket.Heard, 0, 1);
    }

    private sealed class Half : Random
    {
        public override double NextDouble() => 0.5;
    }
}
