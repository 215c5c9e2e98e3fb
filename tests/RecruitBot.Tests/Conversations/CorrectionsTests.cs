using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Conversations;

/// <summary>Messages that are changed or deleted where they stand, written in several pieces, or written to another question than the open one.</summary>
public sealed class CorrectionsTests : IDisposable
{
    private const string Changed = "I weighed the salt twice, and the dough has risen every night since.";

    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task A_changed_message_changes_its_answer_and_leaves_the_open_question_open()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (id, _) = await _office.WriteAsync(Alice, Paths.WholeStory);
        var heard = await _office.EditAsync(Alice, id, Changed);
        Assert.Equal("Noted: your answer to question 1 now reads as you changed it.", heard.Text);
        var state = await _office.StateAsync(Alice);
        Assert.Equal([Changed], state.AnswersTo("rescue").Texts);
        Assert.Equal([Paths.WholeStory, Changed], state.AnswersTo("rescue").Main.Select(v => v.Text));
        Assert.Equal("q.hygiene", state.Pending!.Item.ToString());
        await _office.SayAsync(Alice, Paths.HygieneStory);
        Assert.Equal([Paths.HygieneStory], (await _office.StateAsync(Alice)).AnswersTo("hygiene").Texts);
        await ReplaysAsync();
    }

    [Fact]
    public async Task A_change_is_taken_once_and_a_second_one_replaces_it()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (id, _) = await _office.WriteAsync(Alice, Paths.WholeStory);
        var edit = new Core.Conversations.EditTurn("edit/1/1", _office.Time.GetUtcNow(), Alice, PlaceOf(Alice), id, Changed);
        await _office.TakeAsync(edit);
        Assert.Empty((await _office.TakeAsync(edit)).Here);
        await _office.EditAsync(Alice, id, Changed + " I promise.");
        Assert.Equal([Changed + " I promise."], (await _office.StateAsync(Alice)).AnswersTo("rescue").Texts);
        Assert.Equal(3, (await _office.StateAsync(Alice)).AnswersTo("rescue").Main.Count);
    }

    [Fact]
    public async Task At_the_review_a_change_shows_the_review_again()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (id, _) = await _office.WriteAsync(Alice, Paths.WholeStory);
        await _office.SayAsync(Alice, Paths.HygieneStory);
        var changed = Paths.WholeStory.Replace("Last winter", "Two winters ago", StringComparison.Ordinal);
        var heard = await _office.EditAsync(Alice, id, changed);
        Assert.Contains("Please look your answers over", heard.Text, StringComparison.Ordinal);
        Assert.Contains("Two winters ago", heard.Text, StringComparison.Ordinal);
        await ReplaysAsync();
    }

    [Fact]
    public async Task A_change_ends_no_wait_for_a_person()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (id, _) = await _office.WriteAsync(Alice, Paths.WholeStory);
        await _office.SayAsync(Alice, Paths.HygieneStory);
        await _office.SayAsync(Alice, "human");
        await _office.EditAsync(Alice, id, Paths.WholeStory.Replace("Last winter", "Two winters ago", StringComparison.Ordinal));
        var heard = await _office.SayAsync(Alice, "Please tell Anna that I cannot come on Monday.");
        Assert.Contains("cannot come on Monday", Assert.Single(heard.Reviewers).Text, StringComparison.Ordinal);
        await ReplaysAsync();
    }

    [Fact]
    public async Task A_changed_fact_counts_as_it_is_said_now_or_as_before_when_it_cannot_be_read()
    {
        await _office.BeginAsync(Alice);
        await _office.PressAsync(Alice, "Yes");
        var (id, _) = await _office.WriteAsync(Alice, "4");
        await _office.EditAsync(Alice, id, "5");
        Assert.Equal("5", (await _office.StateAsync(Alice)).Facts["nights"].Value);
        var heard = await _office.EditAsync(Alice, id, "many");
        Assert.Contains("as you said it before", heard.Text, StringComparison.Ordinal);
        Assert.Equal("5", (await _office.StateAsync(Alice)).Facts["nights"].Value);
        Assert.Equal("k.contract", (await _office.StateAsync(Alice)).Pending!.Item.ToString());
        await ReplaysAsync();
    }

    [Fact]
    public async Task After_handing_in_the_answers_stay_and_the_change_is_kept()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (id, _) = await _office.WriteAsync(Alice, Paths.WholeStory);
        await _office.SayAsync(Alice, Paths.HygieneStory);
        await _office.PressAsync(Alice, "Hand in");
        var heard = await _office.EditAsync(Alice, id, Changed);
        Assert.Contains("You have handed in", heard.Text, StringComparison.Ordinal);
        var state = await _office.StateAsync(Alice);
        Assert.Equal([Paths.WholeStory], state.AnswersTo("rescue").Texts);
        Assert.Contains(Transcript.Of(await _office.EventsAsync(Alice)), l => l.Text.Contains(Changed, StringComparison.Ordinal));
        await ReplaysAsync();
    }

    [Fact]
    public async Task A_question_that_is_changed_into_an_answer_is_the_answer()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (id, _) = await _office.WriteAsync(Alice, "Where does the flour come from?");
        await _office.EditAsync(Alice, id, Paths.WholeStory);
        Assert.Equal([Paths.WholeStory], (await _office.StateAsync(Alice)).AnswersTo("rescue").Texts);
        await ReplaysAsync();
    }

    [Fact]
    public async Task Nobody_changes_or_deletes_what_somebody_else_wrote()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (id, _) = await _office.WriteAsync(Alice, Paths.WholeStory);
        await _office.EditAsync(Bob, id, Changed);
        await _office.EditAsync(Alice, "never-written", Changed);
        Assert.Equal([Paths.WholeStory], (await _office.StateAsync(Alice)).AnswersTo("rescue").Texts);
    }

    [Fact]
    public async Task A_deleted_message_counts_until_its_writer_takes_it_back()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (id, _) = await _office.WriteAsync(Alice, Paths.WholeStory);
        var heard = await _office.DeleteAsync(Alice, id);
        Assert.Contains("A message with your answer to question 1 was deleted here", heard.Text, StringComparison.Ordinal);
        await _office.PressAsync(Alice, "Leave it");
        Assert.Equal([Paths.WholeStory], (await _office.StateAsync(Alice)).AnswersTo("rescue").Texts);

        await _office.PressAsync(Alice, "Take it back");
        Assert.False((await _office.StateAsync(Alice)).AnswersTo("rescue").IsDone);
        // The open question comes first, then the one that is open again.
        var next = await _office.SayAsync(Alice, Paths.HygieneStory);
        Assert.Contains("Question 1 of 2", next.Text, StringComparison.Ordinal);
        await _office.SayAsync(Alice, Changed);
        Assert.Equal(Changed, (await _office.StateAsync(Alice)).AnswersTo("rescue").Texts[0]);
        Assert.Contains("That button belongs to an earlier step", (await _office.PressAsync(Alice, "Take it back")).Text, StringComparison.Ordinal);
        Assert.Contains(await _office.EventsAsync(Alice), e => e.Event is AnswerGiven { Text: Paths.WholeStory });
        await ReplaysAsync();
    }

    [Fact]
    public async Task An_answer_in_pieces_is_one_answer_when_the_next_question_could_not_be_seen()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (first, _) = await _office.WriteAsync(Alice, Paths.WholeStory);
        var (second, heard) = await _office.WriteAsync(Alice, "And nobody had to wait for bread.", unseen: "q.hygiene");
        Assert.Equal("I have added that to your answer to question 1.", heard.Text);
        Assert.Equal([Paths.WholeStory + "\nAnd nobody had to wait for bread."], (await _office.StateAsync(Alice)).AnswersTo("rescue").Texts);
        Assert.Equal("q.hygiene", (await _office.StateAsync(Alice)).Pending!.Item.ToString());

        // Each piece is changed and taken back by itself.
        await _office.EditAsync(Alice, second, "And nobody waited.");
        await _office.DeleteAsync(Alice, first);
        await _office.PressAsync(Alice, "Take it back");
        Assert.Equal(["And nobody waited."], (await _office.StateAsync(Alice)).AnswersTo("rescue").Texts);
        await ReplaysAsync();
    }

    [Fact]
    public async Task A_last_piece_that_crosses_the_review_still_counts()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, Paths.WholeStory);
        await _office.SayAsync(Alice, Paths.HygieneStory);
        await _office.WriteAsync(Alice, "I check the drain each week.", unseen: "review");
        var state = await _office.StateAsync(Alice);
        Assert.Equal([Paths.HygieneStory + "\nI check the drain each week."], state.AnswersTo("hygiene").Texts);
        Assert.Equal(Stage.Review, state.Stage);
        await ReplaysAsync();
    }

    [Theory]
    [InlineData("For question 1 I also wanted to say that nobody had to wait.")]
    [InlineData("Oh, sorry, about question 1: nobody had to wait.")]
    [InlineData("One more thing to the first question: nobody had to wait.")]
    [InlineData("I forgot to mention in my previous answer that nobody had to wait.")]
    [InlineData("also, regarding the last question, nobody had to wait")]
    [InlineData("to q1 - nobody had to wait")]
    [InlineData("I wanted to add to question #1 that nobody had to wait")]
    public async Task Words_for_another_question_go_to_its_answer(string words)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, Paths.WholeStory);
        var heard = await _office.SayAsync(Alice, words);
        Assert.Contains("I have added that to your answer to question 1.", heard.Text, StringComparison.Ordinal);
        Assert.Contains("Question 2 of 2", heard.Text, StringComparison.Ordinal);
        var state = await _office.StateAsync(Alice);
        Assert.Equal([Paths.WholeStory + "\n" + words], state.AnswersTo("rescue").Texts);
        Assert.False(state.AnswersTo("hygiene").IsDone);
        await ReplaysAsync();
    }

    [Theory]
    [InlineData("For the first batch I measured the dough, cooled the water and saved 20 loaves.")]
    [InlineData("In my last job I cleaned the drain and the inspector found nothing.")]
    [InlineData("The first question I asked was how long the leak had been there. I had it sealed.")]
    [InlineData("For question 2: I had the drain sealed and found no mould for a year.")]
    [InlineData("On one occasion the floor was wet; I dried it and nobody slipped.")]
    [InlineData("To answer the question, I scrub the tables each night and log it.")]
    public async Task Other_words_answer_the_open_question(string words)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, Paths.WholeStory);
        await _office.SayAsync(Alice, words);
        var state = await _office.StateAsync(Alice);
        Assert.Equal(Paths.WholeStory, state.AnswersTo("rescue").Texts[0]);
        Assert.Equal(words, state.AnswersTo("hygiene").Texts[0]);
    }

    [Fact]
    public async Task Words_for_a_question_that_was_not_asked_yet_are_kept_and_said_to_be_no_answer()
    {
        await _office.ToFirstQuestionAsync(Alice);
        Assert.Contains("Question 2 comes later", (await _office.SayAsync(Alice, "For question 2 I want to say that I like clean tables.")).Text, StringComparison.Ordinal);
        Assert.Contains("There is no question 7", (await _office.SayAsync(Alice, "For question 7 I want to say that I like clean tables.")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await _office.EventsAsync(Alice)).Count(e => e.Event is CandidateWrote));
        Assert.Equal("q.rescue", (await _office.StateAsync(Alice)).Pending!.Item.ToString());
    }

    [Fact]
    public async Task While_a_person_has_the_conversation_they_read_what_was_changed()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        var (id, _) = await _office.WriteAsync(Alice, "Hello Rita");
        var heard = await _office.EditAsync(Alice, id, "Good morning Rita");
        Assert.Empty(heard.Here);
        Assert.Contains("Good morning Rita", Assert.Single(heard.Reviewers).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_person_has_the_conversation_a_change_counts_and_the_bot_says_nothing()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (id, _) = await _office.WriteAsync(Alice, Paths.WholeStory);
        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        var heard = await _office.EditAsync(Alice, id, Changed);
        Assert.Empty(heard.Here);
        Assert.Contains(Changed, Assert.Single(heard.Reviewers).Text, StringComparison.Ordinal);
        var state = await _office.StateAsync(Alice);
        Assert.Equal([Paths.WholeStory, Changed], state.AnswersTo("rescue").Main.Select(v => v.Text));
        Assert.Equal("q.hygiene", state.Pending!.Item.ToString());
        await _office.TypeAsync(Rita, "release", ("session", "Alice"));
        Assert.Equal([Changed], (await _office.StateAsync(Alice)).AnswersTo("rescue").Texts);
        await ReplaysAsync();
    }

    [Fact]
    public async Task A_fact_that_is_changed_while_a_person_has_the_conversation_counts_as_it_is_said_now()
    {
        await _office.BeginAsync(Alice);
        await _office.PressAsync(Alice, "Yes");
        var (id, _) = await _office.WriteAsync(Alice, "4");
        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        Assert.Empty((await _office.EditAsync(Alice, id, "1")).Here);
        Assert.Equal("1", (await _office.StateAsync(Alice)).Facts["nights"].Value);
        Assert.Empty((await _office.EditAsync(Alice, id, "many")).Here);
        Assert.Equal("1", (await _office.StateAsync(Alice)).Facts["nights"].Value);
        await ReplaysAsync();
    }

    [Fact]
    public async Task An_answer_that_is_open_again_and_changed_while_a_person_has_the_conversation_is_done_afterwards()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (id, _) = await _office.WriteAsync(Alice, Paths.WholeStory);
        await _office.SayAsync(Alice, "go back");
        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        await _office.EditAsync(Alice, id, Paths.WholeStory + " And nobody waited.");
        var released = await _office.TypeAsync(Rita, "release", ("session", "Alice"));
        Assert.Contains(released.Delivered, d => d.Place == PlaceOf(Alice) && d.Reply.Text.StartsWith("Question 2 of 2", StringComparison.Ordinal));
        await ReplaysAsync();
    }

    [Fact]
    public async Task A_question_that_is_changed_into_an_answer_while_a_person_has_the_conversation_is_the_answer()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (id, _) = await _office.WriteAsync(Alice, "Where does the flour come from?");
        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        Assert.Empty((await _office.EditAsync(Alice, id, Paths.WholeStory)).Here);
        Assert.Equal([Paths.WholeStory], (await _office.StateAsync(Alice)).AnswersTo("rescue").Texts);
        await _office.TypeAsync(Rita, "release", ("session", "Alice"));
        Assert.Equal("q.hygiene", (await _office.StateAsync(Alice)).Pending!.Item.ToString());
        await ReplaysAsync();
    }

    [Fact]
    public async Task What_was_deleted_while_a_person_had_the_conversation_is_asked_about_when_the_bot_has_it_again()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var (id, _) = await _office.WriteAsync(Alice, Paths.WholeStory);
        await _office.WriteAsync(Alice, Paths.HygieneStory);
        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        Assert.Empty((await _office.DeleteAsync(Alice, id)).Here);
        Assert.Equal([Paths.WholeStory], (await _office.StateAsync(Alice)).AnswersTo("rescue").Texts);
        var released = await _office.TypeAsync(Rita, "release", ("session", "Alice"));
        Assert.Single(released.Delivered, d => d.Place == PlaceOf(Alice) && d.Reply.Text.Contains("A message with your answer to question 1 was deleted here", StringComparison.Ordinal));
        await _office.PressAsync(Alice, "Take it back");
        Assert.False((await _office.StateAsync(Alice)).AnswersTo("rescue").IsDone);
        Assert.Equal([Paths.HygieneStory], (await _office.StateAsync(Alice)).AnswersTo("hygiene").Texts);

        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        released = await _office.TypeAsync(Rita, "release", ("session", "Alice"));
        Assert.DoesNotContain(released.Delivered, d => d.Reply.Text.Contains("was deleted here", StringComparison.Ordinal));
        await ReplaysAsync();
    }

    private async Task ReplaysAsync()
    {
        var report = await _office.Replay.RunAsync(await _office.EventsAsync(Alice), CancellationToken.None);
        Assert.Empty(report.Differences);
    }
}
