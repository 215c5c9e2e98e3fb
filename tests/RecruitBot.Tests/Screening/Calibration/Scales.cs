using System.Globalization;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Screening.Calibration;

/// <summary>A role whose gold answers say at which level they are to be rated: "5 as 3" is of level 5 and is rated 3, "5 as -" cannot be placed.</summary>
internal static class Scales
{
    public static Role RoleOf(params string[] gold) => RoleOf([("cakes", gold)]);

    public static Role RoleOf(IEnumerable<(string Criterion, string[] Gold)> criteria) =>
        new("baker", "Baker", 1, RoleStatus.Open, "any", null, null, 5, [], [], [.. criteria.Select(c => CriterionOf(c.Criterion, c.Gold))]);

    public static Criterion CriterionOf(string id, string[] gold, string ask = "Tell me about a time when you saved a cake.") =>
        new(
            id, "Cakes", "Bakes cakes.", "guides/bakery.md", 1, null, ask, [],
            new SortedDictionary<int, string> { [1] = "Guesses.", [3] = "Measures.", [5] = "Compares." }, ["sugar"],
            [.. gold.Select((g, i) => new GoldAnswer(g[0] - '0', $"{g} number {i}"))]);

    public static string[] Times(int count, string gold) => [.. Enumerable.Repeat(gold, count)];

    public static ScriptedEvaluator Evaluator() =>
        new((_, answers) => answers[0].Split(' ')[2] is "-" ? Rating.Insufficient("Nothing to place.") : Scored(answers[0]));

    private static Rating Scored(string answer) =>
        new(int.Parse(answer.Split(' ')[2], CultureInfo.InvariantCulture), RatingStatus.Scored, [new Evidence(answer[..6], 0, 0, 6)], "As the answer says.");
}
