using RecruitBot.Adapters.Discord;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Discord;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord.Delivery;

/// <summary>What waits is delivered at a signal, and what failed every minute.</summary>
public sealed class OutboxTests : IDisposable
{
    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_signal_is_never_lost_and_failures_are_tried_again_every_minute()
    {
        await _bench.HandleAsync(_bench.Press(Alice, RecruitBot.Core.Conversations.ActionId.Of("apply", "baker")));
        var thread = _bench.ThreadOf(Alice);
        _bench.Rest.Refuse($"CreateMessage {thread}", 0, times: 2);
        // The press has signalled before anybody listened.
        await _bench.Outbox.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => _bench.Rest.Count($"CreateMessage {thread}") == 1, "the first try");
        await _bench.Time.PassAsync(60);
        await Eventually.TrueAsync(() => _bench.Rest.Count($"CreateMessage {thread}") == 2, "the second try");
        await _bench.Time.PassAsync(60);
        await Eventually.TrueAsync(() => _bench.Rest.Said(thread).Count == 1, "the delivery");
        await _bench.Outbox.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_place_that_is_slow_holds_up_no_other()
    {
        await _bench.HandleAsync(_bench.Press(Alice, RecruitBot.Core.Conversations.ActionId.Of("apply", "baker")));
        var (slow, gate) = (_bench.ThreadOf(Alice), new TaskCompletionSource());
        _bench.Rest.Before = call => call == $"CreateMessage {slow}" ? gate.Task : Task.CompletedTask;
        await _bench.Outbox.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => _bench.Rest.Count($"CreateMessage {slow}") == 1, "the slow delivery");
        await _bench.HandleAsync(_bench.Press(Bob, RecruitBot.Core.Conversations.ActionId.Of("apply", "baker")));
        await Eventually.TrueAsync(() => _bench.Rest.Said(_bench.ThreadOf(Bob)).Count == 1, "the other delivery");
        Assert.Empty(_bench.Rest.Said(slow));
        gate.SetResult();
        await Eventually.TrueAsync(() => _bench.Rest.Said(slow).Count == 1, "the slow delivery's end");
        await _bench.Outbox.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_store_that_fails_does_not_end_it()
    {
        await _bench.HandleAsync(_bench.Press(Alice, RecruitBot.Core.Conversations.ActionId.Of("apply", "baker")));
        _bench.Store.Fail();
        var calls = _bench.Store.Calls;
        await _bench.Outbox.StartAsync(CancellationToken.None);
        await Eventually.TrueAsync(() => _bench.Store.Calls > calls, "the first try");
        _bench.Store.Open();
        await _bench.Time.PassAsync(60);
        await Eventually.TrueAsync(() => _bench.Rest.Said(_bench.ThreadOf(Alice)).Count == 1, "the delivery");
        await _bench.Outbox.StopAsync(CancellationToken.None);
    }
}
