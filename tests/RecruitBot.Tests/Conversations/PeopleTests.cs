using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Conversations;

/// <summary>People in the conversation: asked for, taking over, handing back, deciding.</summary>
public sealed class PeopleTests : IDisposable
{
    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Theory]
    [InlineData("can I talk to someone")]
    [InlineData("human")]
    [InlineData("I'd like to talk to a person, please")]
    public async Task Asking_for_a_person_pauses_and_tells_the_reviewers(string words)
    {
        await _office.ToFirstQuestionAsync(Alice);
        var heard = await _office.SayAsync(Alice, words);
        Assert.Contains("I have told the recruiting team", heard.Text, StringComparison.Ordinal);
        Assert.Contains("Alice wants to talk to a person about Night Baker", Heard.Words(heard.Reviewers), StringComparison.Ordinal);
        var state = await _office.StateAsync(Alice);
        Assert.Equal((true, true), (state.IsPaused, state.WantsPerson));
        Assert.Equal("q.rescue", state.Pending!.Item.ToString());
    }

    [Fact]
    public async Task A_person_can_be_asked_for_outside_any_application()
    {
        var heard = await _office.TypeAsync(Alice, "human");
        Assert.Contains("an AI, not a person", heard.Here[0].Text, StringComparison.Ordinal);
        Assert.Contains("Alice wants to talk to a person (session", Heard.Words(heard.Reviewers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_person_has_the_conversation_the_bot_is_silent_in_it()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var claimed = await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        Assert.Contains("I am silent until they hand back", Heard.Words(claimed.At(PlaceOf(Alice))), StringComparison.Ordinal);
        foreach (var words in new[] { "Hello?", "Where does the flour come from?", "skip", "pause", "help", "status", "withdraw", "hi", "jobs", Paths.WholeStory })
        {
            var heard = await _office.SayAsync(Alice, words);
            Assert.Empty(heard.Here);
            Assert.Contains(words, Assert.Single(heard.Reviewers).Text, StringComparison.Ordinal);
        }
        Assert.Empty(_office.Answerer.Questions);
        Assert.DoesNotContain(await _office.EventsAsync(Alice), e => e.Event is AnswerGiven);
    }

    [Fact]
    public async Task Words_of_staff_reach_the_candidate_and_the_transcript()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        var heard = await _office.SayAsync(Rita, "Hello Alice, how can I help? /jobs");
        Assert.Equal("Rita (recruiting team): Hello Alice, how can I help? /jobs", Assert.Single(heard.At(PlaceOf(Alice))).Text);
        await _office.SayAsync(Alice, "Thank you, Rita.");
        var lines = Transcript.Of(await _office.EventsAsync(Alice)).ToList();
        Assert.Contains(lines, l => l is { Who: "Rita", Text: "Hello Alice, how can I help? /jobs" });
        Assert.Contains(lines, l => l is { Who: "Alice", Text: "Thank you, Rita." });
    }

    [Fact]
    public async Task Handing_back_puts_the_question_again()
    {
        var before = await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "human");
        await _office.PressAsync(Rita, "Claim");
        await _office.SayAsync(Rita, "All is well.");
        var heard = await _office.TypeAsync(Rita, "release");
        var told = heard.At(PlaceOf(Alice));
        Assert.Contains("an AI", told[0].Text, StringComparison.Ordinal);
        Assert.Equal(before.Here[^1].Text, told[1].Text);
        Assert.Contains("Question 2 of 2", (await _office.SayAsync(Alice, Paths.WholeStory)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_do_not_claim_one_conversation()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        var heard = await _office.TypeAsync(Sam, "claim", ("session", "Alice"));
        Assert.Contains("Rita has this conversation", heard.Text, StringComparison.Ordinal);
        Assert.Equal("test:rita", (await _office.StateAsync(Alice)).ClaimedBy!.Id);
        Assert.Contains("already", (await _office.TypeAsync(Rita, "claim", ("session", "Alice"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_enquiry_can_be_taken_over_too_and_the_bot_is_silent_in_it()
    {
        await _office.TypeAsync(Alice, "human");
        await _office.PressAsync(Rita, "Claim");
        foreach (var words in new[] { "I have a question about the night shift.", "jobs", "help", "Where does the flour come from?" })
        {
            var heard = await _office.SayAsync(Alice, words);
            Assert.Empty(heard.Here);
            Assert.Contains(words, Assert.Single(heard.Reviewers).Text, StringComparison.Ordinal);
        }
        await _office.TypeAsync(Rita, "release");
        Assert.Contains(ScriptedAnswerer.Quote, (await _office.SayAsync(Alice, "Where does the flour come from?")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Withdrawing_stays_possible_while_a_person_has_the_conversation()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        await _office.TypeAsync(Alice, "withdraw");
        await _office.PressAsync(Alice, "Yes, withdraw");
        Assert.Equal(Stage.Withdrawn, (await _office.StateAsync(Alice)).Stage);
    }

    [Fact]
    public async Task Buttons_of_the_screening_rest_while_a_person_has_the_conversation()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        var heard = await _office.PressAsync(Alice, "Skip");
        Assert.Empty(heard.At(PlaceOf(Alice)));
        Assert.Equal("q.rescue", (await _office.StateAsync(Alice)).Pending!.Item.ToString());
    }

    [Theory]
    [InlineData("Advance", Stage.Advanced, "Good news")]
    [InlineData("Hold", Stage.Held, "has not decided yet")]
    public async Task An_outcome_reaches_the_candidate(string button, Stage stage, string says)
    {
        await _office.HandInAsync(Alice);
        var heard = await _office.PressAsync(Rita, button);
        Assert.Contains(says, Heard.Words(heard.At(PlaceOf(Alice))), StringComparison.Ordinal);
        Assert.Equal(stage, (await _office.StateAsync(Alice)).Stage);
        Assert.Contains("already", (await _office.PressAsync(Rita, button)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declining_asks_for_a_reason_and_only_the_words_for_the_candidate_reach_them()
    {
        await _office.HandInAsync(Alice);
        var form = Assert.Single((await _office.PressAsync(Rita, "Decline")).Shown).Form!;
        Assert.Equal(["kind", "reason", "message"], form.Fields.Select(f => f.Id));
        Assert.Equal(Stage.Submitted, (await _office.StateAsync(Alice)).Stage);
        var heard = await _office.FillAsync(Rita, form.Action, ("kind", "Other"), ("reason", "internal note"), ("message", "We wish you well."));
        var told = Heard.Words(heard.At(PlaceOf(Alice)));
        Assert.Contains("will not take it further. We wish you well. A person made this decision.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("internal note", told, StringComparison.Ordinal);
        var decision = (await _office.StateAsync(Alice)).Decisions[^1].Decision;
        Assert.Equal((Outcome.Decline, "test:rita", "Other: internal note"), (decision.Outcome, decision.By.Id, decision.Reason));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(" ", "\t")]
    public async Task A_form_without_a_reason_declines_nobody(string kind, string reason)
    {
        await _office.HandInAsync(Alice);
        var form = Assert.Single((await _office.TypeAsync(Rita, "decline", ("session", "Alice"))).Shown).Form!;
        var heard = await _office.FillAsync(Rita, form.Action, ("kind", kind), ("reason", reason));
        Assert.Contains("needs a reason", heard.Text, StringComparison.Ordinal);
        Assert.Equal(Stage.Submitted, (await _office.StateAsync(Alice)).Stage);
    }

    [Fact]
    public async Task What_is_not_handed_in_cannot_be_decided()
    {
        await _office.ToReviewAsync(Alice);
        var heard = await _office.TypeAsync(Rita, "decline", ("session", "Alice"), ("reason", "too slow"));
        Assert.Contains("not waiting for a decision", heard.Text, StringComparison.Ordinal);
        Assert.Equal(Stage.Review, (await _office.StateAsync(Alice)).Stage);
    }

    [Fact]
    public async Task A_look_at_the_record_is_on_the_record()
    {
        await _office.HandInAsync(Alice);
        await _office.TypeAsync(Rita, "candidate", ("session", "Alice"));
        var heard = await _office.PressAsync(Rita, "Transcript");
        var views = (await _office.EventsAsync(Alice)).Select(e => e.Event).OfType<RecordViewed>().Select(v => (v.By.Id, v.What));
        Assert.Equal([("test:rita", "review card"), ("test:rita", "transcript")], views);
        Assert.Contains("> " + Paths.HygieneStory, Assert.Single(heard.Shown).File!.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Candidates_are_listed_by_role_and_stage()
    {
        await _office.HandInAsync(Alice);
        await _office.BeginAsync(Bob, role: "miller");
        Assert.Contains("2 applications", (await _office.TypeAsync(Rita, "candidates")).Text, StringComparison.Ordinal);
        var submitted = Assert.Single((await _office.TypeAsync(Rita, "candidates", ("stage", "submitted"))).Shown);
        Assert.Contains("Alice", submitted.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bob", submitted.Text, StringComparison.Ordinal);
        var opened = await _office.SendAsync(Rita, submitted.Menu!.Action, submitted.Menu.Choices[0].Value);
        Assert.Equal("Alice: Night Baker", opened.Shown[0].Card!.Title);
        Assert.Contains("No application matches", (await _office.TypeAsync(Rita, "candidates", ("role", "miller"), ("stage", "held"))).Text, StringComparison.Ordinal);
        Assert.Contains("There is no stage", (await _office.TypeAsync(Rita, "candidates", ("stage", "7"))).Text, StringComparison.Ordinal);
        Assert.Contains("Alice", (await _office.TypeAsync(Rita, "candidates", ("stage", "Waiting for review"))).Text, StringComparison.Ordinal);
        Assert.Contains("I don't know the role", (await _office.TypeAsync(Rita, "candidates", ("role", "x"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_two_candidates_share_finds_nobody()
    {
        await _office.BeginAsync(Alice);
        await _office.BeginAsync(Bob with { Name = "Alice" });
        var heard = await _office.TypeAsync(Rita, "candidate", ("session", "Alice"));
        Assert.Contains("I find no single application", heard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_return_the_candidate_is_told_who_has_the_conversation_or_what_was_asked()
    {
        await _office.ToFirstQuestionAsync(Alice);
        Assert.Contains("Question 1 of 2", (await _office.ArriveAsync(Alice)).Text, StringComparison.Ordinal);
        await _office.TypeAsync(Rita, "claim", ("session", "Alice"));
        Assert.Contains("Rita of the recruiting team", (await _office.ArriveAsync(Alice)).Text, StringComparison.Ordinal);
        Assert.Contains("as a recruiter", (await _office.ArriveAsync(Rita)).Text, StringComparison.Ordinal);
    }
}
