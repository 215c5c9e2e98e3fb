using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Tests.Screening.Support;
using Xunit.Abstractions;
using static RecruitBot.Tests.Screening.Support.Samples;

namespace RecruitBot.Tests.Screening;

/// <summary>The gate: no change to the evaluator, the word lists or a rubric may fall below these floors.</summary>
public sealed class CalibrationTests(ITestOutputHelper output)
{
    /// <summary>Gold answers of the same criterion are taken away altogether, so no answer is rated by an example of itself or its kin.</summary>
    [Fact]
    public void Shipped_gold_answers_without_any_gold_of_their_criterion()
    {
        var rated = CriteriaFiles.Shipped().SelectMany(s => Gold(s.Criterion with { Gold = [] }, s.Criterion.Gold)).ToList();
        if (rated.Count > 0)
            Holds("gold, no examples", rated, exact: 0.78, adjacent: 0.92);
    }

    [Fact]
    public void Shipped_gold_answers_each_left_out_of_its_own_examples()
    {
        var rated = CriteriaFiles.Shipped()
            .SelectMany(s => s.Criterion.Gold.Select(g => ((int?)g.Level, Rate(s.Criterion with { Gold = [.. s.Criterion.Gold.Where(o => o != g)] }, g.Answer).Level)))
            .ToList();
        if (rated.Count > 0)
            Holds("gold, left one out", rated, exact: 0.78, adjacent: 0.92);
    }

    [Theory]
    [InlineData("answers-dev.jsonl", 0.75, 0.95)]
    [InlineData("answers-heldout.jsonl", 0.50, 0.85)]
    public void Answers_by_strangers_to_five_roles_and_other_trades(string file, double exact, double adjacent)
    {
        var criteria = Criteria();
        var rated = Read(file).Where(s => criteria.ContainsKey(s.Criterion)).Select(s => (s.Level, Rate(criteria[s.Criterion] with { Gold = [] }, s.Answer).Level)).ToList();

        Assert.True(rated.Count >= 30);
        Holds(file, rated, exact, adjacent);
    }

    [Fact]
    public void Answers_to_another_trades_question_are_seldom_placed_on_the_scale()
    {
        string[] software = ["query-optimisation", "incident-response"];
        var criteria = CriteriaFiles.OtherTrades();
        var placed = All()
            .Where(s => s.Sample.Level is not null)
            .SelectMany(s => criteria.Where(c => software.Contains(c.Id) != (software.Contains(s.Criterion.Id) || s.Sample.Criterion.Contains('/'))).Select(c => Rate(c, s.Sample.Answer)))
            .Select(r => r.Status == RatingStatus.Scored)
            .ToList();
        output.WriteLine($"placed {placed.Count(p => p)} of {placed.Count}");
        Assert.True(placed.Count(p => p) <= 0.35 * placed.Count, $"{placed.Count(p => p)} of {placed.Count}");
    }

    private static IEnumerable<(int? Wanted, int? Got)> Gold(Criterion criterion, IEnumerable<GoldAnswer> gold) =>
        gold.Select(g => ((int?)g.Level, Rate(criterion, g.Answer).Level));

    private void Holds(string name, List<(int? Wanted, int? Got)> rated, double exact, double adjacent)
    {
        var same = rated.Count(r => r.Wanted == r.Got) / (double)rated.Count;
        var near = rated.Count(r => r.Wanted == r.Got || Math.Abs((r.Wanted ?? 9) - (r.Got ?? -9)) <= 1) / (double)rated.Count;
        output.WriteLine($"{name}: n {rated.Count}, exact {same:P1}, exact or adjacent {near:P1}");
        Assert.True(same >= exact, $"{name}: exact {same:P1}, floor {exact:P0}");
        Assert.True(near >= adjacent, $"{name}: exact or adjacent {near:P1}, floor {adjacent:P0}");
    }
}
