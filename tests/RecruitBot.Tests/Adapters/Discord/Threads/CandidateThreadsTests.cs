using RecruitBot.Adapters.Discord;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord.Threads;

/// <summary>Where an application is held.</summary>
public sealed class CandidateThreadsTests : IDisposable
{
    private static readonly Snowflake Direct = ScriptedServer.DirectOf(Alice);

    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task At_the_panel_it_begins_in_a_private_thread_of_its_own()
    {
        var thread = await _bench.ApplyAsync(Alice);
        Assert.Equal(DiscordPlace.OfChannel(thread), (await _bench.StateAsync(Alice)).Place);
        Assert.Equal((ChannelType.PrivateThread, "Night Baker \u00b7 user1001"), (_bench.Rest.Channels[thread].Type, _bench.Rest.Channels[thread].Name));
        Assert.Equal(1, _bench.Rest.Count($"AddThreadMember {thread} {Alice}"));
        Assert.Single(_bench.Rest.Said(thread));
        Assert.True(_bench.Marks.TryGet(thread, out _));
    }

    [Fact]
    public async Task Of_two_that_open_a_thread_for_the_same_person_at_once_the_second_finds_that_of_the_first()
    {
        var way = new TaskCompletionSource();
        _bench.Rest.Before = call => call.StartsWith("StartThread", StringComparison.Ordinal) ? way.Task : Task.CompletedTask;
        var opening = Enumerable.Range(0, 2).Select(_ => _bench.CandidateThreads.OpenAsync(new Snowflake(Alice), "Night Baker", default).AsTask()).ToList();
        way.SetResult();
        Assert.Single((await Task.WhenAll(opening)).Distinct());
        Assert.Equal(1, _bench.Rest.Count($"StartThread {ScriptedServer.Apply}"));
    }

