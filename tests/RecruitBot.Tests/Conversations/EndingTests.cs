using RecruitBot.Core.Conversations;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Conversations;

/// <summary>Handing in, withdrawing, what the candidate is told afterwards, and what is kept.</summary>
public sealed class EndingTests : IDisposable
{
    private readonly Office _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task Handing_in_rates_every_criterion_and_shows_the_card_to_the_reviewers()
    {
        var heard = await _office.HandInAsync(Alice);
        Assert.Contains("you hear back within 5 days, by 6 March 2026", heard.Text, StringComparison.Ordinal);
        var card = Assert.Single(heard.Reviewers);
        Assert.Equal("Alice: Night Baker", card.Card!.Title);
        Assert.Contains("meets 2 of 2", card.Card.Body, StringComparison.Ordinal);
        Assert.Contains(card.Card.Fields, f => f is { Name: "Rescuing dough: 4 of 5" } && f.Value.Contains("\u201cLast\u201d", StringComparison.Ordinal));
        Assert.Equal(["Advance", "Hold", "Decline", "Transcript", "Claim"], card.Buttons.Select(b => b.Label));
        var state = await _office.StateAsync(Alice);
        Assert.All(state.Ratings.Values, r => Assert.Equal(("scripted/1", state.Consents[1].Id), (r.Evaluator, r.ConsentId)));
    }

