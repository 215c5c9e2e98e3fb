namespace RecruitBot.Core.Retrieval.Evaluation;

/// <summary>
/// How good one ranking is, against the judgements of people, each 0 to 1: as trec_eval defines the measures, with gains that grow linearly.
/// </summary>
/// <param name="Ndcg10">Discounted gain of the first ten, divided by that of the best possible ranking.</param>
/// <param name="Recall100">Share of the relevant texts that stand among the first hundred.</param>
/// <param name="AveragePrecision">Mean over all relevant texts of the share of relevant ones down to each; 0 for one that was not found.</param>
/// <param name="ReciprocalRank10">One divided by the rank of the first relevant text, when that is ten at most.</param>
public readonly record struct RankingQuality(double Ndcg10, double Recall100, double AveragePrecision, double ReciprocalRank10)
{
    /// <summary>Judges a ranking.</summary>
    /// <param name="ranking">Ids of texts, the best first.</param>
    /// <param name="relevance">Grade for each text that was judged; grades of 0 and below are not relevant.</param>
    public static RankingQuality Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, double> relevance)
    {
        var relevant = relevance.Values.Where(g => g > 0).OrderDescending().ToList();
        if (relevant.Count == 0)
            return default;
        var (gain, found, found100, precision, first) = (0.0, 0, 0, 0.0, 0.0);
        for (var rank = 1; rank <= ranking.Count; rank++)
        {
            var grade = relevance.GetValueOrDefault(ranking[rank - 1]);
            if (grade <= 0)
                continue;
            found++;
            precision += (double)found / rank;
            if (rank <= 10)
            {
                gain += grade / Math.Log2(rank + 1);
                if (found == 1)
                    first = 1.0 / rank;
            }
            if (rank <= 100)
                found100++;
        }
        var ideal = relevant.Take(10).Select((grade, i) => grade / Math.Log2(i + 2)).Sum();
        return new RankingQuality(gain / ideal, (double)found100 / relevant.Count, precision / relevant.Count, first);
    }

    /// <summary>The mean of each measure.</summary>
    public static RankingQuality Mean(IReadOnlyCollection<RankingQuality> all) =>
        all.Count == 0
            ? default
            : new RankingQuality(all.Average(q => q.Ndcg10), all.Average(q => q.Recall100), all.Average(q => q.AveragePrecision), all.Average(q => q.ReciprocalRank10));
}
