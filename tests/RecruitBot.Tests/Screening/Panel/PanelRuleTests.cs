using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Assistant.Model;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Screening.Panel;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Tests.Screening.Panel;

/// <summary>When a level that a model found stands, and when a person rates: no failure is a low level.</summary>
public sealed class PanelRuleTests
{
    private const string Words = "I measured the dough and cooled the water.";

    private static readonly CriterionAnswers Answers = new([new AnswerVersion([new AnswerPart("m1", Words)], default)], false, []);

    [Theory]
    [InlineData("4 4 4", 4, 4)]
    [InlineData("4 4 4", 3, 4)]
    [InlineData("3 4 4", 5, 4)]
    [InlineData("3 3 4", 4, 3)]
    [InlineData("2", 1, 2)]
    public void A_level_stands_when_the_runs_agree_and_fixed_rules_are_within_one(string runs, int rules, int level)
    {
        var rated = Combine(runs, Scored(rules))!;
        Assert.Equal((level, RatingStatus.Scored, rules), (rated.Rating.Level, rated.Rating.Status, rated.Check!.Level));
        Assert.All(rated.Rating.Evidence, e => Assert.True(EvidenceCheck.Holds(e, [Words])));
    }

    [Theory]
    [InlineData("2 4 4", 3)]
    [InlineData("1 2 3", 2)]
    [InlineData("5 5 5", 3)]
    [InlineData("1 1 1", 3)]
    [InlineData("4 4 -", 4)]
    [InlineData("- - -", 3)]
    [InlineData("4 4 !", 4)]
    [InlineData("1 1 !", 1)]
    [InlineData("! ! !", 5)]
    [InlineData("4 4 4", null)]
    [InlineData("1 1 1", null)]
    public void Everything_else_is_rated_by_a_person(string runs, int? rules)
    {
        var rated = Combine(runs, rules is { } level ? Scored(level) : Rating.Insufficient("Too little."))!;
        Assert.Equal((null, RatingStatus.PendingHuman), (rated.Rating.Level, rated.Rating.Status));
        Assert.Contains("a person rates this", rated.Rating.Because, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(rated.Check);
    }

    [Fact]
    public void Where_both_find_too_little_it_is_too_little() =>
        Assert.Equal(RatingStatus.InsufficientEvidence, Combine("- - -", Rating.Insufficient("Too little."))!.Rating.Status);

    [Fact]
    public void What_fixed_rules_left_to_a_person_stays_with_a_person() =>
        Assert.Equal(RatingStatus.PendingHuman, Combine("- - -", Rating.PendingHuman("The evaluator failed."))!.Rating.Status);

    [Theory]
    [InlineData(PanelFault.TimedOut, "it took too long")]
    [InlineData(PanelFault.NotAsked, null)]
    public void A_confirmation_that_fails_is_told_as_what_it_is(PanelFault fault, string? expected)
    {
        var panel = Panel([Run("4"), Run("4"), Run("4")]) with { Confirmed = PanelRun.Failed(fault) };
        var rated = PanelRule.Combine(Offline(Scored(4)), panel, Answers);
        Assert.Equal(expected is null, rated is null);
        Assert.Contains(expected ?? "", rated?.Rating.Because ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_model_was_not_asked_the_rating_by_fixed_rules_stands()
    {
        Assert.Null(PanelRule.Combine(Offline(Scored(3)), Panel([Run("4"), PanelRun.Failed(PanelFault.NotAsked)]), Answers));
        Assert.Null(PanelRule.Combine(Offline(Scored(3)), Panel([]), Answers));
    }

    [Fact]
    public void A_level_whose_words_the_candidate_did_not_write_does_not_exist()
    {
        var run = new PanelRun(4, [new Evidence("I invented bread", 0, 0, 16)], "So it is.", null);
        Assert.Equal(RatingStatus.InsufficientEvidence, PanelRule.Combine(Offline(Scored(4)), Panel([run, run, run]) with { Confirmed = run }, Answers)!.Rating.Status);
    }

    [Fact]
    public void No_runs_lead_to_a_level_without_words_far_from_the_rules_or_out_of_a_failure() =>
        Prop.ForAll(
                Gen.Elements("1", "2", "3", "4", "5", "-", "!", "x").ListOf().Where(r => r.Count is > 0 and < 6).Select(r => string.Join(' ', r)).Zip(Gen.Choose(0, 5)).ToArbitrary(),
                p =>
                {
                    var check = p.Item2 == 0 ? Rating.Insufficient("Too little.") : Scored(p.Item2);
                    var rating = Combine(p.Item1, check)!.Rating;
                    return rating.Status == RatingStatus.Scored
                        ? !p.Item1.Contains('!') && !p.Item1.Contains('-') && check.Level is { } rules && Math.Abs(rating.Level!.Value - rules) <= 1 && rating.Evidence.Count > 0
                        : rating is { Level: null, Evidence.Count: 0 };
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("5 5 5", 4, 4, 4)]
    [InlineData("4 4 4", 4, 5, 4)]
    [InlineData("5 5 5", 4, 3, null)]
    [InlineData("4 4 4", 4, null, null)]
    [InlineData("3 3 3", 3, 1, null)]
    public void A_level_is_what_its_own_words_carry(string runs, int rules, int? alone, int? level)
    {
        var panel = Panel([.. runs.Split(' ').Select(Run)]) with { Confirmed = alone is { } l ? Run($"{l}") : Run("-") };
        var rating = PanelRule.Combine(Offline(Scored(rules)), panel, Answers)!.Rating;
        Assert.Equal((level, level is null ? RatingStatus.PendingHuman : RatingStatus.Scored), (rating.Level, rating.Status));
    }

    private static CriterionRated? Combine(string runs, Rating rules)
    {
        var panel = Panel([.. runs.Split(' ').Select(Run)]);
        var levels = panel.Levels.Order().ToList();
        return PanelRule.Combine(Offline(rules), panel with { Confirmed = levels.Count == 0 ? null : Run($"{PanelRule.Median(levels)}") }, Answers);
    }

    private static CriterionRated Offline(Rating rating) => new("rescue", rating, "offline/x", "s#4");

    private static Rating Scored(int level) => new(level, RatingStatus.Scored, [new Evidence("cooled the water", 0, 25, 16)], "By rules.");

    private static PanelRating Panel(IReadOnlyList<PanelRun> runs) => new("rescue", "panel/1 m", "s#4", runs, Array.Empty<ModelRecord>());

    /// <summary>A level with words that are there; "-" for too little, "!" for a failure, "x" for a level with words that are not there.</summary>
    private static PanelRun Run(string run) =>
        run switch
        {
            "-" => new PanelRun(null, [], "Too little.", null),
            "!" => PanelRun.Failed(PanelFault.TimedOut),
            "x" => new PanelRun(3, [new Evidence("nowhere", 0, 3, 7)], "So it is.", null),
            _ => new PanelRun(int.Parse(run), [new Evidence("I measured the dough", 0, 0, 20)], "So it is.", null),
        };
}
