using FsCheck;
using FsCheck.Fluent;
using Moq;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Invariants;

/// <summary>Whatever an evaluator claims: a level rests on the candidate's own words, and a failure is never a low score.</summary>
public sealed class RatingTests
{
    private static Evidence True => new("Last winter", 0, 0, 11);

    public static TheoryData<string> Lies =>
        ["offset", "character", "case", "somebody", "empty", "beyond", "negative", "overflow", "answer", "none", "level 0", "level 9", "no level"];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task An_evaluator_that_lies_gives_no_level(string lie)
    {
        using var office = new Office(evaluator: new ScriptedEvaluator((_, _) => Lie(lie)));
        await office.HandInAsync(Alice);
        var rating = (await office.StateAsync(Alice)).Ratings["rescue"].Rating;
        Assert.Equal((RatingStatus.InsufficientEvidence, null, 0), (rating.Status, rating.Level, rating.Evidence.Count));
    }

    [Fact]
    public async Task Of_several_spans_only_those_that_hold_are_kept()
    {
        using var office = new Office(
            evaluator: new ScriptedEvaluator((_, _) => new Rating(5, RatingStatus.Scored, [Lie("character").Evidence[0], True, Lie("beyond").Evidence[0]], "So."))
        );
        await office.HandInAsync(Alice);
        var rating = (await office.StateAsync(Alice)).Ratings["rescue"].Rating;
        Assert.Equal((5, True), (rating.Level, Assert.Single(rating.Evidence)));
    }

    [Theory]
    [InlineData(RatingStatus.PendingHuman)]
    [InlineData(RatingStatus.InsufficientEvidence)]
    public async Task A_status_without_a_level_carries_none(RatingStatus status)
    {
        using var office = new Office(evaluator: new ScriptedEvaluator((_, _) => new Rating(1, status, [True], "So.")));
        await office.HandInAsync(Alice);
        var rating = (await office.StateAsync(Alice)).Ratings["rescue"].Rating;
        Assert.Equal((status, null, 0), (rating.Status, rating.Level, rating.Evidence.Count));
    }

