using RecruitBot.Core.Assistant;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Conversations;

/// <summary>What a candidate is told first, and the three ways to go on.</summary>
public sealed class OpeningTests : IDisposable
{
    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task The_first_thing_said_in_an_application_is_that_this_is_an_AI_and_how_to_reach_a_person()
    {
        var heard = await _office.TypeAsync(Alice, "apply", ("role", "baker"));
        var first = heard.Here[0].Text;
        Assert.Contains("an AI, not a person", first, StringComparison.Ordinal);
        Assert.Contains("The Old Bakery", first, StringComparison.Ordinal);
        Assert.Contains("Night Baker", first, StringComparison.Ordinal);
        Assert.Contains("3 facts", first, StringComparison.Ordinal);
        Assert.Contains("2 questions", first, StringComparison.Ordinal);
        Assert.Contains("Rescuing dough, Keeping clean", first, StringComparison.Ordinal);
        Assert.Contains("within 5 days", first, StringComparison.Ordinal);
        Assert.Contains("/human", first, StringComparison.Ordinal);
        Assert.Equal(["Continue with AI scoring", "Continue, human review only", "Not now"], heard.Here[0].Buttons.Select(b => b.Label));
    }

    [Fact]
    public async Task The_first_thing_said_to_somebody_who_only_writes_is_that_this_is_an_AI()
    {
        var heard = await _office.SayAsync(Alice, "Where does the flour come from?");
        Assert.Contains("an AI, not a person", heard.Here[0].Text, StringComparison.Ordinal);
        Assert.Contains(ScriptedAnswerer.Quote, heard.Here[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_disclosure_is_on_the_log_before_the_first_question_is_read()
    {
        var seen = new List<bool>();
        _office.Answerer.Before = _ =>
            seen.Add(_office.EverythingAsync().GetAwaiter().GetResult().Any(s => s.Events.Any(e => e.Event is DisclosureShown)));
        await _office.SayAsync(Alice, "Where does the flour come from?");
        await _office.TypeAsync(Bob, "ask", ("question", "Is there flour?"));
        Assert.Equal([true, true], seen);
    }

    [Fact]
    public async Task The_disclosure_is_on_the_log_before_anything_is_rated()
    {
        var orders = new List<bool>();
        _office.Rater.Before = _ =>
        {
            var log = _office.EventsAsync(Alice).GetAwaiter().GetResult().Select(e => e.Event).ToList();
            var shown = log.FindIndex(e => e is DisclosureShown);
            orders.Add(shown >= 0 && shown < log.FindIndex(e => e is ConsentGiven { Purpose: ConsentPurpose.Scoring }));
        };
        await _office.HandInAsync(Alice);
        Assert.Equal([true, true], orders);
    }

    [Fact]
    public async Task The_consent_ledger_holds_the_hash_of_the_text_that_was_shown()
    {
        var heard = await _office.BeginAsync(Alice);
        var text = _office.Platform.All[0].Reply.Text;
        var state = await _office.StateAsync(Alice);
        Assert.Equal([ConsentPurpose.Answering, ConsentPurpose.Scoring], state.Consents.Select(c => c.Purpose));
        Assert.All(state.Consents, c => Assert.Equal(Notices.Sha256(text), c.TextSha256));
        Assert.StartsWith("Thank you. An AI rates", heard.Here[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Human_review_only_asks_the_same_questions_and_never_calls_the_evaluator()
    {
        await _office.HandInAsync(Alice, Paths.HumanOnly);
        await _office.HandInAsync(Bob);
        var (alice, bob) = (await _office.EventsAsync(Alice), await _office.EventsAsync(Bob));
        Assert.Equal(Asked(bob), Asked(alice));
        var state = SessionFold.Fold(alice)!;
        Assert.Equal(2, state.Ratings.Count);
        Assert.All(
            state.Ratings.Values,
            r => Assert.Equal((Core.Screening.RatingStatus.PendingHuman, null, null), (r.Rating.Status, r.Rating.Level, r.Evaluator))
        );
        var answers = _office.Rater.Calls.Select(c => c.Grant.EntryId[..SessionIds.Length]).Distinct();
        Assert.Equal([SessionFold.Fold(bob)!.Id], answers);

        static IEnumerable<string> Asked(IEnumerable<RecordedEvent> events) => events.Select(e => e.Event).OfType<ItemAsked>().Select(e => e.Text);
    }

    [Fact]
    public async Task Not_now_asks_nothing_ends_it_and_leaves_the_way_open()
    {
        await _office.TypeAsync(Alice, "apply", ("role", "baker"));
        var heard = await _office.PressAsync(Alice, "Not now");
        Assert.Contains("Nothing was asked", heard.Text, StringComparison.Ordinal);
        Assert.Equal(Stage.Postponed, (await _office.StateAsync(Alice)).Stage);

        await _office.BeginAsync(Alice);
        Assert.Equal(Stage.Screening, (await _office.StateAsync(Alice)).Stage);
        Assert.Equal(2, (await _office.HeadsAsync(Alice, "baker")).Count);
    }

    [Theory]
    [InlineData("continue with ai scoring", Stage.Screening, true)]
    [InlineData("Continue, human review only.", Stage.Screening, false)]
    [InlineData("not now", Stage.Postponed, false)]
    public async Task A_choice_can_be_typed(string words, Stage stage, bool scored)
    {
        await _office.TypeAsync(Alice, "apply", ("role", "baker"));
        await _office.SayAsync(Alice, words);
        var state = await _office.StateAsync(Alice);
        Assert.Equal((stage, scored), (state.Stage, state.HasScoringConsent));
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("ok then")]
    [InlineData("4")]
    [InlineData("I accept everything")]
    public async Task Nothing_but_a_choice_counts_as_consent(string words)
    {
        await _office.TypeAsync(Alice, "apply", ("role", "baker"));
        await _office.SayAsync(Alice, words);
        var state = await _office.StateAsync(Alice);
        Assert.Equal((Stage.Consent, false), (state.Stage, state.HasScoringConsent));
        Assert.Equal("Not now", _office.ButtonOf(Alice, "Not now").Label);
    }

    [Fact]
    public async Task One_application_for_a_role_also_when_two_windows_apply_at_once()
    {
        var turns = Enumerable
            .Range(0, 20)
            .Select(i => new CommandTurn(
                $"apply:{i}",
                _office.Time.GetUtcNow(),
                Alice,
                new Place("test", $"window-{i}"),
                "apply",
                new Dictionary<string, string> { ["role"] = "baker" }
            ));
        await Task.WhenAll(turns.Select(t => Task.Run(() => _office.Router.HandleAsync(t, CancellationToken.None))));
        Assert.Single(await _office.HeadsAsync(Alice, "baker"));
    }

    [Fact]
    public async Task Applying_again_goes_on_where_it_was()
    {
        await _office.ToFirstQuestionAsync(Alice);
        var heard = await _office.TypeAsync(Alice, "apply", ("role", "night baker"));
        Assert.Contains("Question 1 of 2: Rescuing dough", heard.Text, StringComparison.Ordinal);
        Assert.Single(await _office.HeadsAsync(Alice, "baker"));
    }

    [Fact]
    public async Task Applying_again_after_handing_in_says_so()
    {
        await _office.HandInAsync(Alice);
        var heard = await _office.TypeAsync(Alice, "apply", ("role", "baker"));
        Assert.Contains("You have applied for Night Baker already", heard.Text, StringComparison.Ordinal);
        Assert.Single(await _office.HeadsAsync(Alice, "baker"));
    }

    [Fact]
    public async Task A_second_role_goes_on_beside_the_first()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.BeginAsync(Alice, role: "miller");
        Assert.Equal(Stage.Screening, (await _office.StateAsync(Alice, "miller")).Stage);
        Assert.Equal("rescue", (await _office.StateAsync(Alice)).Pending!.Item.Id);
        Assert.Single(await _office.HeadsAsync(Alice, "baker"));
    }

    [Theory]
    [InlineData("closed-role", "takes no applications right now (closed)")]
    [InlineData("paused-role", "takes no applications right now (paused)")]
    [InlineData("draft-role", "I don't know the role")]
    [InlineData("astronaut", "I don't know the role")]
    public async Task A_role_that_is_not_open_refuses_with_a_sentence(string role, string says)
    {
        var heard = await _office.TypeAsync(Alice, "apply", ("role", role));
        Assert.Contains(says, heard.Text, StringComparison.Ordinal);
        Assert.Empty(await _office.HeadsAsync(Alice));
    }

    [Fact]
    public async Task A_wish_to_apply_in_plain_words_begins_the_application()
    {
        await _office.SayAsync(Alice, "I want to apply for the night baker role");
        Assert.Equal(Stage.Consent, (await _office.StateAsync(Alice)).Stage);
    }
}
