using RecruitBot.Core.Conversations;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Conversations;

/// <summary>The questions: order, wording, probes, questions in between, breaks, and the ways back and forth.</summary>
public sealed class QuestionsTests : IDisposable
{
    private const string Rescue = "Tell me about a time when you rescued a dough that was going wrong. What did you do?";
    private const string Hygiene = "Describe a hygiene problem that you found. What did you change?";

    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task Everything_is_asked_in_the_order_and_the_words_of_the_role()
    {
        await _office.ToReviewAsync(Alice);
        var role = _office.Roles.Find("baker")!;
        var asked = (await _office.EventsAsync(Alice)).Select(e => e.Event).OfType<ItemAsked>().Select(e => e.Text);
        Assert.Equal([.. role.Knockouts.Select(k => k.Ask), .. role.Criteria.Select(c => c.Ask)], asked);
        Assert.Equal(Stage.Review, (await _office.StateAsync(Alice)).Stage);
    }

    [Fact]
    public async Task A_probe_comes_from_the_plan_word_for_word_and_its_reason_is_on_the_log()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var heard = await _office.SayAsync(Alice, "I rescued dough quite often.");
        Assert.Contains("What exactly did you do to the dough?", heard.Text, StringComparison.Ordinal);
        await _office.SayAsync(Alice, "I cooled the water to 18 degrees.");
        await _office.PressAsync(Alice, "Skip");
        var probes = (await _office.EventsAsync(Alice)).Select(e => e.Event).OfType<ItemAsked>().Where(e => e.Item.Probe is not null).ToList();
        var plan = _office.Roles.Find("baker")!.FindCriterion("rescue")!.Probes;
        Assert.Equal(["q.rescue.0", "q.rescue.1"], probes.Select(p => p.Item.ToString()));
        Assert.All(probes, p => Assert.Equal(plan[p.Item.Probe!.Value].Ask, p.Text));
        Assert.All(probes, p => Assert.StartsWith("The answer so far does not tell", p.Because, StringComparison.Ordinal));
        Assert.Equal("hygiene", (await _office.StateAsync(Alice)).Pending!.Item.Id);
    }

    [Fact]
    public async Task A_skipped_question_gets_no_probe()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var heard = await _office.SayAsync(Alice, "skip");
        Assert.Contains(Hygiene, heard.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Where does the flour come from?", ScriptedAnswerer.Quote)]
    [InlineData("how many ovens are there", "Our guides do not say")]
    public async Task A_question_in_between_is_answered_and_the_pending_one_put_again_word_for_word(string question, string answer)
    {
        var before = await _office.ToFirstQuestionAsync(Alice);
        var heard = await _office.SayAsync(Alice, question);
        Assert.Contains(answer, heard.Here[0].Text, StringComparison.Ordinal);
        Assert.Equal(before.Here[^1].Text, heard.Here[^1].Text);
        // What is new stands behind, so that the buttons people know keep their places.
        Assert.Equal(before.Here[^1].Buttons, heard.Here[^1].Buttons.Take(before.Here[^1].Buttons.Count));
        Assert.Contains("That was my answer", heard.Here[^1].Buttons.Select(b => b.Label));
        var state = await _office.StateAsync(Alice);
        Assert.Equal((Rescue, 0), (state.Pending!.Text, state.AnswersTo("rescue").Main.Count));
        Assert.Equal("baker", _office.Answerer.Questions.Last().RoleId);
    }

    [Fact]
    public async Task What_was_taken_for_a_question_can_be_declared_the_answer()
    {
        await _office.ToFirstQuestionAsync(Alice);
        const string words = "Is it enough that I cooled the dough?";
        await _office.SayAsync(Alice, words);
        await _office.PressAsync(Alice, "That was my answer");
        Assert.Equal(words, (await _office.StateAsync(Alice)).AnswersTo("rescue").Texts[0]);
    }

    [Fact]
    public async Task That_was_my_answer_belongs_to_the_last_question_in_between_only()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "Is it enough that I cooled the dough?");
        var stale = _office.ButtonOf(Alice, "That was my answer").Action;
        await _office.SayAsync(Alice, "Where does the flour come from?");
        await _office.SendAsync(Alice, stale);
        Assert.Empty((await _office.StateAsync(Alice)).AnswersTo("rescue").Main);
    }

    [Fact]
    public async Task An_abstention_offers_a_person()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, "How many ovens are there?");
        var heard = await _office.PressAsync(Alice, "Ask a person");
        Assert.Contains("Alice wants to talk to a person", Heard.Words(heard.Reviewers), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("???")]
    [InlineData("...")]
    [InlineData("😀👩‍👩‍👧")]
    public async Task Symbols_alone_are_no_answer(string words)
    {
        await _office.ToFirstQuestionAsync(Alice);
        var heard = await _office.SayAsync(Alice, words);
        Assert.Contains(Rescue, heard.Text, StringComparison.Ordinal);
        Assert.Empty((await _office.StateAsync(Alice)).AnswersTo("rescue").Main);
    }

    [Fact]
    public async Task The_bot_may_be_asked_by_command_in_between()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var heard = await _office.TypeAsync(Alice, "ask", ("question", "flour"));
        Assert.Contains(ScriptedAnswerer.Quote, heard.Text, StringComparison.Ordinal);
        Assert.Contains(Rescue, heard.Here[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("I need a break")]
    [InlineData("wait")]
    public async Task A_break_is_taken_in_words_and_ends_with_the_same_question(string words)
    {
        var before = await _office.ToFirstQuestionAsync(Alice);
        Assert.Contains("taking a break", (await _office.SayAsync(Alice, words)).Text, StringComparison.Ordinal);
        _office.Time.Advance(TimeSpan.FromHours(24));
        _office.Restart();
        var heard = await _office.PressAsync(Alice, "Continue");
        Assert.Equal(before.Here[^1].Text, Assert.Single(heard.Here).Text);
    }

    [Fact]
    public async Task A_break_can_be_taken_at_the_consent_a_fact_and_the_review()
    {
        await _office.TypeAsync(Alice, "apply", ("role", "baker"));
        await Break("How do you want to go on");
        await _office.PressAsync(Alice, Paths.Scoring);
        await Break("Are you legally allowed");
        await _office.PressAsync(Alice, "Yes");
        await _office.SayAsync(Alice, "4");
        await _office.SayAsync(Alice, "employee");
        await _office.SayAsync(Alice, Paths.WholeStory);
        await _office.SayAsync(Alice, Paths.HygieneStory);
        await Break("That was everything");

        async Task Break(string then)
        {
            Assert.Contains("taking a break", (await _office.SayAsync(Alice, "pause")).Text, StringComparison.Ordinal);
            Assert.True((await _office.StateAsync(Alice)).IsPaused);
            Assert.Contains(then, (await _office.SayAsync(Alice, "go on")).Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("skip")]
    [InlineData("go back")]
    [InlineData("done")]
    [InlineData("apply")]
    public async Task A_wish_in_a_break_is_never_taken_for_the_answer(string wish)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.PressAsync(Alice, "Take a break");
        await _office.SayAsync(Alice, wish);
        Assert.DoesNotContain(await _office.EventsAsync(Alice), e => e.Event is AnswerGiven);
    }

    [Theory]
    [InlineData("done")]
    [InlineData("I want to apply")]
    public async Task A_wish_that_does_not_fit_the_moment_is_not_taken_for_the_answer(string wish)
    {
        await _office.ToFirstQuestionAsync(Alice);
        var heard = await _office.SayAsync(Alice, wish);
        Assert.Contains(Rescue, heard.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await _office.EventsAsync(Alice), e => e.Event is AnswerGiven);
    }

    [Fact]
    public async Task An_answer_in_a_break_ends_it()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.PressAsync(Alice, "Take a break");
        var heard = await _office.SayAsync(Alice, Paths.WholeStory);
        Assert.Contains(Hygiene, heard.Text, StringComparison.Ordinal);
        Assert.False((await _office.StateAsync(Alice)).IsPaused);
    }

    [Fact]
    public async Task A_button_of_the_open_question_pressed_in_a_break_ends_it()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var skip = _office.ButtonOf(Alice, "Skip").Action;
        await _office.PressAsync(Alice, "Take a break");
        var heard = await _office.SendAsync(Alice, skip);
        Assert.Contains(Hygiene, heard.Text, StringComparison.Ordinal);
        Assert.False((await _office.StateAsync(Alice)).IsPaused);
    }

    [Fact]
    public async Task Handing_in_by_a_button_from_before_the_break_leaves_no_break_behind()
    {
        await _office.ToReviewAsync(Alice);
        var submit = _office.ButtonOf(Alice, "Hand in").Action;
        await _office.PressAsync(Alice, "Take a break");
        await _office.SendAsync(Alice, submit);
        var heard = await _office.SendAsync(Alice, submit);
        Assert.DoesNotContain("taking a break", heard.Text, StringComparison.Ordinal);
        Assert.False((await _office.StateAsync(Alice)).IsPaused);
    }

    [Theory]
    [InlineData("button")]
    [InlineData("words")]
    public async Task Going_back_puts_the_item_before_and_the_new_answer_counts(string how)
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, Paths.WholeStory);
        var heard = how == "button" ? await _office.PressAsync(Alice, "Go back") : await _office.SayAsync(Alice, "I want to change my last answer");
        Assert.Contains(Rescue, heard.Text, StringComparison.Ordinal);
        var second = Paths.WholeStory + " A log proved it.";
        Assert.Contains(Hygiene, (await _office.SayAsync(Alice, second)).Text, StringComparison.Ordinal);
        var answers = (await _office.StateAsync(Alice)).AnswersTo("rescue");
        Assert.Equal(second, answers.Texts[0]);
        Assert.Equal(2, answers.Main.Count);
    }

    [Fact]
    public async Task There_is_nothing_before_the_first_item()
    {
        await _office.BeginAsync(Alice);
        var heard = await _office.SayAsync(Alice, "go back");
        Assert.Contains("This is the first question.", heard.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(heard.Here[^1].Buttons, b => b.Label == "Go back");
    }

    [Fact]
    public async Task Going_back_and_skipping_keeps_the_answer_that_was_there()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.SayAsync(Alice, Paths.WholeStory);
        await _office.SayAsync(Alice, "back");
        Assert.Contains(Hygiene, (await _office.SayAsync(Alice, "skip")).Text, StringComparison.Ordinal);
        Assert.Equal(Paths.WholeStory, (await _office.StateAsync(Alice)).AnswersTo("rescue").Texts[0]);
    }

    [Fact]
    public async Task Stale_and_double_pressed_buttons_change_nothing()
    {
        await _office.TypeAsync(Alice, "apply", ("role", "baker"));
        var consent = _office.ButtonOf(Alice, Paths.HumanOnly).Action;
        await _office.PressAsync(Alice, Paths.Scoring);
        var yes = _office.ButtonOf(Alice, "Yes").Action;
        var skip = _office.ButtonOf(Alice, "Skip").Action;
        await _office.SendAsync(Alice, yes);
        var before = await _office.StateAsync(Alice);
        foreach (var stale in new[] { consent, yes, skip, ActionId.Of("submit", before.Id), ActionId.Of("back", before.Id, "q.hygiene") })
        {
            var heard = await _office.SendAsync(Alice, stale);
            Assert.Contains("nothing has changed", heard.Text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Fact 2 of 3", heard.Text, StringComparison.Ordinal);
        }
        var after = await _office.StateAsync(Alice);
        Assert.Null(SameValue.Difference(before, after with { Version = before.Version, UpdatedAt = before.UpdatedAt, HeardAt = before.HeardAt }));
    }

    [Fact]
    public async Task The_review_lists_every_answer_and_each_can_be_changed()
    {
        var heard = await _office.ToReviewAsync(Alice);
        var review = heard.Here[^1];
        foreach (var part in new[] { "legally allowed to work in this town? yes", "can you bake? 4", "suits you? employee", "Rescuing dough: Last winter", "Keeping clean: A drain" })
            Assert.Contains(part, review.Text, StringComparison.Ordinal);
        Assert.Equal(["k.permit", "k.nights", "k.contract", "q.rescue", "q.hygiene"], review.Menu!.Choices.Select(c => c.Value));

        var again = await _office.SendAsync(Alice, review.Menu.Action, "q.hygiene");
        Assert.Contains(Hygiene, again.Text, StringComparison.Ordinal);
        var back = await _office.SayAsync(Alice, "I cleaned the shelf with a checklist.");
        Assert.Contains("Keeping clean: I cleaned the shelf", back.Text, StringComparison.Ordinal);

        await _office.SendAsync(Alice, review.Menu.Action, "k.nights");
        Assert.Contains("can you bake? 6", (await _office.SayAsync(Alice, "6")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_was_not_asked_cannot_be_changed()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var state = await _office.StateAsync(Alice);
        foreach (var item in new[] { "q.hygiene", "q.rescue.1", "q.rescue.-1", "q.nothing", "k.", "x", "" })
            await _office.SendAsync(Alice, ActionId.Of("change", state.Id), item);
        Assert.Equal("q.rescue", (await _office.StateAsync(Alice)).Pending!.Item.ToString());
    }

    [Fact]
    public async Task Words_at_the_review_are_kept_and_are_no_answer()
    {
        await _office.ToReviewAsync(Alice);
        var heard = await _office.SayAsync(Alice, "One more thing about the drain.");
        Assert.Contains("not part of an answer", heard.Text, StringComparison.Ordinal);
        Assert.Contains(await _office.EventsAsync(Alice), e => e.Event is CandidateWrote { Text: "One more thing about the drain." });
    }

    [Fact]
    public async Task Handing_in_in_words_works_at_the_review_only()
    {
        await _office.ToReviewAsync(Alice);
        var heard = await _office.SayAsync(Alice, "hand it in");
        Assert.Contains("Handed in. Thank you!", heard.Text, StringComparison.Ordinal);
        Assert.Equal(Stage.Submitted, (await _office.StateAsync(Alice)).Stage);
    }

    [Fact]
    public async Task The_form_of_an_answer_is_taken_as_the_answer_whatever_it_looks_like()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var state = await _office.StateAsync(Alice);
        await _office.FillAsync(Alice, ActionId.Of(ScreeningReplies.Verbs.Answer, state.Id, "q.rescue"), (ScreeningReplies.AnswerField, "Does this count?"));
        Assert.Equal("Does this count?", (await _office.StateAsync(Alice)).AnswersTo("rescue").Texts[0]);
    }
}