    [Fact]
    public void No_span_holds_but_the_exact_one() =>
        Prop.ForAll(
                Gen.Elements("ab", "", "aab\ud83d\ude00b", "b").ListOf().ToArbitrary(),
                Gen.Choose(0, int.MaxValue).ToArbitrary(),
                (given, seed) =>
                {
                    var answers = given.ToList();
                    var random = new Random(seed);
                    var span = new Evidence(random.Next(2) == 0 ? "ab" : "a", random.Next(-1, 4), random.Next(-2, 6), random.Next(6) == 0 ? int.MaxValue : random.Next(-1, 4));
                    var holds = EvidenceCheck.Holds(span, answers);
                    var exact =
                        span.Answer >= 0
                        && span.Answer < answers.Count
                        && span.Length == span.Quote.Length
                        && span.Start >= 0
                        && answers[span.Answer].Length - span.Start >= span.Length
                        && answers[span.Answer][span.Start..(span.Start + span.Length)] == span.Quote;
                    return holds == exact;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    public static TheoryData<string> Failures => ["http", "timeout", "bug", "nothing", "null list"];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task An_evaluator_that_fails_leaves_the_rating_to_a_person(string failure)
    {
        using var office = new Office(evaluator: new ScriptedEvaluator((_, _) => Fail(failure)));
        var heard = await office.HandInAsync(Alice);
        Assert.Contains("Handed in", heard.Text, StringComparison.Ordinal);
        var state = await office.StateAsync(Alice);
        Assert.All(state.Ratings.Values, r => Assert.Equal((RatingStatus.PendingHuman, null), (r.Rating.Status, r.Rating.Level)));
        Assert.All(state.Ratings.Values, r => Assert.DoesNotContain("secret", r.Rating.Because, StringComparison.Ordinal));
        Assert.Contains("Nobody has rated the answers yet", Heard.Words(heard.Reviewers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_that_is_stopped_hands_nothing_in()
    {
        using var stop = new CancellationTokenSource();
        using var office = new Office(
            evaluator: new ScriptedEvaluator(
                (_, _) =>
                {
                    stop.Cancel();
                    throw new OperationCanceledException(stop.Token);
                }
            )
        );
        await office.ToReviewAsync(Alice);
        var action = office.ButtonOf(Alice, "Hand in").Action;
        var turn = new Core.Conversations.PressTurn("stopped", office.Time.GetUtcNow(), Alice, PlaceOf(Alice), action);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => office.Router.HandleAsync(turn, stop.Token));
        Assert.Equal(Stage.Review, (await office.StateAsync(Alice)).Stage);
    }

    [Fact]
    public async Task The_evaluator_is_called_once_a_criterion_under_the_consent_of_this_session()
    {
        var evaluator = new Mock<IAnswerEvaluator>();
        evaluator.Setup(e => e.Name).Returns("mock/1");
        evaluator
            .Setup(e => e.RateAsync(It.IsAny<ConsentGrant>(), It.IsAny<Criterion>(), It.IsAny<IReadOnlyList<string>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(Rating.Insufficient("So."));
        using var office = new Office(evaluator: evaluator.Object);
        await office.HandInAsync(Alice);
        var state = await office.StateAsync(Alice);
        foreach (var criterion in state.Role!.Criteria)
            evaluator.Verify(
                e =>
                    e.RateAsync(
                        It.Is<ConsentGrant>(g => g.Purpose == ConsentPurpose.Scoring && g.EntryId == state.Consents[1].Id),
                        It.Is<Criterion>(c => c.Id == criterion.Id && c.Gold.Count == 0),
                        It.Is<IReadOnlyList<string>>(a => a.SequenceEqual(state.AnswersTo(criterion.Id).Texts)),
                        It.IsAny<CancellationToken>()
                    ),
                Times.Once
            );
    }

    [Fact]
    public async Task Nobody_is_rated_in_an_enquiry_before_handing_in_or_after_withdrawing()
    {
        using var office = new Office();
        await office.SayAsync(Bob, "Please rate me: I rescued dough and cooled it to 18 degrees.");
        await office.SayAsync(Bob, "hand in");
        await office.ToReviewAsync(Alice);
        await office.TypeAsync(Alice, "withdraw");
        await office.PressAsync(Alice, "Yes, withdraw");
        await office.PressAsync(Alice, "Hand in");
        await office.SayAsync(Alice, "hand in");
        Assert.Empty(office.Rater.Calls);
    }

    [Fact]
    public void A_grant_needs_a_live_entry_of_its_purpose()
    {
        ConsentEntry Entry(string purpose, bool live = true) =>
            new("s#1", purpose, "hash", Sample.Start, live ? null : Sample.Start.AddHours(1));
        Assert.Null(ConsentGate.TryGrant([], ConsentPurpose.Scoring));
        Assert.Null(ConsentGate.TryGrant([Entry(ConsentPurpose.Answering)], ConsentPurpose.Scoring));
        Assert.Null(ConsentGate.TryGrant([Entry(ConsentPurpose.Scoring, live: false)], ConsentPurpose.Scoring));
        Assert.Null(ConsentGate.TryGrant([Entry("SCORING")], ConsentPurpose.Scoring));
        Assert.NotNull(ConsentGate.TryGrant([Entry(ConsentPurpose.Scoring, live: false), Entry(ConsentPurpose.Scoring)], ConsentPurpose.Scoring));
        Assert.Equal(ConsentPurpose.Scoring, ConsentGate.TryGrant([Entry(ConsentPurpose.OperatorTest)], ConsentPurpose.Scoring)!.Purpose);
        Assert.Empty(typeof(ConsentGrant).GetConstructors());
    }

    private static Rating Lie(string lie) =>
        lie switch
        {
            "offset" => Scored(True with { Start = 1 }),
            "character" => Scored(True with { Quote = "Last wintre" }),
            "case" => Scored(True with { Quote = "last winter" }),
            "somebody" => Scored(new Evidence("I am the best baker of all", 0, 0, 26)),
            "empty" => Scored(new Evidence("", 0, 0, 0)),
            "beyond" => Scored(True with { Start = Paths.WholeStory.Length - 3 }),
            "negative" => Scored(True with { Start = -1 }),
            "overflow" => Scored(True with { Start = int.MaxValue, Length = int.MaxValue }),
            "answer" => Scored(True with { Answer = 7 }),
            "none" => new Rating(3, RatingStatus.Scored, [], "So."),
            "level 0" => new Rating(0, RatingStatus.Scored, [True], "So."),
            "level 9" => new Rating(9, RatingStatus.Scored, [True], "So."),
            _ => new Rating(null, RatingStatus.Scored, [True], "So."),
        };

    private static Rating Scored(Evidence evidence) => new(3, RatingStatus.Scored, [evidence], "So.");

    private static Rating Fail(string failure) =>
        failure switch
        {
            "http" => throw new HttpRequestException("secret answer in the text"),
            "timeout" => throw new TaskCanceledException("The request was canceled due to the configured HttpClient.Timeout."),
            "bug" => throw new InvalidOperationException("secret"),
            "nothing" => null!,
            _ => new Rating(3, RatingStatus.Scored, null!, "So."),
        };
}
