using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Discord;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Conversations.Leases;
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
        _drafts.Show(Here, Asked, new Reply("One. Two."));
        _time.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync("One. Two.\n\u2026");

        await SendAsync("One. Two. Three.", "n1");
        await _drafts.EndAsync(Here);

        Assert.Equal("One. Two. Three.", Assert.Single(Said()));
        Assert.Empty(await _notes.ListAsync(DiscordPlace.Platform, "draft.", None));
        await SendAsync("Another.", "n2");
        Assert.Equal(2, Said().Count);
    }

    [Fact]
    public async Task It_is_edited_no_more_than_once_a_second_and_with_what_is_newest()
    {
        await ShowAsync("Answer 0");
        for (var i = 1; i < 20; i++)
            _drafts.Show(Here, Asked, new Reply("Answer " + i));
        Assert.DoesNotContain(_rest.Calls, c => c.StartsWith("EditMessage", StringComparison.Ordinal));
        _time.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync("Answer 19\n\u2026");
        Assert.Single(_rest.Calls, c => c.StartsWith("EditMessage", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_somebody_else_says_there_meanwhile_is_a_message_of_its_own()
    {
        await ShowAsync("One.");
        await new ReplySender(_rest, _drafts).SendAsync(Here, Drawn("A reminder."), "n0", null, None);
        Assert.Equal(["One.\n\u2026", "A reminder."], Said());
        await SendAsync("Whole.", "n1");
        Assert.Equal(["Whole.", "A reminder."], Said());
    }

    [Fact]
    public async Task What_no_reply_takes_over_is_removed_when_the_turn_is_over()
    {
        await ShowAsync("One.");
        await _drafts.EndAsync(Here);
        Assert.Empty(Said());
        Assert.Empty(await _notes.ListAsync(DiscordPlace.Platform, "draft.", None));
    }

    [Fact]
    public async Task A_reply_that_could_not_be_put_in_its_place_is_sent_anew_and_nothing_stands_twice()
    {
        await ShowAsync("One.");
        _rest.Refuse("EditMessage", 0);
        await Assert.ThrowsAsync<RecruitBot.Discord.Rest.DiscordUnavailableException>(() => SendAsync("Whole.", "n1"));
        await _drafts.EndAsync(Here);
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
        await RestartAsync();
        Assert.Empty(Said());
    }

    [Fact]
    public async Task What_cannot_be_removed_at_the_end_is_removed_after_the_next_start()
    {
        await ShowAsync("One.");
        _rest.Refuse("DeleteMessage", 0);
        await _drafts.EndAsync(Here);
        Assert.Single(Said());
        _rest.RefuseNothing();
        await RestartAsync();
        Assert.Empty(Said());
    }

    [Fact]
    public async Task After_a_crash_before_the_reply_was_noted_as_delivered_it_is_removed_and_comes_again()
    {
        await ShowAsync("One.");
        Assert.Equal(AppendOutcome.Appended, await _store.AppendAsync(Pending(), None));
        var nonce = Assert.Single(await _store.PendingAsync(DiscordPlace.Platform, null, None)).Nonce;
        await SendAsync("Whole.", nonce);

        await RestartAsync();
        Assert.Empty(Said());
        await SendAsync("Whole.", nonce + "x");
        Assert.Equal("Whole.", Assert.Single(Said()));
    }

    [Fact]
    public async Task After_a_crash_when_it_was_delivered_it_stays()
    {
        await ShowAsync("One.");
        await SendAsync("Whole.", "delivered");
        await RestartAsync();
        Assert.Equal("Whole.", Assert.Single(Said()));
        Assert.Empty(await _notes.ListAsync(DiscordPlace.Platform, "draft.", None));
    }

    [Fact]
    public void What_is_too_long_for_a_message_waits_until_it_is_whole()
    {
        _drafts.Show(Here, Asked, new Reply(new string('x', 1999)));
        Assert.Empty(_rest.Calls);
    }

    [Fact]
    public async Task What_cannot_be_shown_is_no_failure()
    {
        _rest.Refuse("CreateMessage", 0);
        _drafts.Show(Here, Asked, new Reply("One."));
        await WaitAsync(() => _rest.Calls.Any(c => c.StartsWith("CreateMessage", StringComparison.Ordinal)));
        _rest.RefuseNothing();
        await SendAsync("Whole.", "n1");
        Assert.Equal("Whole.", Assert.Single(Said()));
    }

    private AnswerDrafts New() => new(_rest, _notes, _store, new WholeShare(), _time, NullLogger<AnswerDrafts>.Instance);

    private async Task ShowAsync(string text)
    {
        _drafts.Show(Here, Asked, new Reply(text));
        await UntilAsync(text + "\n\u2026");
        await WaitAsync(async () => (await _notes.ListAsync(DiscordPlace.Platform, "draft.", None)).Count > 0);
    }

    private Task UntilAsync(string said) => WaitAsync(() => Said().Contains(said));

    private async Task RestartAsync()
    {
        _drafts = New();
        await _drafts.CleanAsync(await _drafts.LeftAsync(None), None);
    }

    private Task<Message> SendAsync(string text, string nonce)
    {
        _drafts.Begin(Here);
        return new ReplySender(_rest, _drafts).SendAsync(Here, Drawn(text), nonce, null, None);
    }

    private static IReadOnlyList<DrawnMessage> Drawn(string text) => ReplyDrawing.Draw(new Reply(text), _ => null);

    private IReadOnlyList<string> Said() => _rest.Said(Here);

    private static SessionAppend Pending() => Sample.Say(Sample.Head() with { Place = DiscordPlace.OfChannel(Here) }, 0, "Whole.");

    private static Task WaitAsync(Func<bool> holds) => WaitAsync(() => Task.FromResult(holds()));

    private static async Task WaitAsync(Func<Task<bool>> holds)
    {
        for (var tries = 0; !await holds(); tries++)
        {
            Assert.True(tries < 1000, "It did not come about in ten seconds.");
            await Task.Delay(10);
        }
    }
}
