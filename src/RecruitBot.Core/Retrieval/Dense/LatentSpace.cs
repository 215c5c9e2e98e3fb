namespace RecruitBot.Core.Retrieval.Dense;

/// <summary>
/// Latent semantic analysis: the directions in which the documents of a collection differ most (Deerwester and others, "Indexing by Latent Semantic
/// Analysis", 1990), found by subspace iteration from random directions (Halko, Martinsson and Tropp, "Finding Structure with Randomness",
/// SIAM Review 2011). Documents and queries become vectors in which words that go together lie close, without a model to ship. The same
/// collection always gives the same space.
/// </summary>
/// <remarks>
/// Only the span of the directions matters for the angle between two vectors, so the singular values themselves are never worked out.
/// </remarks>
internal sealed class LatentSpace
{
    private const int MostTerms = 1 << 15;
    private const int MostDocuments = 20_000;
    private const int Rounds = 3;

    private readonly int[] rowOf;
    private readonly float[] rarity;
    private readonly RowMatrix terms;

    private LatentSpace(int[] rowOf, float[] rarity, RowMatrix terms)
    {
        this.rowOf = rowOf;
        this.rarity = rarity;
        this.terms = terms;
    }

    public int Dimensions => terms.Columns;

    /// <summary>Learns the space, and places every document in it.</summary>
    public static (LatentSpace Space, RowMatrix Documents) Learn(Bm25Index index, int dimensions, CancellationToken ct)
    {
        var rows = Rows(index, out var count);
        var weights = new DocumentWeights(index, rows, (index.Documents + MostDocuments - 1) / MostDocuments);
        var basis = new RowMatrix(count, dimensions);
        var documents = new RowMatrix(index.Documents, dimensions);
        Scatter(basis);
        for (var round = 0; round < Rounds; round++)
        {
            ct.ThrowIfCancellationRequested();
            documents.Clear();
            weights.Multiply(basis, documents, all: false);
            documents.Orthonormalise();
            ct.ThrowIfCancellationRequested();
            basis.Clear();
            weights.MultiplyTransposed(documents, basis);
        }
        basis.Orthonormalise();
        ct.ThrowIfCancellationRequested();
        documents.Clear();
        weights.Multiply(basis, documents, all: true);
        for (var d = 0; d < documents.Rows; d++)
            VectorMath.Normalise(documents[d]);
        var idf = new float[index.Terms];
        for (var t = 0; t < idf.Length; t++)
            idf[t] = (float)Bm25Index.Idf(index.Documents, index.FrequencyOf(t));
        return (new LatentSpace(rows, idf, basis), documents);
    }

    /// <summary>Places a query; false when none of its terms goes together with others.</summary>
    public bool Place(ReadOnlySpan<QueryTerm> query, Span<float> vector)
    {
        vector.Clear();
        var any = false;
        foreach (var asked in query)
            if ((uint)asked.Term < (uint)rowOf.Length && rowOf[asked.Term] is var row and >= 0)
            {
                VectorMath.AddTo(vector, (float)asked.Weight * rarity[asked.Term], terms[row]);
                any = true;
            }
        VectorMath.Normalise(vector);
        return any;
    }

    /// <summary>A row for each term of two documents or more; of very many, those of the most documents.</summary>
    private static int[] Rows(Bm25Index index, out int count)
    {
        var kept = Enumerable.Range(0, index.Terms).Where(t => index.FrequencyOf(t) >= 2).ToList();
        if (kept.Count > MostTerms)
            kept = [.. kept.OrderByDescending(index.FrequencyOf).ThenBy(t => t).Take(MostTerms).Order()];
        var rows = new int[index.Terms];
        Array.Fill(rows, -1);
        for (var row = 0; row < kept.Count; row++)
            rows[kept[row]] = row;
        count = kept.Count;
        return rows;
    }

    /// <summary>Random signs, the same ones each time (SplitMix64: Steele, Lea and Flood, OOPSLA 2014).</summary>
    private static void Scatter(RowMatrix matrix)
    {
        var state = 0x5DEECE66DUL;
        for (var r = 0; r < matrix.Rows; r++)
        {
            var row = matrix[r];
            var bits = 0UL;
            for (var c = 0; c < row.Length; c++)
            {
                if (c % 64 == 0)
                    bits = Next(ref state);
                row[c] = (bits >> (c % 64) & 1) == 0 ? -1 : 1;
            }
        }
    }

    private static ulong Next(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
