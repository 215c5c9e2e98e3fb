using RecruitBot.Core.Retrieval.Evaluation;

namespace RecruitBot.Tests.Retrieval.Evaluation;

public sealed class RankingQualityTests
{
    private static readonly Dictionary<string, double> Judged = new(StringComparer.Ordinal) { ["a"] = 2, ["b"] = 1, ["c"] = 1, ["n"] = 0, ["m"] = -1 };

    /// <summary>Worked out by hand: gains 1 at rank 2 and 2 at rank 4 of at best 2, 1, 1 at ranks 1 to 3.</summary>
    [Fact]
    public void A_ranking_is_judged_as_by_hand()
    {
        var quality = RankingQuality.Of(["x", "b", "n", "a", "m"], Judged);
        Assert.Equal((1 / 1.584963 + 2 / 2.321928) / (2 + 1 / 1.584963 + 0.5), quality.Ndcg10, 5);
        Assert.Equal(2.0 / 3, quality.Recall100, 5);
        Assert.Equal((1.0 / 2 + 2.0 / 4) / 3, quality.AveragePrecision, 5);
        Assert.Equal(1.0 / 2, quality.ReciprocalRank10, 5);
    }

    [Fact]
    public void The_best_ranking_is_worth_one() => Assert.Equal(new RankingQuality(1, 1, 1, 1), RankingQuality.Of(["a", "c", "b", "x"], Judged));

    [Fact]
    public void What_stands_below_ten_or_a_hundred_counts_where_it_is_defined_to()
    {
        string[] eleventh = [.. Enumerable.Range(0, 10).Select(i => $"x{i}"), "a"];
        var quality = RankingQuality.Of(eleventh, Judged);
        Assert.Equal((0, 0), (quality.Ndcg10, quality.ReciprocalRank10));
        Assert.Equal(1.0 / 3, quality.Recall100, 9);
        Assert.Equal(1.0 / 11 / 3, quality.AveragePrecision, 9);
        string[] late = [.. Enumerable.Range(0, 100).Select(i => $"x{i}"), "a"];
        Assert.Equal(0, RankingQuality.Of(late, Judged).Recall100);
        Assert.Equal(1.0 / 101 / 3, RankingQuality.Of(late, Judged).AveragePrecision, 9);
    }

    [Fact]
    public void Nothing_found_and_nothing_relevant_are_worth_nothing()
    {
        Assert.Equal(default, RankingQuality.Of([], Judged));
        Assert.Equal(default, RankingQuality.Of(["n"], new Dictionary<string, double>(StringComparer.Ordinal) { ["n"] = 0 }));
        Assert.Equal(default, RankingQuality.Mean([]));
    }

    [Fact]
    public void The_mean_is_over_queries() =>
        Assert.Equal(new RankingQuality(0.5, 0.5, 0.5, 0.5), RankingQuality.Mean([RankingQuality.Of(["a", "b", "c"], Judged), RankingQuality.Of([], Judged)]));
}
