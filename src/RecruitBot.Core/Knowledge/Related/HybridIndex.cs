using RecruitBot.Core.Retrieval;
using RecruitBot.Core.Retrieval.Dense;

namespace RecruitBot.Core.Knowledge.Related;

/// <summary>Search by words and by nearness in a latent space that is learnt from the collection. Never changes; safe for use from several threads.</summary>
public sealed class HybridIndex
{
    /// <summary>Directions of the latent space; a few hundred is what the literature found best for collections of any size.</summary>
    public const int DefaultDimensions = 256;

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
        Span<float> place = stackalloc float[space.Dimensions];
        return BlendedScores.Search(texts.Index, terms, documents, space.Place(terms, place) ? place : [], best);
    }
}
