using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Discord;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Discord;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Adapters.Discord.Delivery;

/// <summary>An answer grows in one message and ends as the reply; whatever happens on the way, there is never half of one beside it.</summary>
public sealed class AnswerDraftsTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Snowflake Here = ScriptedServer.General;
    private static readonly Snowflake Asked = new(77);
    private readonly ScriptedServer _rest = new();
    private readonly InMemoryPlatformNotes _notes = new();
    private readonly InMemorySessionStore _store = new();
    private readonly TimersByHand _time = new();
    private AnswerDrafts _drafts;

    public AnswerDraftsTests() => _drafts = New();

    [Fact]
    public async Task It_grows_in_place_and_becomes_the_reply()
    {
        await ShowAsync("One.");
        _time.Advance(TimeSpan.FromSeconds(1));
        await ShowAsync("One. Two.");
        Assert.Equal("One. Two.\n\u2026", Assert.Single(Said()));

        await SendAsync("One. Two. Three.", "n1");
        await _drafts.EndAsync(Here, None);

        Assert.Equal("One. Two. Three.", Assert.Single(Said()));
        Assert.Empty(await _notes.ListAsync(DiscordPlace.Platform, "draft.", None));
        await SendAsync("Another.", "n2");
        Assert.Equal(2, Said().Count);
    }

    [Fact]
    public async Task It_is_edited_no_more_than_once_a_second()
    {
        for (var i = 0; i < 20; i++)
        {
            await ShowAsync("Answer " + i);
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }
        Assert.InRange(_rest.Calls.Count(c => c.StartsWith("EditMessage", StringComparison.Ordinal)), 1, 2);
    }

    [Fact]
    public async Task What_no_reply_takes_over_is_removed_when_the_turn_is_over()
    {
        await ShowAsync("One.");
        await _drafts.EndAsync(Here, None);
        Assert.Empty(Said());
    }

    [Fact]
    public async Task A_reply_that_could_not_be_put_in_its_place_is_sent_anew_and_nothing_stands_twice()
    {
        await ShowAsync("One.");
        _rest.Refuse("EditMessage", 0);
        await Assert.ThrowsAsync<RecruitBot.Discord.Rest.DiscordUnavailableException>(() => SendAsync("Whole.", "n1"));
        await _drafts.EndAsync(Here, None);
        _rest.RefuseNothing();

        await SendAsync("Whole.", "n1");

        Assert.Equal("Whole.", Assert.Single(Said()));
    }

    [Fact]
    public async Task A_message_that_somebody_deleted_is_sent_anew()
    {
        await ShowAsync("One.");
        await _rest.DeleteMessageAsync(Here, _rest.Messages.Single().Id, None);
        await SendAsync("Whole.", "n1");
        Assert.Equal("Whole.", Assert.Single(Said()));
    }

    [Fact]
    public async Task After_a_crash_before_the_reply_was_kept_nothing_is_left_of_it()
    {
        await ShowAsync("One.");
        await New().CleanAsync(_ => true, None);
        Assert.Empty(Said());
    }

    [Fact]
    public async Task After_a_crash_before_the_reply_was_noted_as_delivered_it_is_removed_and_comes_again()
    {
        await ShowAsync("One.");
        Assert.Equal(AppendOutcome.Appended, await _store.AppendAsync(Pending(), None));
        var nonce = Assert.Single(await _store.PendingAsync(DiscordPlace.Platform, null, None)).Nonce;
        await SendAsync("Whole.", nonce);

        _drafts = New();
        await _drafts.CleanAsync(_ => true, None);
        Assert.Empty(Said());
        await SendAsync("Whole.", nonce + "x");
        Assert.Equal("Whole.", Assert.Single(Said()));
    }

    [Fact]
    public async Task After_a_crash_when_it_was_delivered_it_stays()
    {
        await ShowAsync("One.");
        await SendAsync("Whole.", "delivered");
        await New().CleanAsync(_ => true, None);
        Assert.Equal("Whole.", Assert.Single(Said()));
        Assert.Empty(await _notes.ListAsync(DiscordPlace.Platform, "draft.", None));
    }

    [Fact]
    public async Task What_another_process_shows_is_left_to_it()
    {
        await ShowAsync("One.");
        await New().CleanAsync(_ => false, None);
        Assert.Equal("One.\n\u2026", Assert.Single(Said()));
        await SendAsync("Whole.", "n1");
        Assert.Equal("Whole.", Assert.Single(Said()));
    }

    [Fact]
    public async Task Half_an_answer_of_a_process_that_died_gives_way_to_that_of_the_one_that_took_over()
    {
        await ShowAsync("One.");
        _drafts = New();
        await ShowAsync("One again.");
        Assert.Equal("One again.\n\u2026", Assert.Single(Said()));
    }

    [Fact]
    public async Task What_is_too_long_for_a_message_waits_until_it_is_whole()
    {
        await ShowAsync(new string('x', 1999));
        Assert.Empty(_rest.Calls);
    }

    [Fact]
    public async Task What_cannot_be_shown_is_no_failure()
    {
        _rest.Refuse("CreateMessage", 0);
        await ShowAsync("One.");
        _rest.RefuseNothing();
        await SendAsync("Whole.", "n1");
        Assert.Equal("Whole.", Assert.Single(Said()));
    }

    private AnswerDrafts New() => new(_rest, _notes, _store, _time, NullLogger<AnswerDrafts>.Instance);

    private ValueTask ShowAsync(string text) => _drafts.ShowAsync(Here, Asked, new Reply(text), None);

    private Task<Message> SendAsync(string text, string nonce) => new ReplySender(_rest, _drafts).SendAsync(Here, ReplyDrawing.Draw(new Reply(text), _ => null), nonce, null, None);

    private IReadOnlyList<string> Said() => _rest.Said(Here);

    private static SessionAppend Pending() => Sample.Say(Sample.Head() with { Place = DiscordPlace.OfChannel(Here) }, 0, "Whole.");
}
