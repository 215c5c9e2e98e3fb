using RecruitBot.Core.Retrieval;
using RecruitBot.Core.Retrieval.Dense;

namespace RecruitBot.Core.Knowledge;

/// <summary>
/// Search by words and by meaning together: the BM25 score and the similarity in a latent space, each divided by the largest of the query and then
/// summed by weight. (Adding up ranks instead lost to either of the two.) Never changes; safe for use from several threads.
/// </summary>
public sealed class HybridIndex
{
    /// <summary>Directions of the latent space; a few hundred is what the literature found best for collections of any size.</summary>
    public const int DefaultDimensions = 256;

    /// <summary>Words lead, since every hit by them can be shown.</summary>
    private const double Lexical = 0.6;

    private readonly TextIndex texts;
    private readonly LatentSpace space;
    private readonly RowMatrix documents;

    private HybridIndex(TextIndex texts, LatentSpace space, RowMatrix documents)
    {
        this.texts = texts;
        this.space = space;
        this.documents = documents;
    }

    /// <summary>Learns the latent space of a collection, which takes far longer than indexing it.</summary>
    public static HybridIndex Build(TextIndex texts, int dimensions, CancellationToken cancellationToken)
    {
        var (space, documents) = LatentSpace.Learn(texts.Index, dimensions, cancellationToken);
        return new HybridIndex(texts, space, documents);
    }

    /// <summary>The best texts for a query, best first.</summary>
    /// <returns>How many were found; at most as many as there is room for.</returns>
    public int Search(string query, Span<SearchHit> best)
    {
        var terms = texts.Read(query);
        var scores = HybridScratch.OfThisThread(documents.Rows);
        foreach (var term in terms)
            texts.Index.Accumulate(term.Term, term.Weight, scores.Lexical);
        Span<float> place = stackalloc float[space.Dimensions];
        var placed = space.Place(terms, place);
        if (placed)
            for (var d = 0; d < documents.Rows; d++)
                scores.Dense[d] = VectorMath.Dot(place, documents[d]);
        return scores.Best(placed ? Lexical : 1, best);
    }
}
