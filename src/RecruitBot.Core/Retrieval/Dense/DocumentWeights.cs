namespace RecruitBot.Core.Retrieval.Dense;

/// <summary>
/// The documents of an index as rows of a sparse matrix: what a term contributes to the document's score, divided by the length of the row, so that
/// long documents count no more than short ones.
/// </summary>
internal sealed class DocumentWeights
{
    private readonly Bm25Index index;
    private readonly int[] rowOf;
    private readonly int stride;
    private readonly float[] scale;

    /// <param name="index">The documents.</param>
    /// <param name="rowOf">For each term its row in the other matrix, or -1.</param>
    /// <param name="stride">Of so many documents one is learnt from.</param>
    public DocumentWeights(Bm25Index index, int[] rowOf, int stride)
    {
        this.index = index;
        this.rowOf = rowOf;
        this.stride = Math.Max(1, stride);
        var squares = new double[index.Documents];
        for (var term = 0; term < rowOf.Length; term++)
            if (rowOf[term] >= 0)
                foreach (var (document, contribution) in index.PostingsOf(term))
                    squares[document] += contribution * contribution;
        scale = Array.ConvertAll(squares, s => s > 0 ? (float)(1 / Math.Sqrt(s)) : 0);
    }

    /// <summary>Adds to each document's row the rows of its terms.</summary>
    public void Multiply(RowMatrix terms, RowMatrix documents, bool all)
    {
        for (var term = 0; term < rowOf.Length; term++)
        {
            if (rowOf[term] < 0)
                continue;
            var row = terms[rowOf[term]];
            foreach (var (document, contribution) in index.PostingsOf(term))
                if (all || document % stride == 0)
                    VectorMath.AddTo(documents[document], (float)contribution * scale[document], row);
        }
    }

    /// <summary>Adds to each term's row the rows of the documents that are learnt from.</summary>
    public void MultiplyTransposed(RowMatrix documents, RowMatrix terms)
    {
        for (var term = 0; term < rowOf.Length; term++)
        {
            if (rowOf[term] < 0)
                continue;
            var row = terms[rowOf[term]];
            foreach (var (document, contribution) in index.PostingsOf(term))
                if (document % stride == 0)
                    VectorMath.AddTo(row, (float)contribution * scale[document], documents[document]);
        }
    }
}
