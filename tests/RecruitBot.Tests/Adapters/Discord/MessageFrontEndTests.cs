using RecruitBot.Adapters.Discord;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;
using RecruitBot.Tests.Discord;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Adapters.Discord.DiscordBench;

namespace RecruitBot.Tests.Adapters.Discord;

/// <summary>Plain messages: whose are handled, once each, in order, and none lost.</summary>
public sealed class MessageFrontEndTests : IDisposable
{
    private static readonly Snowflake Direct = ScriptedServer.DirectOf(Alice);

    private readonly DiscordBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Whoever_cannot_be_answered_is_tried_once_a_message()
    {
        await _bench.WriteAsync(Alice, Direct, "hello");
        _bench.Rest.Refuse("StartThread", ApiErrorCode.MissingPermissions);
        _bench.Rest.Refuse($"CreateMessage {Direct}", ApiErrorCode.CannotMessageUser);
        for (var message = 1; message <= 3; message++)
        {
            var before = _bench.Rest.Count($"CreateMessage {Direct}");
            await _bench.WriteAsync(Alice, Direct, "/human please");
            Assert.Equal(1, _bench.Rest.Count($"CreateMessage {Direct}") - before);
        }
    }

    [Fact]
    public async Task Only_people_who_speak_to_the_bot_are_heard()
    {
        var thread = await _bench.ApplyAsync(Alice);
        var direct = _bench.Rest.Write(Alice, Direct, "Hello");
        var inThread = _bench.Rest.Write(Alice, thread, "Hello", inGuild: true);
        var elsewhere = _bench.Rest.Write(Alice, ScriptedServer.General, "Hello", inGuild: true);
        Assert.True(Concerns(direct));
        Assert.True(Concerns(inThread));
        Assert.True(Concerns(inThread with { Type = 19 }));
        Assert.False(Concerns(elsewhere));
        Assert.True(Concerns(elsewhere with { Mentions = [new User { Id = ScriptedServer.Bot }] }));
        Assert.False(Concerns(direct with { Author = direct.Author! with { Bot = true } }));
        Assert.False(Concerns(direct with { Author = new User { Id = ScriptedServer.Bot } }));
        Assert.False(Concerns(direct with { WebhookId = new Snowflake(5) }));
        Assert.False(Concerns(direct with { Type = 7 }));
        Assert.False(Concerns(direct with { Author = null }));
    }

    [Fact]
    public async Task A_mention_is_answered_where_it_stands_and_one_in_another_server_is_not()
    {
        await _bench.WriteAsync(Alice, ScriptedServer.General, "<@10> where does the flour come from?", inGuild: true, ScriptedServer.Bot);
        await _bench.DeliverAsync();
        Assert.Contains(_bench.Rest.Said(ScriptedServer.General), t => t.Contains(ScriptedAnswerer.Quote, StringComparison.Ordinal));
        var count = _bench.Rest.Messages.Count;
        var foreign = _bench.Rest.Write(Alice, ScriptedServer.General, "<@10> flour?", inGuild: true, ScriptedServer.Bot) with { GuildId = new Snowflake(999) };
        await _bench.Messages.HandleAsync(foreign, CancellationToken.None);
        Assert.Equal(count, _bench.Rest.Messages.Count);
    }

