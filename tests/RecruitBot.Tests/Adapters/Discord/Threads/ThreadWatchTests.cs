using RecruitBot.Adapters.Discord;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord.Threads;

/// <summary>Threads that are deleted, locked, hidden or no longer joined.</summary>
public sealed class ThreadWatchTests : IDisposable
{
    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_thread_that_was_deleted_on_purpose_by_an_erasure_is_not_replaced()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        await _bench.Traces.BeginAsync(new Snowflake(Alice), CancellationToken.None);
        _bench.Rest.Channels.Remove(thread);
        await _bench.Watch.LookAsync(thread, CancellationToken.None);
        Assert.Equal(DiscordPlace.OfChannel(thread), (await _bench.StateAsync(Alice)).Place);
        Assert.Equal(1, _bench.Rest.Count($"StartThread {ScriptedServer.Apply}"));
    }

    [Fact]
    public async Task Of_two_that_notice_the_same_one_opens_a_new_thread()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        _bench.Rest.Channels.Remove(thread);
        var gate = new TaskCompletionSource();
        _bench.Rest.Before = call => call.StartsWith("StartThread", StringComparison.Ordinal) ? gate.Task : Task.CompletedTask;
        var both = new[] { LookAtAllAsync(), _bench.Watch.LookAsync(thread, CancellationToken.None) };
        gate.SetResult();
        await Task.WhenAll(both);
        Assert.Equal(2, _bench.Rest.Count($"StartThread {ScriptedServer.Apply}"));
        Assert.Equal(DiscordPlace.OfChannel(_bench.ThreadOf(Alice)), (await _bench.StateAsync(Alice)).Place);
    }

    [Fact]
    public async Task Changes_of_other_threads_cost_no_request()
    {
        await _bench.BeginAsync();
        await _bench.FrontEnd.IdleAsync();
        var calls = _bench.Rest.Calls.Count;
        await _bench.FrontEnd.HandleAsync(new ThreadChanged(new Snowflake(987654)), CancellationToken.None);
        await _bench.FrontEnd.IdleAsync();
        Assert.Equal(calls, _bench.Rest.Calls.Count);
    }

    [Fact]
    public async Task A_thread_that_is_seen_and_not_joined_is_joined_and_one_at_rest_is_asked_for_once_an_hour()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        _bench.Rest.NotIn.Add(thread);
        await LookAtAllAsync();
        await LookAtAllAsync();
        Assert.Equal(1, _bench.Rest.Count($"JoinThread {thread}"));
        _bench.Rest.Channels[thread] = _bench.Rest.Channels[thread] with { ThreadMetadata = new() { Archived = true } };
        var asked = _bench.Rest.Count($"GetChannel {thread}");
        await LookAtAllAsync();
        await LookAtAllAsync();
        Assert.Equal(asked + 1, _bench.Rest.Count($"GetChannel {thread}"));
        _bench.Time.Advance(TimeSpan.FromHours(1));
        await LookAtAllAsync();
        Assert.Equal(asked + 2, _bench.Rest.Count($"GetChannel {thread}"));
        Assert.Equal(DiscordPlace.OfChannel(thread), (await _bench.StateAsync(Alice)).Place);
    }

    [Fact]
    public async Task A_thread_that_is_hidden_keeps_its_application()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        _bench.Rest.Refuse($"GetChannel {thread}", ApiErrorCode.MissingAccess);
        await _bench.Watch.LookAsync(thread, CancellationToken.None);
        Assert.Equal(DiscordPlace.OfChannel(thread), (await _bench.StateAsync(Alice)).Place);
        Assert.Empty(await _bench.Store.PendingAsync(DiscordPlace.Platform, null, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_handed_in_is_told_of_without_disturbing_its_candidate_and_what_is_decided_is_not()
    {
        var state = await _bench.HandInAsync(Alice);
        DiscordPlace.IsChannel(state.Place, out var thread);
        _bench.Rest.Channels.Remove(thread);
        await _bench.Watch.LookAsync(thread, CancellationToken.None);
        await _bench.DeliverAsync();
        Assert.Contains(_bench.Rest.Said(ScriptedServer.Review), t => t.Contains("their private thread was deleted", StringComparison.Ordinal));
        Assert.Empty(_bench.Rest.Said(ScriptedServer.DirectOf(Alice)));
        Assert.Equal(DiscordPlace.OfDirect(new Snowflake(Alice)), (await _bench.StateAsync(Alice)).Place);

        state = await _bench.HandInAsync(Bob);
        await _bench.HandleAsync(_bench.Press(Rita, ActionId.Of("decide", state.Id, "advance"), ScriptedServer.Review));
        DiscordPlace.IsChannel(state.Place, out thread);
        _bench.Rest.Channels.Remove(thread);
        await _bench.Watch.LookAsync(thread, CancellationToken.None);
        Assert.Equal(DiscordPlace.OfChannel(thread), (await _bench.StateAsync(Bob)).Place);
    }

    [Fact]
    public async Task Nothing_is_moved_while_the_bot_is_in_no_server()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        _bench.Rest.Channels.Remove(thread);
        _bench.Rest.Guilds.Clear();
        _bench.Layouts.Stale();
        _bench.Time.Advance(TimeSpan.FromSeconds(3));
        await _bench.Watch.LookAsync(thread, CancellationToken.None);
        Assert.Equal(DiscordPlace.OfChannel(thread), (await _bench.StateAsync(Alice)).Place);
    }

    [Fact]
    public async Task Each_time_a_thread_is_locked_all_are_told_and_each_unlock_is_told_as_over()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        for (var i = 1; i <= 3; i++)
        {
            await LockAsync(thread, true);
            Assert.Equal(i, _bench.Rest.Said(ScriptedServer.DirectOf(Alice)).Count(t => t.Contains("is locked, so we go on here", StringComparison.Ordinal)));
            Assert.Contains("their private thread is locked", Assert.Single(_bench.Rest.Said(ScriptedServer.Review)), StringComparison.Ordinal);
            await LockAsync(thread, false);
            Assert.Contains("there is nothing left to do", Assert.Single(_bench.Rest.Said(ScriptedServer.Review)), StringComparison.Ordinal);
            await _bench.WriteAsync(Alice, thread, "Where does the flour come from?", inGuild: true);
            Assert.Equal(DiscordPlace.OfChannel(thread), (await _bench.StateAsync(Alice)).Place);
        }
    }

    [Fact]
    public async Task Whoever_goes_on_writing_in_a_thread_that_the_bot_may_not_write_in_is_told_of_once_until_it_may()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        for (var i = 0; i < 2; i++)
        {
            _bench.Rest.Refuse($"CreateMessage {thread}", ApiErrorCode.MissingPermissions);
            var before = _bench.Rest.Count($"CreateMessage {ScriptedServer.Review}");
            for (var n = 0; n < 3; n++)
                await _bench.WriteAsync(Alice, thread, "Where does the flour come from?", inGuild: true);
            await _bench.DeliverAsync();
            Assert.Equal(before + 1, _bench.Rest.Count($"CreateMessage {ScriptedServer.Review}"));
            Assert.Contains("I may not write in their private thread", Assert.Single(_bench.Rest.Said(ScriptedServer.Review)), StringComparison.Ordinal);
            _bench.Rest.RefuseNothing();
            await LookAtAllAsync();
            await _bench.DeliverAsync();
            Assert.Contains("there is nothing left to do", Assert.Single(_bench.Rest.Said(ScriptedServer.Review)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_time_direct_messages_are_closed_the_team_is_told()
    {
        await _bench.HandleAsync(Directly(_bench.Press(Alice, ActionId.Of("apply", "baker"))));
        var direct = ScriptedServer.DirectOf(Alice);
        for (var i = 1; i <= 2; i++)
        {
            _bench.Rest.Refuse($"CreateMessage {direct}", ApiErrorCode.CannotMessageUser);
            await _bench.WriteAsync(Alice, direct, "Where does the flour come from?");
            await _bench.WriteAsync(Alice, direct, "And the salt?");
            await _bench.DeliverAsync();
            Assert.Equal(i, _bench.Rest.Count($"CreateMessage {ScriptedServer.Review}"));
            _bench.Rest.RefuseNothing();
            await _bench.WriteAsync(Alice, direct, "Where does the flour come from?");
            await _bench.WriteAsync(Alice, direct, "And the salt?");
            await _bench.DeliverAsync();
            Assert.Contains("the conversation is back where it was", Assert.Single(_bench.Rest.Said(ScriptedServer.Review)), StringComparison.Ordinal);
        }
    }

    private async Task LockAsync(Snowflake thread, bool locked)
    {
        _bench.Rest.Channels[thread] = _bench.Rest.Channels[thread] with { ThreadMetadata = new() { Locked = locked } };
        await _bench.Watch.LookAsync(thread, CancellationToken.None);
        await _bench.DeliverAsync();
    }

    private async Task LookAtAllAsync() => await _bench.Watch.LookAtAllAsync(await _bench.Layouts.GetAsync(CancellationToken.None), CancellationToken.None);
}
