using RecruitBot.Benchmarks.Grading;

namespace RecruitBot.EndToEnd.Grading;

/// <summary>Figures worked out by hand.</summary>
public sealed class AgreementTests
{
    [Fact]
    public void The_same_scores_agree_wholly()
    {
        var agreement = Agreement.Of([0, 2, 5, 3], [0, 2, 5, 3], 5);
        Assert.Equal(new Agreement(1, 1, 1, 1, 0), agreement with { Pearson = Math.Round(agreement.Pearson, 12), Spearman = Math.Round(agreement.Spearman, 12) });
    }

    [Fact]
    public void Figures_are_those_of_the_textbook()
    {
        var agreement = Agreement.Of([1, 2, 3, 5], [1, 3, 2, 4], 5);
        // Deviations -1.75 -0.75 0.25 2.25 and -1.5 0.5 -0.5 1.5: 5.5 / sqrt(8.75 * 5).
        Assert.Equal(0.8315, agreement.Pearson, 4);
        Assert.Equal(0.8, agreement.Spearman, 4);
        Assert.Equal(Math.Sqrt(0.75), agreement.Rmse, 6);
        // Grades 1 2 3 4 (5 is nearest to 4) beside 1 3 2 4.
        Assert.Equal(0.5, agreement.Accuracy, 6);
        Assert.Equal(1 - 0.5 / 2.5, agreement.Qwk, 6);
    }

    [Fact]
    public void Of_two_grades_a_prediction_is_brought_to_the_nearer() => Assert.Equal(0.75, Agreement.Of([2.4, 2.6, 4, 1], [0, 5, 0, 0], 5).Accuracy);

    [Fact]
    public void Ties_share_their_rank() => Assert.Equal(Math.Sqrt(3) / 2, Agreement.Of([1, 1, 2], [1, 2, 3], 3).Spearman, 6);

    [Fact]
    public void Predictions_that_never_differ_agree_by_chance_only()
    {
        var agreement = Agreement.Of([3, 3, 3], [1, 3, 5], 5);
        Assert.Equal((0, 0, 0), (agreement.Pearson, agreement.Spearman, Math.Round(agreement.Qwk, 12)));
    }
}
