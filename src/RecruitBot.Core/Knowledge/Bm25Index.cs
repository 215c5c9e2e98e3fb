namespace RecruitBot.Core.Knowledge;

/// <summary>A field of a document that is to be searched.</summary>
/// <param name="Terms">Its terms, in order.</param>
/// <param name="Weight">How much one occurrence counts; 1 for the text itself.</param>
public readonly record struct WeightedField(IReadOnlyList<string> Terms, double Weight);

/// <summary>A search result.</summary>
/// <param name="Document">Position of the document in the order in which it was added.</param>
/// <param name="Score">BM25 score; higher is better.</param>
public readonly record struct SearchHit(int Document, double Score);

/// <summary>
/// An in-memory BM25 index over weighted fields (the BM25F reading: term frequencies and lengths are summed over fields by weight before
/// saturation; Robertson, Zaragoza and Taylor, CIKM 2004). The contribution of each posting is computed once, when the index is built.
/// </summary>
public sealed class Bm25Index
{
    private readonly Dictionary<string, Posting[]> postings;
    private readonly int documents;

    private Bm25Index(Dictionary<string, Posting[]> postings, int documents)
    {
        this.postings = postings;
        this.documents = documents;
    }

    /// <summary>Builds the index.</summary>
    /// <param name="source">For each document its fields.</param>
    /// <param name="k1">Saturation of term frequency.</param>
    /// <param name="b">How much long documents are held back, 0 to 1.</param>
    public static Bm25Index Build(IEnumerable<IReadOnlyList<WeightedField>> source, double k1 = 1.2, double b = 0.75)
    {
        var raw = new Dictionary<string, List<Posting>>(StringComparer.Ordinal);
        var lengths = new List<double>();
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var fields in source)
        {
            counts.Clear();
            var length = 0.0;
            foreach (var field in fields)
            {
                length += field.Weight * field.Terms.Count;
                foreach (var term in field.Terms)
                    counts[term] = counts.GetValueOrDefault(term) + field.Weight;
            }
            foreach (var (term, count) in counts)
            {
                if (!raw.TryGetValue(term, out var list))
                    raw[term] = list = [];
                list.Add(new Posting(lengths.Count, (float)count));
            }
            lengths.Add(length);
        }
        var mean = lengths.Count == 0 ? 1 : Math.Max(1e-9, lengths.Average());
        var weighted = new Dictionary<string, Posting[]>(raw.Count, StringComparer.Ordinal);
        foreach (var (term, list) in raw)
        {
            var idf = Math.Log(1 + (lengths.Count - list.Count + 0.5) / (list.Count + 0.5));
            weighted[term] =
            [
                .. list.Select(p => p with { Weight = (float)(idf * p.Weight * (k1 + 1) / (p.Weight + k1 * (1 - b + b * lengths[p.Document] / mean))) }),
            ];
        }
        return new Bm25Index(weighted, lengths.Count);
    }

    /// <summary>Adds the score of every document for a term, times <paramref name="weight"/>, to <paramref name="scores"/>.</summary>
    public void Accumulate(string term, double weight, double[] scores)
    {
        if (postings.TryGetValue(term, out var list))
            foreach (var posting in list)
                scores[posting.Document] += weight * posting.Weight;
    }

    /// <summary>The best documents, best first; ties in the order in which documents were added.</summary>
    public List<SearchHit> Search(IEnumerable<string> terms, int top)
    {
        var scores = new double[documents];
        foreach (var term in terms)
            Accumulate(term, 1, scores);
        var best = new PriorityQueue<int, (double Score, int Order)>();
        for (var i = 0; i < documents; i++)
        {
            if (scores[i] <= 0 || (best.Count == top && best.TryPeek(out _, out var least) && scores[i] <= least.Score))
                continue;
            best.Enqueue(i, (scores[i], -i));
            if (best.Count > top)
                best.Dequeue();
        }
        var hits = new List<SearchHit>(best.Count);
        while (best.TryDequeue(out var document, out var priority))
            hits.Add(new SearchHit(document, priority.Score));
        hits.Reverse();
        return hits;
    }

    private readonly record struct Posting(int Document, float Weight);
}
