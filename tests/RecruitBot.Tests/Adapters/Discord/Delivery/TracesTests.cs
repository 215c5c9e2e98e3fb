using RecruitBot.Adapters.Discord;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord.Delivery;

/// <summary>Messages about a session stay findable: they are replaced where they must be noticed, and erased with it.</summary>
public sealed class TracesTests : IDisposable
{
    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Erasure_removes_cards_notices_threads_and_the_bots_direct_messages_and_can_be_repeated()
    {
        var state = await _bench.HandInAsync(Alice);
        var thread = _bench.ThreadOf(Alice);
        await _bench.WriteAsync(Alice, ScriptedServer.DirectOf(Alice), "I want to talk to a person");
        await _bench.WriteAsync(Alice, ScriptedServer.DirectOf(Alice), "withdraw");
        await _bench.HandleAsync(Directly(_bench.Press(Alice, ActionId.Of("withdraw-now", state.Id))));
        await _bench.DeliverAsync();
        Assert.True(_bench.Rest.Said(ScriptedServer.Review).Count >= 3);
        Assert.NotEmpty(_bench.Rest.Said(ScriptedServer.DirectOf(Alice)));
        var other = await _bench.HandInAsync(Bob);

        var heads = await _bench.Store.FindAsync(new SessionQuery { CandidateId = DiscordPlace.PersonId(new Snowflake(Alice)) }, CancellationToken.None);
        for (var i = 0; i < 2; i++)
            await _bench.Traces.RemoveAsync(heads, CancellationToken.None);
        Assert.Contains(other.Id, Assert.Single(_bench.Rest.Messages, m => m.Channel == ScriptedServer.Review).Draft.Embeds![0].Footer!.Text, StringComparison.Ordinal);
        Assert.Empty(_bench.Rest.Said(ScriptedServer.DirectOf(Alice)));
        Assert.False(_bench.Rest.Channels.ContainsKey(thread));
        Assert.True(_bench.Rest.Channels.ContainsKey(_bench.ThreadOf(Bob)));
        var notes = await _bench.Notes.ListAsync(DiscordPlace.Platform, "", CancellationToken.None);
        Assert.DoesNotContain(notes, n => n.Key.EndsWith(state.Id, StringComparison.Ordinal) || n.Key == $"direct.{Alice}" || n.Value == Alice.ToString() || n.Key.Contains(thread.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_erasure_that_a_crash_cut_off_is_finished_and_told()
    {
        await _bench.HandInAsync(Alice);
        await _bench.HandInAsync(Bob);
        var heads = await _bench.Store.FindAsync(new SessionQuery { CandidateId = DiscordPlace.PersonId(new Snowflake(Alice)) }, CancellationToken.None);
        await _bench.Traces.RemoveAsync(heads, CancellationToken.None);

        await _bench.Erasures.FinishAsync(CancellationToken.None);
        Assert.Equal(DiscordPlace.PersonId(new Snowflake(Bob)), Assert.Single(await _bench.Store.FindAsync(new SessionQuery(), CancellationToken.None)).CandidateId);
        Assert.Contains("Done: everything", Assert.Single(_bench.Rest.Said(ScriptedServer.DirectOf(Alice))), StringComparison.Ordinal);
        Assert.Empty(await _bench.Traces.UnfinishedAsync(waitingOnly: false, CancellationToken.None));
        Assert.False(_bench.Directs.TryGet(new Snowflake(Alice), out _));

        await _bench.HandInAsync(Alice);
        await _bench.Erasures.FinishAsync(CancellationToken.None);
        Assert.Equal(2, (await _bench.Store.FindAsync(new SessionQuery(), CancellationToken.None)).Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_the_store_refuses_for_one_person_holds_up_nobody_else_and_is_tried_again(int failing)
    {
        await _bench.HandInAsync(Alice);
        await _bench.HandInAsync(Bob);
        await _bench.Traces.RemoveAsync(await _bench.Store.FindAsync(new SessionQuery(), CancellationToken.None), CancellationToken.None);
        var calls = 0;
        _bench.Store.Gate = () => ++calls == failing ? throw new StoreException("The store is full; free some space.") : Task.CompletedTask;

        await _bench.Erasures.FinishAsync(CancellationToken.None);

        _bench.Store.Open();
        Assert.Single(await _bench.Store.FindAsync(new SessionQuery(), CancellationToken.None));
        Assert.Single(await _bench.Traces.UnfinishedAsync(waitingOnly: false, CancellationToken.None));
        await _bench.Erasures.FinishAsync(CancellationToken.None);
        Assert.Empty(await _bench.Store.FindAsync(new SessionQuery(), CancellationToken.None));
        Assert.Empty(await _bench.Traces.UnfinishedAsync(waitingOnly: false, CancellationToken.None));
    }

    [Fact]
    public async Task An_erasure_that_is_complete_is_not_done_again()
    {
        await _bench.HandInAsync(Alice);
        await _bench.HandleAsync(_bench.Press(Alice, ActionId.Of("erase-now")));
        Assert.Empty(await _bench.Traces.UnfinishedAsync(waitingOnly: false, CancellationToken.None));
    }

    [Fact]
    public async Task An_erasure_that_discord_refuses_leaves_the_store_as_it_is()
    {
        await _bench.HandInAsync(Alice);
        _bench.Rest.Refuse("DeleteChannel", 0);
        await _bench.HandleAsync(_bench.Press(Alice, ActionId.Of("erase-now")));
        Assert.Empty(await _bench.Traces.UnfinishedAsync(waitingOnly: false, CancellationToken.None));
        Assert.Contains("nothing is deleted yet", _bench.Rest.FollowUps.Last().Content, StringComparison.Ordinal);
        Assert.Equal(Stage.Submitted, (await _bench.StateAsync(Alice)).Stage);
        _bench.Rest.RefuseNothing();
        await _bench.HandleAsync(_bench.Press(Alice, ActionId.Of("erase-now")));
        Assert.Empty(await _bench.Store.FindAsync(new SessionQuery(), CancellationToken.None));
    }

    [Fact]
    public async Task An_erasure_that_the_bot_is_not_allowed_is_told_to_both_sides_and_finishes_by_itself()
    {
        await _bench.BeginAsync();
        await _bench.FrontEnd.IdleAsync();
        await _bench.HandInAsync(Alice);
        var thread = _bench.ThreadOf(Alice);
        _bench.Rest.Refuse("DeleteChannel", ApiErrorCode.MissingPermissions);
        for (var i = 0; i < 2; i++)
        {
            await _bench.HandleAsync(_bench.Press(Alice, ActionId.Of("erase-now")));
            await _bench.DeliverAsync();
            Assert.Contains("The recruiting team has been told what to allow", _bench.Rest.FollowUps.Last().Content, StringComparison.Ordinal);
            // The card stands as it did, and beside it what waits.
            Assert.Equal(2, _bench.Rest.Said(ScriptedServer.Review).Count);
            Assert.Contains("allow View Channel, Manage Threads", _bench.Rest.Said(ScriptedServer.Review)[^1], StringComparison.Ordinal);
        }
        await ChangedAsync();
        Assert.Equal(Stage.Submitted, (await _bench.StateAsync(Alice)).Stage);

        _bench.Rest.RefuseNothing();
        await ChangedAsync();
        Assert.Empty(await _bench.Store.FindAsync(new SessionQuery(), CancellationToken.None));
        Assert.Contains("Done: everything", Assert.Single(_bench.Rest.Said(ScriptedServer.DirectOf(Alice))), StringComparison.Ordinal);
        Assert.Empty(_bench.Rest.Said(ScriptedServer.Review));
        Assert.False(_bench.Rest.Channels.ContainsKey(thread));
        Assert.Empty(await _bench.Traces.UnfinishedAsync(waitingOnly: false, CancellationToken.None));
    }

    private async Task ChangedAsync()
    {
        await _bench.FrontEnd.HandleAsync(new GuildChanged(ScriptedServer.GuildId), CancellationToken.None);
        await _bench.Time.PassAsync(3, 0.1);
        await _bench.FrontEnd.IdleAsync();
    }

    [Fact]
    public async Task News_under_a_topic_is_posted_where_it_is_noticed_and_an_update_stays_in_place()
    {
        var first = await ShowAsync("one", "n.1");
        Assert.Equal(first, await ShowAsync("two", "n.2", isUpdate: true));
        Assert.Equal("two", Assert.Single(_bench.Rest.Messages).Draft.Content);
        var news = await ShowAsync("three", "n.3");
        Assert.NotEqual(first, news);
        Assert.Equal("three", Assert.Single(_bench.Rest.Messages).Draft.Content);
        // Not known to have arrived, so it comes again: it is the same message.
        Assert.Equal(news, await ShowAsync("three", "n.3"));
        _bench.Rest.Delete(news);
        await ShowAsync("four", "n.4", isUpdate: true);
        Assert.Equal("four", Assert.Single(_bench.Rest.Messages).Draft.Content);
    }

    [Fact]
    public async Task When_the_review_channel_changes_its_messages_move_and_an_old_one_out_of_reach_holds_up_nothing()
    {
        await ShowAsync("one", "n.1");
        _bench.Rest.Refuse($"EditMessage {ScriptedServer.Review}", ApiErrorCode.MissingAccess);
        await ShowAsync("two", "n.2", isUpdate: true, channel: ScriptedServer.General);
        Assert.Equal(["two"], _bench.Rest.Messages.Select(m => m.Draft.Content));
        _bench.Rest.Refuse($"DeleteMessage {ScriptedServer.General}", ApiErrorCode.MissingAccess);
        await ShowAsync("three", "n.3", isUpdate: true, channel: ScriptedServer.Apply);
        Assert.Equal(["two", "three"], _bench.Rest.Messages.Select(m => m.Draft.Content));
        await Assert.ThrowsAsync<DiscordApiException>(async () =>
        {
            _bench.Rest.Refuse($"EditMessage {ScriptedServer.Apply}", ApiErrorCode.MissingAccess);
            await ShowAsync("four", "n.4", isUpdate: true, channel: ScriptedServer.Apply);
        });
    }

    [Fact]
    public async Task A_note_of_an_earlier_version_is_understood()
    {
        var id = await ShowAsync("one", "n.1");
        await _bench.Notes.SaveAsync(DiscordPlace.Platform, "topic.card.s", $"{ScriptedServer.Review}/{id}", CancellationToken.None);
        Assert.Equal(id, await ShowAsync("two", "n.2", isUpdate: true));
        await _bench.Topics.RemoveSessionAsync("s", CancellationToken.None);
        Assert.Empty(_bench.Rest.Messages);
        await _bench.Notes.SaveAsync(DiscordPlace.Platform, "topic.card.s", "garbage", CancellationToken.None);
        await ShowAsync("three", "n.3", isUpdate: true);
        Assert.Single(_bench.Rest.Messages);
    }

    private async Task<Snowflake> ShowAsync(string text, string nonce, bool isUpdate = false, Snowflake? channel = null)
    {
        await _bench.Topics.ShowAsync(
            "card.s",
            channel ?? ScriptedServer.Review,
            [new(new MessageDraft { Content = text }, [])],
            nonce,
            isUpdate,
            CancellationToken.None
        );
        return _bench.Rest.Messages[^1].Id;
    }
}