    [Fact]
    public async Task When_its_candidate_was_quicker_than_the_bot_no_empty_thread_is_left()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        _bench.Rest.Channels.Remove(thread);
        var way = new TaskCompletionSource();
        // The bot has seen that the thread is gone and is about to write down where it goes on, when its candidate applies again.
        var held = false;
        _bench.Rest.Before = call => !held && (held = call.StartsWith("AddThreadMember", StringComparison.Ordinal)) ? way.Task : Task.CompletedTask;
        var looking = _bench.Watch.LookAsync(thread, default);
        var applying = _bench.HandleAsync(Directly(_bench.Press(Alice, ActionId.Of("apply", "baker"))));
        await applying;
        way.SetResult();
        await looking;
        Assert.Equal(DiscordPlace.OfDirect(new Snowflake(Alice)), (await _bench.StateAsync(Alice)).Place);
        Assert.DoesNotContain(_bench.Rest.Channels.Values, c => c.Type == ChannelType.PrivateThread);
    }

    [Fact]
    public async Task In_direct_messages_it_is_held_there()
    {
        await _bench.HandleAsync(Directly(_bench.Press(Alice, ActionId.Of("apply", "baker"))));
        Assert.Equal(DiscordPlace.OfDirect(new Snowflake(Alice)), (await _bench.StateAsync(Alice)).Place);
        Assert.Equal(0, _bench.Rest.Count($"StartThread {ScriptedServer.Apply}"));
    }

    [Fact]
    public async Task Without_the_intent_it_is_held_in_direct_messages_and_where_these_are_closed_in_a_thread_with_forms()
    {
        _bench.Rest.Flags = ApplicationFlags.None;
        await _bench.HandleAsync(_bench.Press(Alice, ActionId.Of("apply", "baker")));
        Assert.Equal(DiscordPlace.OfDirect(new Snowflake(Alice)), (await _bench.StateAsync(Alice)).Place);
        Assert.Contains("we go on here", _bench.Rest.Said(Direct)[0], StringComparison.Ordinal);

        _bench.Rest.Refuse($"CreateMessage {ScriptedServer.DirectOf(Bob)}", ApiErrorCode.CannotMessageUser);
        var thread = await _bench.ToFirstQuestionAsync(Bob);
        Assert.Contains(_bench.Rest.FollowUps, f => f.Content!.Contains("press \u201cWrite an answer\u201d", StringComparison.Ordinal));
        var question = _bench.Rest.Messages.Last(m => m.Channel == thread);
        Assert.Equal("Write an answer", question.Draft.Components![0].Components![0].Label);
    }

    [Fact]
    public async Task Where_nothing_can_be_opened_it_is_said_what_to_do_and_nothing_is_begun()
    {
        _bench.Rest.Refuse("StartThread", ApiErrorCode.MissingPermissions);
        _bench.Rest.Refuse($"CreateMessage {Direct}", ApiErrorCode.CannotMessageUser);
        await _bench.HandleAsync(_bench.Press(Alice, ActionId.Of("apply", "baker")));
        Assert.Contains("allow direct messages", Assert.Single(_bench.Rest.FollowUps).Content, StringComparison.Ordinal);
        Assert.Empty(await _bench.Store.FindAsync(new SessionQuery { Purpose = SessionPurpose.Application }, CancellationToken.None));
    }

    [Fact]
    public async Task A_thread_that_a_crash_left_unused_is_used_again()
    {
        // Opened, and then the program ended before the application was recorded.
        var left = await _bench.CandidateThreads.OpenAsync(new Snowflake(Alice), "Night Baker \u00b7 user1001", CancellationToken.None);
        Assert.Equal(left, await _bench.ApplyAsync(Alice));
        await _bench.HandleAsync(_bench.Press(Alice, ActionId.Of("apply", "miller")));
        Assert.Equal(2, _bench.Rest.Count($"StartThread {ScriptedServer.Apply}"));
    }

    [Fact]
    public async Task A_thread_that_was_deleted_is_replaced_and_forgotten()
    {
        var left = await _bench.CandidateThreads.OpenAsync(new Snowflake(Alice), "Night Baker \u00b7 user1001", CancellationToken.None);
        _bench.Rest.Channels.Remove(left!.Value);
        Assert.NotEqual(left, await _bench.ApplyAsync(Alice));
        Assert.False(_bench.Threads.TryGetOwner(left.Value, out _));
        Assert.False(_bench.Marks.TryGet(left.Value, out _));
    }

    [Fact]
    public async Task Whose_thread_is_gone_goes_on_in_a_new_one()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        _bench.Rest.Channels.Remove(thread);
        await _bench.HandleAsync(_bench.Press(Alice, ActionId.Of("apply", "baker")));
        await _bench.DeliverAsync();
        var again = _bench.ThreadOf(Alice);
        Assert.NotEqual(thread, again);
        Assert.Equal(DiscordPlace.OfChannel(again), (await _bench.StateAsync(Alice)).Place);
        Assert.Contains(_bench.Rest.Said(again), t => t.Contains("rescued a dough", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_has_left_their_thread_is_let_in_again()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        await _bench.HandleAsync(_bench.Press(Alice, ActionId.Of("apply", "baker")));
        Assert.Equal(2, _bench.Rest.Count($"AddThreadMember {thread} {Alice}"));
        Assert.Equal(DiscordPlace.OfChannel(thread), (await _bench.StateAsync(Alice)).Place);
    }

    [Fact]
    public async Task Whose_direct_messages_close_goes_back_to_the_thread_of_their_application_and_to_no_third_place()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        await _bench.WriteAsync(Alice, Direct, "Where does the flour come from?");
        _bench.Rest.Refuse($"CreateMessage {Direct}", ApiErrorCode.CannotMessageUser);
        await _bench.WriteAsync(Alice, Direct, Paths.WholeStory);
        Assert.Equal(DiscordPlace.OfChannel(thread), (await _bench.StateAsync(Alice)).Place);
        Assert.Equal(1, _bench.Rest.Count($"StartThread {ScriptedServer.Apply}"));

        // With another application beside it, which keeps its own.
        _bench.Rest.RefuseNothing();
        await _bench.HandleAsync(_bench.Press(Alice, ActionId.Of("apply", "miller")));
        await _bench.WriteAsync(Alice, Direct, "Where does the flour come from?");
        var moved = new[] { await _bench.StateAsync(Alice), await _bench.StateAsync(Alice, "miller") }.Single(s => s.Place == DiscordPlace.OfDirect(new Snowflake(Alice)));
        _bench.Rest.Refuse($"CreateMessage {Direct}", ApiErrorCode.CannotMessageUser);
        await _bench.WriteAsync(Alice, Direct, "And the salt?");
        Assert.Equal(moved.MovedFrom, (await _bench.StateAsync(Alice, moved.Role!.Id)).Place);
        Assert.Equal(2, _bench.Rest.Count($"StartThread {ScriptedServer.Apply}"));
    }

    [Fact]
    public async Task A_conversation_follows_its_candidate_to_direct_messages_and_back()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        await _bench.WriteAsync(Alice, Direct, "Where does the flour come from?");
        Assert.Contains(_bench.Rest.Said(Direct), t => t.Contains("rescued a dough", StringComparison.Ordinal));
        await _bench.WriteAsync(Alice, thread, Paths.WholeStory, inGuild: true);
        Assert.Equal(DiscordPlace.OfChannel(thread), (await _bench.StateAsync(Alice)).Place);
    }
}
