using RecruitBot.Benchmarks.Grading;

namespace RecruitBot.EndToEnd.Grading;

/// <summary>What the figures rest on: nothing is predicted with what was learnt from it.</summary>
public sealed class LearningTests
{
    [Fact]
    public void A_row_is_predicted_without_its_fold()
    {
        double[][] features = [[1], [2], [3], [4]];
        var predicted = CrossValidation.Predict([0, 0, 1, 1], features, [1, 1, 2, 2], (_, values) => { var mean = values.Average(); return _ => mean; });
        Assert.Equal([2, 2, 1, 1], predicted);
    }

    [Fact]
    public void Logistic_weights_are_those_that_the_shares_were_made_with()
    {
        double[] weights = [-1, 2, -3];
        var features = Enumerable.Range(0, 200).Select(i => new[] { 1, i % 10 / 10.0, i % 7 / 7.0 }).ToList();
        var shares = features.ConvertAll(f => 1 / (1 + Math.Exp(-f.Zip(weights, (v, w) => v * w).Sum())));
        Assert.Equal(weights, LogisticFit.Fit(features, shares, 0).Select(w => Math.Round(w, 3)));
        Assert.True(Math.Abs(LogisticFit.Fit(features, shares, 1000)[1]) < 1);
    }

    [Fact]
    public void A_forest_finds_a_step_that_no_straight_line_does()
    {
        double[][] features = [.. Enumerable.Range(0, 300).Select(i => new[] { i % 30 / 30.0 })];
        var forest = RandomForest.Grow(features, [.. features.Select(f => f[0] is > 0.3 and < 0.7 ? 5.0 : 0)]);
        Assert.InRange(forest.Predict([0.5]), 4.5, 5);
        Assert.InRange(forest.Predict([0.9]), 0, 0.5);
    }

    [Fact]
    public void Questions_of_one_subject_lie_in_one_group()
    {
        var groups = SubjectGroups.Of(["bulb battery circuit gap", "plant seed root", "battery terminal circuit", "seed water root grows"], 2);
        Assert.Equal(groups[0], groups[2]);
        Assert.Equal(groups[1], groups[3]);
        Assert.NotEqual(groups[0], groups[1]);
    }
}
