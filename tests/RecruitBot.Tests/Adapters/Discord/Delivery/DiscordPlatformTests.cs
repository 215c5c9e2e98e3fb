using RecruitBot.Adapters.Discord;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord.Delivery;

/// <summary>Replies reach their places, and where one is closed, the same person another way.</summary>
public sealed class DiscordPlatformTests : IDisposable
{
    private static readonly Snowflake Direct = ScriptedServer.DirectOf(Alice);
    private static readonly Place ToAlice = DiscordPlace.OfDirect(new Snowflake(Alice));
    private static readonly Place Reviewers = Place.Reviewers(DiscordPlace.Platform);

    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Direct_messages_channels_passers_by_and_reviewers_are_reached()
    {
        await SayAsync(ToAlice, "direct");
        await SayAsync(DiscordPlace.OfChannel(ScriptedServer.General), "channel");
        await SayAsync(DiscordPlace.OfPassing(new Snowflake(Bob)), "passing");
        await SayAsync(Reviewers, "reviewers");
        Assert.Equal(["direct"], _bench.Rest.Said(Direct));
        Assert.Equal(["channel"], _bench.Rest.Said(ScriptedServer.General));
        Assert.Equal(["passing"], _bench.Rest.Said(ScriptedServer.DirectOf(Bob)));
        Assert.Equal(["reviewers"], _bench.Rest.Said(ScriptedServer.Review));
        await Assert.ThrowsAsync<DeliveryException>(() => SayAsync(new Place(DiscordPlace.Platform, "nowhere"), "x"));
    }

    [Fact]
    public async Task Who_takes_no_direct_messages_is_written_to_in_a_thread_and_always_the_same()
    {
        _bench.Rest.Refuse($"CreateMessage {Direct}", ApiErrorCode.CannotMessageUser);
        await SayAsync(ToAlice, "first", "a.1.0");
        await SayAsync(ToAlice, "second", "a.2.0");
        Assert.Equal(["first", "second"], _bench.Rest.Said(_bench.ThreadOf(Alice)));
        Assert.Equal(1, _bench.Rest.Count($"StartThread {ScriptedServer.Apply}"));
        _bench.Rest.Refuse("StartThread", ApiErrorCode.MissingPermissions);
        _bench.Rest.Refuse($"CreateMessage {ScriptedServer.DirectOf(Bob)}", ApiErrorCode.CannotMessageUser);
        await Assert.ThrowsAsync<DeliveryException>(() => SayAsync(DiscordPlace.OfDirect(new Snowflake(Bob)), "x"));
    }

    [Theory]
    [InlineData(ApiErrorCode.UnknownChannel, "was deleted")]
    [InlineData(ApiErrorCode.MissingAccess, "is closed to me")]
    [InlineData(ApiErrorCode.ThreadLocked, "is locked")]
    public async Task Whose_thread_is_closed_is_written_to_directly_and_told_why_once(int code, string why)
    {
        var thread = await _bench.ApplyAsync(Alice);
        _bench.Rest.Refuse($"CreateMessage {thread}", code);
        await SayAsync(DiscordPlace.OfChannel(thread), "on we go", "a.1.0");
        await SayAsync(DiscordPlace.OfChannel(thread), "and on", "a.2.0");
        Assert.Equal([$"The thread we were in {why}, so we go on here. Nothing of what you wrote is lost.\n\non we go", "and on"], _bench.Rest.Said(Direct));
        // A channel that is nobody's conversation leads to nobody.
        _bench.Rest.Refuse($"CreateMessage {ScriptedServer.General}", code);
        await Assert.ThrowsAsync<DeliveryException>(() => SayAsync(DiscordPlace.OfChannel(ScriptedServer.General), "x"));
    }

    [Fact]
    public async Task Who_has_left_a_moment_ago_is_told_what_was_decided_when_they_are_back()
    {
        var state = await _bench.HandInAsync(Alice);
        _bench.Rest.Members.Remove(new Snowflake(Alice));
        await _bench.HandleAsync(_bench.Press(Rita, ActionId.Of("decide", state.Id, "advance"), ScriptedServer.Review));
        await _bench.DeliverAsync();
        Assert.Contains(_bench.Rest.Said(ScriptedServer.Review), t => t.Contains("they have left the server", StringComparison.Ordinal));
        var thread = _bench.ThreadOf(Alice);
        Assert.DoesNotContain(_bench.Rest.Said(thread), t => t.Contains("next step", StringComparison.Ordinal));
        Assert.DoesNotContain(_bench.Rest.FollowUps, f => f.Content?.Contains("is told", StringComparison.Ordinal) == true);

        _bench.Rest.Join(Alice);
        await _bench.HandleAsync(_bench.Command(Alice, "status"));
        Assert.Contains(_bench.Rest.Said(thread), t => t.Contains("next step", StringComparison.Ordinal));
        Assert.Equal(2, _bench.Rest.Count($"AddThreadMember {thread} {Alice}"));
    }

