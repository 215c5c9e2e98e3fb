using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Screening.Calibration;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Screening.Calibration.Scales;

namespace RecruitBot.Tests.Screening.Calibration;

public sealed class GoldCalibrationTests
{
    private const string Knowledge = "What is the difference between baking powder and baking soda?";

    [Fact]
    public async Task Every_gold_answer_is_counted_at_its_level()
    {
        var measured = await MeasureAsync(Evaluator(), RoleOf([("cakes", ["1 as 1", "3 as 4", "5 as -"]), ("bread", ["5 as 5"])]));

        Assert.Equal(("baker", 1, "scripted/1"), (measured.RoleId, measured.Version, measured.Evaluator));
        Assert.Equal("1>1:1 3>4:1 5>-:1", measured.Criteria[0].Table.ToString());
        Assert.Equal("1>1:1 3>4:1 5>-:1 5>5:1", measured.Table.ToString());
        Assert.Equal([true, true, false], measured.Criteria[0].Ratings.Select(r => r.IsNear));
    }

    [Fact]
    public async Task No_gold_answer_nor_a_copy_of_it_is_among_the_examples_it_is_rated_by()
    {
        var evaluator = Evaluator();
        var criterion = CriterionOf("powder", ["5 as 5", "5 as 5", "5 as 5", "1 as 1"], Knowledge);
        criterion = criterion with { Gold = [.. criterion.Gold, criterion.Gold[0] with { Answer = "5 AS  5 number 0" }] };
        await MeasureAsync(evaluator, RoleOf() with { Criteria = [criterion] });

        Assert.Equal(4, evaluator.Calls.Count);
        Assert.All(evaluator.Calls, call => Assert.DoesNotContain(call.Criterion.Gold, g => g.Answer.Split(' ')[^1] == call.Answers[0].Split(' ')[^1]));
        Assert.Equal(2, evaluator.Calls.First().Criterion.Gold.Count);
    }

    [Fact]
    public async Task Gold_answers_are_rated_by_what_a_session_carries()
    {
        var evaluator = Evaluator();
        await MeasureAsync(evaluator, RoleOf("1 as 1", "5 as 5"));

        Assert.All(evaluator.Calls, call => Assert.Empty(call.Criterion.Gold));
    }

    [Fact]
    public void A_session_carries_the_model_answers_of_a_question_about_the_subject_and_its_hash_covers_them()
    {
        var role = RoleOf() with { Criteria = [CriterionOf("powder", ["5 as 5", "5 as 5", "1 as 1"], Knowledge)] };
        var session = role.ForSession();

        Assert.Equal([5, 5], session.Criteria[0].Gold.Select(g => g.Level));
        Assert.Equal(RoleScript.Sha256(role), RoleScript.Sha256(session));
        var other = role with { Criteria = [role.Criteria[0] with { Gold = [role.Criteria[0].Gold[0] with { Answer = "Another model." }, .. role.Criteria[0].Gold.Skip(1)] }] };
        Assert.NotEqual(RoleScript.Sha256(role), RoleScript.Sha256(other));
    }

    [Fact]
    public async Task An_evaluator_that_fails_has_placed_nothing()
    {
        var measured = await MeasureAsync(new ScriptedEvaluator((_, _) => throw new TimeoutException()), RoleOf("1 as 1"));

        Assert.Equal("1>-:1", measured.Table.ToString());
    }

    [Fact]
    public void The_fingerprint_changes_with_everything_that_the_figures_depend_on()
    {
        var role = RoleOf("1 as 1");
        var criterion = role.Criteria[0];
        string Of(Role r, IAnswerEvaluator? e = null, ITermAliases? a = null) => new GoldCalibration(e ?? Evaluator(), a ?? NoTermAliases.Instance).Fingerprint(r);
        Role With(Criterion c) => role with { Criteria = [c] };
        string[] all =
        [
            Of(role),
            Of(With(criterion with { Title = "Tarts" })),
            Of(With(criterion with { Cues = ["salt"] })),
            Of(With(criterion with { Gold = [new GoldAnswer(2, criterion.Gold[0].Answer)] })),
            Of(With(criterion with { Gold = [new GoldAnswer(1, "Other words.")] })),
            Of(role, new OfflineEvaluator()),
            Of(role, a: new SkillAliases([new("sugar", ["sucrose"])])),
        ];

        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(Of(role), Of(role with { Title = "Pastry cook", Status = RoleStatus.Draft, Version = 2 }));
    }

    private static async Task<RoleCalibration> MeasureAsync(IAnswerEvaluator evaluator, Role role) =>
        await new GoldCalibration(evaluator, NoTermAliases.Instance).MeasureAsync(role, CancellationToken.None);
}