    [Fact]
    public async Task What_the_candidate_hears_holds_no_level()
    {
        var heard = await _office.HandInAsync(Alice);
        Assert.DoesNotContain("of 5", Heard.Words(heard.Here), StringComparison.Ordinal);
        Assert.DoesNotContain("meets", Heard.Words(heard.Here), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_skipped_question_is_insufficient_evidence_and_not_sent_to_the_evaluator()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.PressAsync(Alice, "Skip");
        await _office.SayAsync(Alice, Paths.HygieneStory);
        await _office.PressAsync(Alice, "Hand in");
        var rating = (await _office.StateAsync(Alice)).Ratings["rescue"].Rating;
        Assert.Equal((RatingStatus.InsufficientEvidence, null), (rating.Status, rating.Level));
        Assert.Equal(["hygiene"], _office.Rater.Calls.Select(c => c.Criterion.Id));
    }

    [Fact]
    public async Task People_only_can_still_be_chosen_at_the_review()
    {
        await _office.ToReviewAsync(Alice);
        var heard = await _office.PressAsync(Alice, "Have people rate it only");
        Assert.Contains("no AI does", heard.Text, StringComparison.Ordinal);
        await _office.PressAsync(Alice, "Hand in");
        Assert.Empty(_office.Rater.Calls);
        Assert.All((await _office.StateAsync(Alice)).Ratings.Values, r => Assert.Equal(RatingStatus.PendingHuman, r.Rating.Status));
    }

    public static TheoryData<string> Moments => ["consent", "fact", "question", "break", "review", "submitted", "held", "advanced"];

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Withdrawing_works_at_any_moment_after_a_second_yes(string moment)
    {
        await To(moment);
        var asked = await _office.SayAsync(Alice, "I want to withdraw my application");
        Assert.Contains("Do you want to withdraw your application for Night Baker?", asked.Text, StringComparison.Ordinal);
        Assert.True((await _office.StateAsync(Alice)).Stage.IsOpen());

        var heard = await _office.PressAsync(Alice, "Yes, withdraw");
        Assert.Contains("is withdrawn", heard.Text, StringComparison.Ordinal);
        var state = await _office.StateAsync(Alice);
        Assert.Equal(Stage.Withdrawn, state.Stage);
        Assert.All(state.Consents, c => Assert.False(c.IsLive));
        var told = moment is "submitted" or "held" or "advanced";
        Assert.Equal(told, heard.Reviewers.Any(r => r.Text.Contains("Alice has withdrawn", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Thinking_better_of_withdrawing_leaves_everything_as_it_was_and_says_something(string moment)
    {
        await To(moment);
        var before = await _office.StateAsync(Alice);
        await _office.TypeAsync(Alice, "withdraw");
        var heard = await _office.PressAsync(Alice, "No, go on");
        Assert.NotEmpty(heard.Here);
        var after = await _office.StateAsync(Alice);
        Assert.Equal((before.Stage, before.Pending), (after.Stage, after.Pending));
    }

    [Fact]
    public async Task After_withdrawing_the_old_buttons_do_nothing_and_one_may_apply_again()
    {
        await _office.ToReviewAsync(Alice);
        var submit = _office.ButtonOf(Alice, "Hand in").Action;
        await _office.TypeAsync(Alice, "withdraw");
        var confirm = _office.ButtonOf(Alice, "Yes, withdraw").Action;
        await _office.SendAsync(Alice, confirm);
        foreach (var stale in new[] { submit, confirm })
            Assert.Contains("nothing has changed", (await _office.SendAsync(Alice, stale)).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Stage.Withdrawn, (await _office.StateAsync(Alice)).Stage);
        Assert.Empty(_office.Rater.Calls);
        await _office.BeginAsync(Alice);
        Assert.Equal(Stage.Screening, (await _office.StateAsync(Alice)).Stage);
    }

    [Fact]
    public async Task Withdrawing_without_an_application_says_so() =>
        Assert.Contains("no open application", (await _office.TypeAsync(Alice, "withdraw")).Text, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task The_status_says_where_it_stands_and_never_a_level(string moment)
    {
        await To(moment);
        var heard = await _office.SayAsync(Alice, "where do I stand?");
        Assert.Contains("Night Baker:", heard.Text, StringComparison.Ordinal);
        Assert.Contains("Next:", heard.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("of 5", heard.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("meets", heard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task My_data_holds_every_word_each_consent_each_level_and_who_looked()
    {
        await _office.SayAsync(Alice, "Where does the flour come from?");
        await _office.HandInAsync(Alice);
        await _office.TypeAsync(Rita, "transcript", ("session", "Alice"));
        await _office.TypeAsync(Rita, "advance", ("session", "Alice"), ("message", "Well done, see you on Monday."));
        var heard = await _office.TypeAsync(Alice, "mydata");
        var reply = Assert.Single(heard.Shown);
        Assert.True(reply.Private);
        foreach (var part in new[] { "consent for scoring", "Rescuing dough: 4 of 5", "Rita looked at your transcript" })
            Assert.Contains(part, reply.Text, StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(reply.File!.Content);
        var everything = Strings(json.RootElement).ToHashSet(StringComparer.Ordinal);
        foreach (var part in new[] { "Where does the flour come from?", Paths.WholeStory, Paths.HygieneStory, "Well done, see you on Monday." })
            Assert.Contains(part, everything);
        var stored = (await _office.HeadsAsync(Alice)).Sum(h => h.Version);
        Assert.Equal(stored, json.RootElement.GetProperty("sessions").EnumerateArray().Sum(s => s.GetProperty("events").GetArrayLength()));
    }

    [Fact]
    public async Task My_data_of_one_person_holds_nothing_of_another()
    {
        await _office.HandInAsync(Alice);
        await _office.BeginAsync(Bob);
        var reply = Assert.Single((await _office.TypeAsync(Bob, "mydata")).Shown);
        Assert.DoesNotContain("Alice", reply.Text + reply.File!.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_asks_first_and_then_nothing_is_left()
    {
        await _office.SayAsync(Alice, "Where does the flour come from?");
        await _office.HandInAsync(Alice);
        await _office.BeginAsync(Bob);
        var asked = await _office.TypeAsync(Alice, "erase");
        Assert.Contains("It cannot be undone", asked.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await _office.HeadsAsync(Alice)).Count);

        var done = await _office.PressAsync(Alice, "Yes, delete everything");
        Assert.Contains("2 conversations", done.Text, StringComparison.Ordinal);
        Assert.Empty(await _office.HeadsAsync(Alice));
        Assert.All(
            await _office.EverythingAsync(),
            s => Assert.All(s.Events, e => Assert.DoesNotContain("Alice", SessionJson.Write(e.Event), StringComparison.Ordinal))
        );
        Assert.Single(await _office.HeadsAsync(Bob));
        Assert.Equal(1, (await _office.Store.CountAsync(CancellationToken.None))[("baker", Stage.Submitted)]);
        Assert.Equal("Nothing is stored about you.", Assert.Single((await _office.TypeAsync(Alice, "mydata")).Shown).Text);
        Assert.Contains("Nothing is stored", (await _office.PressAsync(Alice, "Yes, delete everything")).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is stored", (await _office.TypeAsync(Alice, "erase")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_begins_with_the_platform_and_ends_there_when_that_fails()
    {
        var traces = new Traces();
        _office.Traces = traces;
        _office.Restart();
        await _office.SayAsync(Alice, "Where does the flour come from?");
        await _office.HandInAsync(Alice);
        var ids = (await _office.HeadsAsync(Alice)).Select(h => h.SessionId).ToList();
        await _office.TypeAsync(Alice, "erase");

        traces.Fault = new HttpRequestException("no route");
        var failed = await _office.PressAsync(Alice, "Yes, delete everything");
        Assert.Contains("nothing is deleted yet; please press the button again", Assert.Single(failed.All).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await _office.HeadsAsync(Alice)).Count);

        traces.Fault = null;
        Assert.Contains("2 conversations", (await _office.PressAsync(Alice, "Yes, delete everything")).Text, StringComparison.Ordinal);
        Assert.Equal(ids, traces.Removed);
        Assert.Empty(await _office.HeadsAsync(Alice));
    }

    private sealed class Traces : IPlatformTraces
    {
        public Exception? Fault { get; set; }

        public List<string> Removed { get; } = [];

        public Task RemoveAsync(IReadOnlyList<SessionHead> sessions, CancellationToken cancellationToken)
        {
            Removed.AddRange(Fault is null ? sessions.Select(s => s.SessionId) : []);
            return Fault is null ? Task.CompletedTask : Task.FromException(Fault);
        }

        public Task RemovedAsync(string candidateId, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [Fact]
    public async Task A_button_of_an_erased_conversation_says_that_it_is_gone()
    {
        await _office.ToFirstQuestionAsync(Alice);
        await _office.TypeAsync(Alice, "erase");
        await _office.PressAsync(Alice, "Yes, delete everything");
        Assert.Contains("no longer exists", (await _office.PressAsync(Alice, "Skip")).Text, StringComparison.Ordinal);
        Assert.Empty(await _office.HeadsAsync(Alice));
    }

    private async Task To(string moment)
    {
        switch (moment)
        {
            case "consent":
                await _office.TypeAsync(Alice, "apply", ("role", "baker"));
                break;
            case "fact":
                await _office.BeginAsync(Alice);
                break;
            case "question":
                await _office.ToFirstQuestionAsync(Alice);
                break;
            case "break":
                await _office.ToFirstQuestionAsync(Alice);
                await _office.PressAsync(Alice, "Take a break");
                break;
            case "review":
                await _office.ToReviewAsync(Alice);
                break;
            default:
                await _office.HandInAsync(Alice);
                if (moment != "submitted")
                    await _office.PressAsync(Rita, moment == "held" ? "Hold" : "Advance");
                break;
        }
    }

    private static IEnumerable<string> Strings(System.Text.Json.JsonElement element) =>
        element.ValueKind switch
        {
            System.Text.Json.JsonValueKind.String => [element.GetString()!],
            System.Text.Json.JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
            System.Text.Json.JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
            _ => [],
        };
}