    [Fact]
    public async Task Why_somebody_cannot_be_told_is_looked_at_each_time_and_put_right()
    {
        await _bench.HandleAsync(Directly(_bench.Press(Alice, ActionId.Of("apply", "baker"))));
        // A member a moment ago, and gone since.
        _bench.Rest.Members.Remove(new Snowflake(Alice));
        _bench.Rest.Refuse($"CreateMessage {Direct}", ApiErrorCode.NoMutualGuilds);
        await _bench.WriteAsync(Alice, Direct, "Where does the flour come from?");
        await _bench.DeliverAsync();
        Assert.Contains("they have left the server", Assert.Single(_bench.Rest.Said(ScriptedServer.Review)), StringComparison.Ordinal);

        _bench.Rest.Join(Alice);
        _bench.Rest.Refuse("StartThread", ApiErrorCode.MissingPermissions);
        await _bench.WriteAsync(Alice, Direct, "Hello?");
        await _bench.DeliverAsync();
        Assert.Contains("they take no direct messages", Assert.Single(_bench.Rest.Said(ScriptedServer.Review)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_to_what_somebody_has_just_said_cost_no_question_of_membership()
    {
        await _bench.HandInAsync(Alice);
        Assert.Equal(0, _bench.Rest.Count($"GetMember {Alice}"));
    }

    [Fact]
    public async Task When_discord_is_out_of_reach_a_reply_waits()
    {
        _bench.Rest.Refuse("CreateMessage", 0);
        await Assert.ThrowsAsync<DeliveryException>(() => SayAsync(ToAlice, "x"));
    }

    [Fact]
    public async Task What_discord_does_not_take_as_it_is_is_said_in_plain_words_and_holds_up_nothing()
    {
        var refused = 0;
        _bench.Rest.Before = call =>
            call == $"CreateMessage {ScriptedServer.Review}" && refused++ == 0
                ? throw new RecruitBot.Discord.Rest.DiscordLimitException("embeds[0] is too large.")
                : Task.CompletedTask;
        var state = await _bench.HandInAsync(Alice);
        var said = Assert.Single(_bench.Rest.Messages, m => m.Channel == ScriptedServer.Review);
        Assert.Contains($"Session {state.Id}", said.Draft.Content, StringComparison.Ordinal);
        Assert.Empty(said.Draft.Embeds!);
        Assert.Empty(await _bench.Store.PendingAsync(DiscordPlace.Platform, null, CancellationToken.None));
    }

    [Fact]
    public async Task A_card_is_one_message_that_follows_the_decisions()
    {
        var state = await _bench.HandInAsync(Alice);
        var posted = Assert.Single(_bench.Rest.Messages, m => m.Channel == ScriptedServer.Review);
        await _bench.HandleAsync(_bench.Press(Rita, ActionId.Of("decide", state.Id, "advance"), ScriptedServer.Review));
        await _bench.DeliverAsync();
        var edited = Assert.Single(_bench.Rest.Messages, m => m.Channel == ScriptedServer.Review);
        Assert.Equal(posted.Id, edited.Id);
        Assert.Contains("advanced by", edited.Draft.Embeds![0].Footer!.Text, StringComparison.Ordinal);
        // Somebody deletes it: the next change posts it again.
        _bench.Rest.Delete(posted.Id);
        await _bench.HandleAsync(_bench.Press(Rita, ActionId.Of("decide", state.Id, "hold"), ScriptedServer.Review));
        await _bench.DeliverAsync();
        Assert.Contains("on hold by", Assert.Single(_bench.Rest.Messages, m => m.Channel == ScriptedServer.Review).Draft.Embeds![0].Footer!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_points_to_the_conversation()
    {
        await _bench.HandInAsync(Alice);
        var card = Assert.Single(_bench.Rest.Messages, m => m.Channel == ScriptedServer.Review);
        var link = card.Draft.Components!.SelectMany(r => r.Components!).Single(c => c.Url is not null);
        Assert.Equal($"https://discord.com/channels/100/{_bench.ThreadOf(Alice)}", link.Url);
    }

    [Fact]
    public async Task Without_a_review_channel_cards_wait_until_there_is_one()
    {
        _bench.Rest.Channels.Remove(ScriptedServer.Review, out var review);
        await _bench.HandInAsync(Alice);
        Assert.Single(await _bench.Store.PendingAsync(DiscordPlace.Platform, Reviewers.Id, CancellationToken.None));
        _bench.Rest.Channels[ScriptedServer.Review] = review!;
        _bench.Layouts.Stale();
        _bench.Time.Advance(TimeSpan.FromMinutes(1));
        await _bench.DeliverAsync();
        Assert.Single(_bench.Rest.Messages, m => m.Channel == ScriptedServer.Review);
        Assert.Empty(await _bench.Store.PendingAsync(DiscordPlace.Platform, null, CancellationToken.None));
    }

    [Fact]
    public async Task Parts_have_nonces_that_stay_the_same_so_that_none_is_shown_twice()
    {
        var text = string.Join(' ', Enumerable.Range(0, 1500).Select(i => $"word{i}"));
        var nonce = new string('n', 25);
        await SayAsync(ToAlice, text, nonce);
        var sent = _bench.Rest.Messages.Where(m => m.Channel == Direct).ToList();
        Assert.True(sent.Count > 3);
        Assert.Equal(sent.Count, sent.Select(m => m.Draft.Nonce).Distinct(StringComparer.Ordinal).Count());
        Assert.All(sent, m => Assert.InRange(m.Draft.Nonce!.Length, 1, DiscordLimits.Message.Nonce));
        Assert.All(sent, m => Assert.True(m.Draft.EnforceNonce));
        Assert.Equal(nonce, sent[0].Draft.Nonce);
        await SayAsync(ToAlice, text, nonce);
        Assert.Equal(sent, _bench.Rest.Messages.Where(m => m.Channel == Direct));
    }

    private Task SayAsync(Place place, string text, string nonce = "n.1.0") => _bench.Platform.DeliverAsync(place, new Reply(text), nonce, CancellationToken.None);
}