    [Fact]
    public async Task A_message_that_comes_again_is_handled_once_also_after_a_restart()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        var message = _bench.Rest.Write(Alice, thread, Paths.WholeStory, inGuild: true);
        await _bench.Messages.HandleAsync(message, CancellationToken.None);
        var version = (await _bench.StateAsync(Alice)).Version;
        await _bench.Messages.HandleAsync(message, CancellationToken.None);
        using var again = new DiscordBench(notes: _bench.Notes, store: _bench.Store, rest: _bench.Rest);
        await again.Threads.LoadAsync(CancellationToken.None);
        await again.Messages.HandleAsync(message, CancellationToken.None);
        Assert.Equal(version, (await _bench.StateAsync(Alice)).Version);
    }

    [Fact]
    public async Task An_answer_in_several_messages_is_one_answer_when_they_cross_the_next_question()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        var first = _bench.Rest.Write(Alice, thread, Paths.WholeStory, inGuild: true);
        var second = _bench.Rest.Write(Alice, thread, "And nobody had to wait.", inGuild: true);
        await _bench.Messages.HandleAsync(first, CancellationToken.None);
        await _bench.Messages.HandleAsync(second, CancellationToken.None);
        // What is written when the question stands there is its answer.
        await _bench.Messages.HandleAsync(_bench.Rest.Write(Alice, thread, Paths.HygieneStory, inGuild: true), CancellationToken.None);
        var state = await _bench.StateAsync(Alice);
        Assert.Equal($"{Paths.WholeStory}\nAnd nobody had to wait.", state.AnswersTo("rescue").Texts[0]);
        Assert.Equal(Paths.HygieneStory, state.AnswersTo("hygiene").Texts[0]);
    }

    [Fact]
    public async Task Changed_and_deleted_messages_of_an_application_reach_it_and_others_nothing()
    {
        await _bench.BeginAsync();
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        var answer = _bench.Rest.Write(Alice, thread, Paths.WholeStory, inGuild: true);
        await _bench.Messages.HandleAsync(answer, CancellationToken.None);
        var version = (await _bench.StateAsync(Alice)).Version;

        // Unfolded links, messages that no application took, and words that may not be read change nothing.
        var changed = answer with { Content = "I cooled the dough.", EditedTimestamp = answer.Timestamp.AddMinutes(1) };
        await HearAsync(
            new MessageEdited(answer with { Content = "I cooled the dough." }),
            new MessageEdited(changed with { Id = _bench.Rest.NewId() }),
            new MessageEdited(changed with { Content = "" }),
            new MessagesDeleted(thread, ScriptedServer.GuildId, [_bench.Rest.NewId()])
        );
        Assert.Equal(version, (await _bench.StateAsync(Alice)).Version);

        await HearAsync(new MessageEdited(changed), new MessageEdited(changed), new MessagesDeleted(thread, ScriptedServer.GuildId, [answer.Id]));
        Assert.Equal("I cooled the dough.", (await _bench.StateAsync(Alice)).AnswersTo("rescue").Texts[0]);
        Assert.Single(_bench.Rest.Said(thread), t => t.Contains("now reads as you changed it", StringComparison.Ordinal));
        Assert.Single(_bench.Rest.Said(thread), t => t.Contains("was deleted here", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_changed_or_deleted_while_the_bot_was_away_is_taken_when_it_returns_and_once()
    {
        await _bench.BeginAsync();
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        var first = _bench.Rest.Write(Alice, thread, Paths.WholeStory, inGuild: true);
        await _bench.Messages.HandleAsync(first, CancellationToken.None);
        var second = _bench.Rest.Write(Alice, thread, "I scrub the tables.", inGuild: true);
        await _bench.Messages.HandleAsync(second, CancellationToken.None);
        _bench.Rest.Change(first.Id, m => m with { Content = "I cooled the dough.", EditedTimestamp = m.Timestamp.AddMinutes(1) });
        _bench.Rest.Forget(second.Id);
        await RestartAsync();
        await RestartAsync();
        Assert.Equal("I cooled the dough.", (await _bench.StateAsync(Alice)).AnswersTo("rescue").Texts[0]);
        Assert.Single(_bench.Rest.Said(thread), t => t.Contains("now reads as you changed it", StringComparison.Ordinal));
        Assert.Single(_bench.Rest.Said(thread), t => t.Contains("your answer to question 2 was deleted here", StringComparison.Ordinal));

        // A history that may not be read looks empty, and says nothing of what was deleted.
        _bench.Rest.HidesHistories = true;
        await RestartAsync();
        Assert.DoesNotContain(_bench.Rest.Said(thread), t => t.Contains("your answer to question 1 was deleted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_changed_while_the_server_was_away_is_taken_when_it_is_back()
    {
        await _bench.BeginAsync();
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        var answer = _bench.Rest.Write(Alice, thread, Paths.WholeStory, inGuild: true);
        await _bench.Messages.HandleAsync(answer, CancellationToken.None);
        await _bench.FrontEnd.IdleAsync();
        await _bench.FrontEnd.HandleAsync(new GuildGone(ScriptedServer.GuildId, Unavailable: true), CancellationToken.None);
        _bench.Rest.Change(answer.Id, m => m with { Content = "I cooled the dough.", EditedTimestamp = m.Timestamp.AddMinutes(1) });
        await _bench.FrontEnd.HandleAsync(new GuildAvailable(ScriptedServer.GuildId), CancellationToken.None);
        await Eventually.TrueAsync(() => _bench.Rest.Said(thread).Any(t => t.Contains("now reads as you changed it", StringComparison.Ordinal)), "the change");
        Assert.Equal("I cooled the dough.", (await _bench.StateAsync(Alice)).AnswersTo("rescue").Texts[0]);
    }

    [Fact]
    public async Task A_change_that_the_store_refused_is_taken_when_it_works_again_in_order()
    {
        await _bench.BeginAsync();
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        var answer = _bench.Rest.Write(Alice, thread, Paths.WholeStory, inGuild: true);
        await _bench.Messages.HandleAsync(answer, CancellationToken.None);
        await _bench.FrontEnd.IdleAsync();
        _bench.Store.Fail();
        foreach (var (words, minute) in (List<(string, int)>)[("I warmed the dough.", 1), ("I cooled the dough.", 2)])
            await _bench.FrontEnd.HandleAsync(new MessageEdited(answer with { Content = words, EditedTimestamp = answer.Timestamp.AddMinutes(minute) }), CancellationToken.None);
        // Refused once more before it works again.
        await _bench.Time.PassAsync(5);
        await _bench.Time.SeeWaitAsync(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6));
        _bench.Store.Open();
        await _bench.Time.PassAsync(5);
        await _bench.FrontEnd.IdleAsync();
        var versions = (await _bench.StateAsync(Alice)).AnswersTo("rescue").Main.Select(v => v.Text);
        Assert.Equal([Paths.WholeStory, "I warmed the dough.", "I cooled the dough."], versions);
    }

    [Fact]
    public async Task A_changed_answer_is_found_however_much_was_written_since()
    {
        await _bench.BeginAsync();
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        var first = _bench.Rest.Write(Alice, thread, Paths.WholeStory, inGuild: true);
        await _bench.Messages.HandleAsync(first, CancellationToken.None);
        for (var i = 0; i < 250; i++)
            _bench.Rest.Write(Rita, thread, "We talk about the weather.", inGuild: true);
        var second = _bench.Rest.Write(Alice, thread, "I scrub the tables.", inGuild: true);
        var third = _bench.Rest.Write(Alice, thread, "For question 2 I also wanted to say that I log it.", inGuild: true);
        await _bench.Messages.HandleAsync(second, CancellationToken.None);
        await _bench.Messages.HandleAsync(third, CancellationToken.None);
        _bench.Rest.Change(second.Id, m => m with { Content = "I scrub the tables twice.", EditedTimestamp = m.Timestamp.AddMinutes(1) });
        _bench.Rest.Forget(third.Id);
        await RestartAsync();
        Assert.StartsWith("I scrub the tables twice.", (await _bench.StateAsync(Alice)).AnswersTo("hygiene").Texts[0], StringComparison.Ordinal);
        Assert.Single(_bench.Rest.Said(thread), t => t.Contains("your answer to question 2 was deleted here", StringComparison.Ordinal));
        Assert.DoesNotContain(_bench.Rest.Said(thread), t => t.Contains("your answer to question 1 was deleted", StringComparison.Ordinal));
    }

    private async Task HearAsync(params GatewayEvent[] events)
    {
        foreach (var e in events)
            await _bench.FrontEnd.HandleAsync(e, CancellationToken.None);
        await _bench.FrontEnd.IdleAsync();
    }

    [Fact]
    public async Task A_file_is_no_part_of_the_answer_that_it_comes_with_and_its_address_is_not_kept()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        var photo = _bench.Files.Put("dough.jpg", [0xFF, 0xD8, 0xFF, 0xE0]);
        var message = _bench.Rest.Write(Alice, thread, "I saved the dough; see the photo.", inGuild: true) with { Attachments = [Attached(photo)] };
        await _bench.Messages.HandleAsync(message, CancellationToken.None);
        var log = await _bench.Store.ReadAsync((await _bench.StateAsync(Alice)).Id, CancellationToken.None);
        Assert.Equal("I saved the dough; see the photo.", log.Select(e => e.Event).OfType<AnswerGiven>().Last().Text);
        Assert.Contains(_bench.Rest.Said(thread), t => t.StartsWith("dough.jpg was not taken. It is a picture", StringComparison.Ordinal) && t.EndsWith("What you wrote is taken.", StringComparison.Ordinal));
        Assert.DoesNotContain(photo.Address, string.Concat(log.Select(e => SessionJson.Write(e.Event))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resume_is_taken_once_also_when_its_message_comes_again_and_when_the_store_failed_in_between()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        var message = _bench.Rest.Write(Alice, thread, "", inGuild: true) with { Attachments = [Attached(_bench.Files.Put("cv.txt", "Ten years of bread."))] };
        _bench.Store.Fail();
        await Assert.ThrowsAsync<StoreException>(() => _bench.Messages.HandleAsync(message, CancellationToken.None));
        _bench.Store.Open();
        Assert.Null((await _bench.StateAsync(Alice)).Resume);

        await _bench.Messages.HandleAsync(message, CancellationToken.None);
        await _bench.Messages.HandleAsync(message, CancellationToken.None);

        var state = await _bench.StateAsync(Alice);
        Assert.Equal(("cv.txt", 1), (state.Resume!.File.Name, state.ResumesGiven));
        Assert.Single(_bench.Rest.Said(thread), t => t.StartsWith("I have your r\u00e9sum\u00e9", StringComparison.Ordinal));
    }

    private static Attachment Attached(GivenFile file) => new() { Id = new Snowflake(1), Filename = file.Name, Size = file.Size, Url = file.Address };

    [Fact]
    public async Task Whoever_cannot_be_read_gets_the_question_with_a_button_each_time_and_the_team_is_told_once()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        await WithoutWordsAsync(thread, "First try.", "Second try.");
        Assert.Equal(2, _bench.Rest.Said(thread).Count(t => t.Contains("I cannot read plain messages", StringComparison.Ordinal)));
        Assert.Equal("Write an answer", _bench.Rest.Messages.Last(m => m.Channel == thread).Draft.Components![0].Components![0].Label);
        Assert.Equal(1, _bench.Rest.Count($"CreateMessage {ScriptedServer.Review}"));
        Assert.Contains("message-content intent is off", Assert.Single(_bench.Rest.Said(ScriptedServer.Review)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_read_is_read_once_when_it_can_be()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        await WithoutWordsAsync(thread, Paths.WholeStory, Paths.HygieneStory);
        for (var i = 0; i < 2; i++)
            await RestartAsync();
        // Nobody who wrote both had seen a second question.
        Assert.Equal([Paths.WholeStory], await AnswersAsync());
        Assert.Equal($"{Paths.WholeStory}\n{Paths.HygieneStory}", (await _bench.StateAsync(Alice)).AnswersTo("rescue").Texts[0]);
        Assert.Contains("there is nothing left to do", Assert.Single(_bench.Rest.Said(ScriptedServer.Review)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_by_the_form_since_is_not_answered_for_a_second_time()
    {
        var thread = await _bench.ToFirstQuestionAsync(Alice);
        await WithoutWordsAsync(thread, "I have a story of a dough to tell.");
        var state = await _bench.StateAsync(Alice);
        await _bench.HandleAsync(_bench.Fill(Alice, ActionId.Of("answer", state.Id, state.Pending!.Item.ToString()), thread, ("text", Paths.WholeStory)));
        await RestartAsync();
        Assert.Equal([Paths.WholeStory], await AnswersAsync());
        Assert.Contains("there is nothing left to do", Assert.Single(_bench.Rest.Said(ScriptedServer.Review)), StringComparison.Ordinal);
    }

    /// <summary>What is written while the intent is off comes without its words.</summary>
    private async Task WithoutWordsAsync(Snowflake thread, params string[] texts)
    {
        _bench.Rest.Flags = ApplicationFlags.None;
        _bench.Time.Advance(TimeSpan.FromMinutes(11));
        foreach (var text in texts)
            await _bench.Messages.HandleAsync(_bench.Rest.Write(Alice, thread, text, inGuild: true) with { Content = "" }, CancellationToken.None);
        await _bench.DeliverAsync();
        _bench.Rest.Flags = ApplicationFlags.MessageContentLimited;
    }

    private async Task RestartAsync()
    {
        using var again = new DiscordBench(notes: _bench.Notes, store: _bench.Store, rest: _bench.Rest);
        await again.BeginAsync();
        await again.FrontEnd.IdleAsync();
        await again.DeliverAsync();
    }

    private async Task<string[]> AnswersAsync() =>
        [.. (await _bench.Store.ReadAsync((await _bench.StateAsync(Alice)).Id, CancellationToken.None)).Select(e => e.Event).OfType<AnswerGiven>().Select(a => a.Text)];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_fails_is_handled_later_in_order_and_nothing_is_lost(bool notesToo)
    {
        await _bench.BeginAsync();
        await _bench.FrontEnd.IdleAsync();
        _bench.Store.Fail();
        _bench.Notes.Fails = notesToo;
        foreach (var text in (string[])["Where does the flour come from?", "And the second flour?", "And the third flour?"])
            await _bench.FrontEnd.HandleAsync(new MessageCreated(_bench.Rest.Write(Alice, Direct, text)), CancellationToken.None);
        await _bench.Time.SeeWaitAsync(TimeSpan.FromSeconds(4.9), TimeSpan.FromSeconds(5.1));
        Assert.Single(_bench.Rest.Said(Direct), t => t.Contains("The store is full", StringComparison.Ordinal));
        // Still failing: tried again, and not said again.
        await _bench.Time.PassAsync(5, 0.1);
        await _bench.Time.SeeWaitAsync(TimeSpan.FromSeconds(4.9), TimeSpan.FromSeconds(5.1));
        Assert.Single(_bench.Rest.Said(Direct), t => t.Contains("The store is full", StringComparison.Ordinal));
        _bench.Store.Open();
        _bench.Notes.Fails = false;
        await _bench.Time.PassAsync(5, 0.1);
        await _bench.FrontEnd.IdleAsync();
        var heads = await _bench.Store.FindAsync(new SessionQuery(), CancellationToken.None);
        var asked = (await _bench.Store.ReadAsync(Assert.Single(heads).SessionId, CancellationToken.None)).Select(e => e.Event).OfType<QuestionAnswered>();
        Assert.Equal(["Where does the flour come from?", "And the second flour?", "And the third flour?"], asked.Select(q => q.Question));
    }

    [Fact]
    public async Task A_mention_that_fails_holds_up_no_other_in_its_channel()
    {
        await _bench.BeginAsync();
        await _bench.FrontEnd.IdleAsync();
        _bench.Store.Fail();
        await MentionAsync("first flour?");
        await _bench.FrontEnd.IdleAsync();
        _bench.Store.Open();
        await MentionAsync("second flour?");
        await _bench.FrontEnd.IdleAsync();
        await _bench.DeliverAsync();
        Assert.Contains(_bench.Rest.Said(ScriptedServer.General), t => t.Contains(ScriptedAnswerer.Quote, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_handled_but_cannot_be_shown_is_not_handled_again()
    {
        _bench.Rest.Before = call => call.StartsWith("CreateMessage", StringComparison.Ordinal) ? throw new InvalidOperationException("x") : Task.CompletedTask;
        await _bench.WriteAsync(Alice, Direct, "jobs");
        Assert.True(_bench.Marks.TryGet(Direct, out var mark));
        Assert.Equal(mark, new Snowflake(_bench.Rest.NewId().Value - 1));
    }

    private Task MentionAsync(string text) =>
        _bench
            .FrontEnd.HandleAsync(
                new MessageCreated(_bench.Rest.Write(Alice, ScriptedServer.General, text, inGuild: true, ScriptedServer.Bot)),
                CancellationToken.None
            )
            .AsTask();

    private bool Concerns(Message message) => _bench.Messages.Concerns(message, ScriptedServer.Bot);
}
