using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Conversations;

/// <summary>What a medium does to a conversation is on record, is told once, and leads to the same when it is run again.</summary>
public sealed class WhereaboutsTests : IDisposable
{
    private static readonly Person Alice = new("test:alice", "Alice");
    private static readonly Person Rita = new("test:rita", "Rita", Authority.Recruiter);
    private static readonly Place Elsewhere = new("test", "dm-elsewhere");

    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task A_conversation_that_moved_puts_its_question_there_and_tells_the_team_whose_it_is_once()
    {
        var head = await ApplyAsync();
        Assert.True(await MoveAsync(head));
        Assert.False(await MoveAsync(head));
        var moved = await HeadAsync();
        Assert.Equal((Elsewhere, head.Place), (moved.Place, moved.MovedFrom));
        var pending = await _office.Store.PendingAsync("test", null, default);
        Assert.Equal([Elsewhere, Elsewhere, Place.Reviewers("test")], pending.Select(d => d.Place));
        Assert.Equal("We go on here.", pending[0].Reply.Text);
        Assert.Equal($"Alice, Night Baker (session {head.SessionId}): it moved.", pending[2].Reply.Text);
        Assert.Equal((Elsewhere, $"place.{head.SessionId}"), (pending[2].Reply.Conversation, pending[2].Reply.Topic));
    }

    [Fact]
    public async Task It_is_run_again_to_the_same_events()
    {
        var head = await ApplyAsync();
        await MoveAsync(head);
        var report = await _office.Replay.RunAsync(await _office.Store.ReadAsync(head.SessionId, default), default);
        Assert.Empty(report.Differences);
    }

    [Fact]
    public async Task Nothing_is_asked_in_a_conversation_that_a_person_has()
    {
        var head = await ApplyAsync();
        await _office.SendAsync(Rita, ActionId.Of(ReviewCard.Verbs.Claim, head.SessionId));
        await MoveAsync(await HeadAsync());
        Assert.Equal(["We go on here."], (await _office.Store.PendingAsync("test", Elsewhere.Id, default)).Select(d => d.Reply.Text));
    }

    [Fact]
    public async Task What_does_not_arrive_is_told_once_over_restarts_and_taken_back_when_it_has_arrived()
    {
        var head = await ApplyAsync();
        var delivery = new Delivery(head.SessionId, 2, 0, head.Place, new Reply("x"));
        Assert.False(await _office.Whereabouts.ReachedAsync(delivery, default));
        Assert.True(await _office.Whereabouts.NotReachedAsync(delivery, "do something.", default));
        _office.Restart();
        Assert.False(await _office.Whereabouts.NotReachedAsync(delivery, "do something.", default));
        Assert.True(await _office.Whereabouts.ReachedAsync(delivery, default));
        Assert.False(await _office.Whereabouts.ReachedAsync(delivery, default));
        var told = (await _office.Store.PendingAsync("test", Place.Reviewers("test").Id, default)).Select(d => d.Reply).ToList();
        Assert.Equal([false, true], told.Select(r => r.IsUpdate));
        Assert.EndsWith("do something.", told[0].Text, StringComparison.Ordinal);
        Assert.Equal(head.Place, (await HeadAsync()).Place);
    }

    [Fact]
    public async Task What_waits_for_another_reason_than_was_told_is_put_right_where_it_stands_and_all_of_it_runs_again()
    {
        var head = await ApplyAsync();
        var delivery = new Delivery(head.SessionId, 2, 0, head.Place, new Reply("x"));
        foreach (var advice in (string[])["do one thing.", "do another.", "do another.", "do one thing."])
            await _office.Whereabouts.NotReachedAsync(delivery, advice, default);
        var told = (await _office.Store.PendingAsync("test", Place.Reviewers("test").Id, default)).Select(d => d.Reply).ToList();
        Assert.Equal([false, true, true], told.Select(r => r.IsUpdate));
        Assert.EndsWith("do one thing.", told[^1].Text, StringComparison.Ordinal);
        Assert.True(await _office.Whereabouts.ReachedAsync(delivery, default));
        Assert.Empty((await _office.Replay.RunAsync(await _office.Store.ReadAsync(head.SessionId, default), default)).Differences);
    }

    [Fact]
    public async Task When_one_of_two_things_is_over_the_team_goes_on_reading_the_other()
    {
        var head = await ApplyAsync();
        var delivery = new Delivery(head.SessionId, 2, 0, head.Place, new Reply("x"));
        await _office.Whereabouts.NotReachedAsync(delivery, "do one thing.", default);
        await MoveAsync(head);
        Assert.False(await _office.Whereabouts.OverAsync(await HeadAsync(), head.Place, ["another"], default));
        Assert.True(await _office.Whereabouts.OverAsync(await HeadAsync(), head.Place, ["gone"], default));
        Assert.EndsWith("do one thing.", (await _office.Store.PendingAsync("test", Place.Reviewers("test").Id, default))[^1].Reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_to_somebody_else_moves_nothing()
    {
        var head = await ApplyAsync();
        var other = new Delivery(head.SessionId, 2, 0, new Place("test", "dm-rita"), new Reply("x"));
        Assert.False(await _office.Whereabouts.TookDetourAsync(other, new Detour(Elsewhere, "closed", "a"), default));
        Assert.False(await _office.Whereabouts.NotReachedAsync(other, "a", default));
        Assert.Equal(head.Place, (await HeadAsync()).Place);
        // Whoever has the conversation and cannot be told what is written is named.
        var relayed = other with { Reply = new Reply("x") { To = ReplyTo.Claimer } , Index = 1 };
        Assert.True(await _office.Whereabouts.NotReachedAsync(relayed, "a", default));
        Assert.Contains("/release", (await _office.Store.PendingAsync("test", Place.Reviewers("test").Id, default)).Single().Reply.Text, StringComparison.Ordinal);
    }

    private ValueTask<bool> MoveAsync(SessionHead head) => _office.Whereabouts.NoteAsync(head, Elsewhere, "gone", "it moved.", "We go on here.", default);

    private async Task<SessionHead> ApplyAsync()
    {
        await _office.TypeAsync(Alice, "apply", ("role", "baker"));
        return await HeadAsync();
    }

    private async Task<SessionHead> HeadAsync() =>
        (await _office.Store.FindAsync(new SessionQuery { CandidateId = Alice.Id, Purpose = SessionPurpose.Application }, default))[0];
}
