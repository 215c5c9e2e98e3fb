using RecruitBot.Core.Retrieval;
using RecruitBot.Core.Retrieval.Dense;

namespace RecruitBot.Core.Knowledge.Related;

/// <summary>
/// Scores by words and by meaning for each document of a query, each divided by its largest and then summed by weight. (Adding up ranks instead
/// lost to either of the two.) One for each thread, kept for the next search.
/// </summary>
internal sealed class BlendedScores
{
    /// <summary>
    /// Words lead three to one. Between one half and four fifths it makes little difference, which was tried on the sentences of CLINC150 rather than on a
    /// collection that search is measured on.
    /// </summary>
    private const double Lexical = 0.75;

    [ThreadStatic]
    private static BlendedScores? s_own;

    private double[] lexical = [];
    private float[] dense = [];

    /// <summary>The best documents for a query.</summary>
    /// <param name="index">Ranks by words.</param>
    /// <param name="terms">The words of the query.</param>
    /// <param name="documents">A vector of length 1 for each document.</param>
    /// <param name="place">That of the query; empty when it has none, and words alone decide.</param>
    /// <param name="best">Takes as many as it has room for, best first.</param>
    /// <returns>Number of hits.</returns>
    public static int Search(Bm25Index index, ReadOnlySpan<QueryTerm> terms, RowMatrix documents, ReadOnlySpan<float> place, Span<SearchHit> best)
    {
        if (place.IsEmpty || best.IsEmpty)
            return index.Search(terms, best);
        var own = s_own ??= new BlendedScores();
        if (own.lexical.Length < index.Documents)
            (own.lexical, own.dense) = (new double[index.Documents], new float[index.Documents]);
        var byWords = own.lexical.AsSpan(0, index.Documents);
        var byMeaning = own.dense.AsSpan(0, index.Documents);
        byWords.Clear();
        foreach (var term in terms)
            index.Accumulate(term.Term, term.Weight, byWords);
        for (var d = 0; d < byMeaning.Length; d++)
            byMeaning[d] = VectorMath.Dot(place, documents[d]);
        return Blend(byWords, byMeaning, best);
    }

    private static int Blend(ReadOnlySpan<double> byWords, ReadOnlySpan<float> byMeaning, Span<SearchHit> best)
    {
        var (mostWords, mostMeaning) = (0.0, 0f);
        foreach (var score in byWords)
            mostWords = Math.Max(mostWords, score);
        foreach (var score in byMeaning)
            mostMeaning = Math.Max(mostMeaning, score);
        var words = mostWords > 0 ? Lexical / mostWords : 0;
        var meaning = mostMeaning > 0 ? (1 - Lexical) / mostMeaning : 0;
        var found = new BestHits(best);
        for (var d = 0; d < byWords.Length; d++)
            found.Offer(d, words * byWords[d] + meaning * Math.Max(0, byMeaning[d]));
        return found.Sort();
    }
}
