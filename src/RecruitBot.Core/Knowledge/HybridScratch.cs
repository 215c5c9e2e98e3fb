using RecruitBot.Core.Retrieval;

namespace RecruitBot.Core.Knowledge;

/// <summary>Two scores for each document of a query; one for each thread, kept for the next search.</summary>
internal sealed class HybridScratch
{
    [ThreadStatic]
    private static HybridScratch? s_own;

    private double[] lexical = [];
    private float[] dense = [];
    private int count;

    public Span<double> Lexical => lexical.AsSpan(0, count);

    public Span<float> Dense => dense.AsSpan(0, count);

    /// <summary>The calling thread's own, all zero.</summary>
    public static HybridScratch OfThisThread(int documents)
    {
        var own = s_own ??= new HybridScratch();
        if (own.lexical.Length < documents)
            (own.lexical, own.dense) = (new double[documents], new float[documents]);
        own.count = documents;
        own.Lexical.Clear();
        own.Dense.Clear();
        return own;
    }

    /// <summary>The best by the weighted sum of both, each divided by its largest.</summary>
    public int Best(double share, Span<SearchHit> best)
    {
        if (best.IsEmpty)
            return 0;
        var (mostLexical, mostDense) = (0.0, 0f);
        foreach (var score in Lexical)
            mostLexical = Math.Max(mostLexical, score);
        foreach (var score in Dense)
            mostDense = Math.Max(mostDense, score);
        var byWords = mostLexical > 0 ? share / mostLexical : 0;
        var byMeaning = mostDense > 0 ? (1 - share) / mostDense : 0;
        var found = new BestHits(best);
        for (var d = 0; d < count; d++)
            found.Offer(d, byWords * lexical[d] + byMeaning * Math.Max(0, dense[d]));
        return found.Sort();
    }
}
