namespace RecruitBot.Core.Retrieval;

/// <summary>
/// Collects documents for a <see cref="Bm25Index"/>, one after the other: their terms, then <see cref="EndDocument"/>. Fields are weighted as in
/// BM25F: frequencies and lengths are summed over fields by weight before saturation (Robertson, Zaragoza and Taylor, "Simple BM25 Extension
/// to Multiple Weighted Fields", CIKM 2004).
/// </summary>
public sealed class Bm25Builder
{
    private readonly List<int> ends = [];
    private readonly List<float> lengths = [];
    private int[] terms = new int[1 << 8];
    private float[] frequencies = new float[1 << 8];
    private float[] counted = new float[1 << 8];
    private int[] touched = new int[1 << 6];
    private int used;
    private int touchedCount;
    private int termCount;
    private float length;

    /// <summary>One occurrence of a term in the document.</summary>
    /// <param name="term">Number of the term, counted from 0 without large gaps.</param>
    /// <param name="weight">How much the occurrence counts; above 0, and 1 for the text itself.</param>
    public void Add(int term, float weight)
    {
        length += weight;
        if (term >= counted.Length)
            Array.Resize(ref counted, Math.Max(term + 1, counted.Length * 2));
        if (counted[term] == 0)
        {
            if (touchedCount == touched.Length)
                Array.Resize(ref touched, touched.Length * 2);
            touched[touchedCount++] = term;
            termCount = Math.Max(termCount, term + 1);
        }
        counted[term] += weight;
    }

    /// <summary>Ends the document, which may be empty; documents are numbered from 0.</summary>
    public void EndDocument()
    {
        if (used + touchedCount > terms.Length)
        {
            var size = Math.Max(used + touchedCount, (int)Math.Min(Array.MaxLength, terms.Length * 2L));
            Array.Resize(ref terms, size);
            Array.Resize(ref frequencies, size);
        }
        for (var i = 0; i < touchedCount; i++)
        {
            var term = touched[i];
            terms[used] = term;
            frequencies[used++] = counted[term];
            counted[term] = 0;
        }
        ends.Add(used);
        lengths.Add(length);
        touchedCount = 0;
        length = 0;
    }

    /// <summary>Makes the index.</summary>
    /// <param name="k1">Saturation of term frequency.</param>
    /// <param name="b">How much long documents are held back, 0 to 1.</param>
    public Bm25Index Build(double k1 = Bm25Index.DefaultK1, double b = Bm25Index.DefaultB)
    {
        // Documents are in order, so a stable sort by term leaves each term's postings in the order of documents.
        var starts = new int[termCount + 1];
        foreach (var term in terms.AsSpan(0, used))
            starts[term + 1]++;
        for (var t = 0; t < termCount; t++)
            starts[t + 1] += starts[t];
        var next = starts.AsSpan(0, termCount).ToArray();
        var documents = new int[used];
        var weights = new float[used];
        var mean = lengths.Count == 0 ? 1 : Math.Max(1e-9, lengths.Average(l => (double)l));
        for (int document = 0, i = 0; document < ends.Count; document++)
        {
            var norm = k1 * (1 - b + b * lengths[document] / mean);
            for (; i < ends[document]; i++)
            {
                var at = next[terms[i]]++;
                documents[at] = document;
                weights[at] = (float)(frequencies[i] * (k1 + 1) / (frequencies[i] + norm));
            }
        }
        return new Bm25Index(starts, documents, weights, ends.Count);
    }
}
