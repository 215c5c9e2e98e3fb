using RecruitBot.Core.Retrieval;
using RecruitBot.Core.Retrieval.Dense;

namespace RecruitBot.Core.Knowledge.Related;

/// <summary>Search by words and by nearness of a model's vectors. Never changes; safe for use from several threads.</summary>
internal sealed class EmbeddedIndex
{
    /// <summary>Texts that are sent to the model at a time.</summary>
    private const int Batch = 64;

    private readonly TextIndex texts;
    private readonly ITextEmbedder embedder;
    private readonly RowMatrix documents;

    private EmbeddedIndex(TextIndex texts, ITextEmbedder embedder, RowMatrix documents)
    {
        this.texts = texts;
        this.embedder = embedder;
        this.documents = documents;
    }

    /// <summary>Asks the model about every text; null when it cannot be asked, or gives what are no vectors of one length.</summary>
    public static async ValueTask<EmbeddedIndex?> BuildAsync(TextIndex texts, IReadOnlyList<string> written, ITextEmbedder embedder, CancellationToken ct)
    {
        RowMatrix? placed = null;
        for (var first = 0; first < written.Count; first += Batch)
        {
            string[] batch = [.. written.Skip(first).Take(Batch)];
            if (await embedder.EmbedAsync(batch, ct) is not { } vectors || vectors.Count != batch.Length)
                return null;
            placed ??= new RowMatrix(written.Count, vectors[0].Length);
            for (var i = 0; i < batch.Length; i++)
            {
                if (vectors[i].Length != placed.Columns)
                    return null;
                vectors[i].Span.CopyTo(placed[first + i]);
                VectorMath.Normalise(placed[first + i]);
            }
        }
        return placed is null ? null : new EmbeddedIndex(texts, embedder, placed);
    }

    /// <summary>The best texts for a query, best first; by words alone while the model cannot be asked.</summary>
    public async ValueTask<SearchHit[]> SearchAsync(string query, int top, CancellationToken ct)
    {
        var place = await embedder.EmbedAsync([query], ct) is [var vector] && vector.Length == documents.Columns ? vector.ToArray() : [];
        VectorMath.Normalise(place);
        var best = new SearchHit[top];
        return best[..BlendedScores.Search(texts.Index, texts.Read(query), documents, place, best)];
    }
}
