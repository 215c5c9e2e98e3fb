using System.Numerics;

namespace RecruitBot.Core.Retrieval;

/// <summary>
/// An in-memory BM25 index (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009). What a posting contributes is
/// worked out when the index is built. Postings lie one after the other by term, those of a term in windows of documents of which the most
/// that any posting contributes is known, so that <see cref="WindowSearch"/> can leave out what cannot be among the best. Never changes;
/// safe for use from several threads.
/// </summary>
/// <remarks>
/// A posting takes four bytes: its document within the window, and its contribution in steps of a power of two that is the term's own, 2^-16 of
/// the term's largest contribution or less. Sums of such numbers are exact, so a score does not depend on the order in which it is added up.
/// </remarks>
public sealed class Bm25Index
{
    /// <summary>Saturation of term frequency that the literature starts from.</summary>
    public const double DefaultK1 = 1.2;

    /// <summary>Share of a document's length that the literature starts from.</summary>
    public const double DefaultB = 0.75;

    /// <summary>Documents in a window: as many sums as a processor's nearest cache holds.</summary>
    internal const int Window = 1 << WindowBits;

    private const int WindowBits = 12;
    private const int FinestStep = -24;

    private readonly int[] segments;
    private readonly float[] steps;
    private readonly Segment[] all;
    private readonly uint[] postings;

    /// <param name="starts">For each term where its postings begin; one more at the end.</param>
    /// <param name="documents">For each posting its document; ascending within a term.</param>
    /// <param name="weights">For each posting what it contributes before it is weighted by the rarity of its term.</param>
    /// <param name="count">Number of documents.</param>
    internal Bm25Index(int[] starts, int[] documents, float[] weights, int count)
    {
        Documents = count;
        Terms = starts.Length - 1;
        segments = new int[starts.Length];
        steps = new float[Terms];
        postings = new uint[documents.Length];
        var found = new List<Segment>(Terms);
        for (var term = 0; term < Terms; term++)
        {
            var (from, to) = (starts[term], starts[term + 1]);
            segments[term] = found.Count;
            var idf = Idf(count, to - from);
            var step = steps[term] = (float)StepFor(idf * Most(weights.AsSpan(from, to - from)));
            for (var i = from; i < to; i++)
            {
                var window = documents[i] >> WindowBits;
                if (i == from || window != found[^1].Window)
                    found.Add(new Segment(window, i, 0));
                var contribution = (uint)Math.Clamp(Math.Round(idf * weights[i] / step), 1, ushort.MaxValue);
                postings[i] = ((uint)(documents[i] & (Window - 1)) << 16) | contribution;
                if (contribution > found[^1].Most)
                    found[^1] = found[^1] with { Most = (ushort)contribution };
            }
        }
        segments[Terms] = found.Count;
        found.Add(new Segment(int.MaxValue, documents.Length, 0));
        all = [.. found];
    }

    /// <summary>Number of documents.</summary>
    public int Documents { get; }

    /// <summary>Number of terms; their numbers are 0 to one less.</summary>
    public int Terms { get; }

    /// <summary>Bytes that the index takes.</summary>
    public long Bytes => 4L * (segments.Length + steps.Length + postings.Length) + 12L * all.Length;

    /// <summary>Number of documents that have a term.</summary>
    public int FrequencyOf(int term) => (uint)term < (uint)Terms ? all[segments[term + 1]].Start - all[segments[term]].Start : 0;

    /// <summary>Weight of a term that stands in so many of all documents.</summary>
    public static double Idf(int documents, int frequency) => Math.Log(1 + (documents - frequency + 0.5) / (frequency + 0.5));

    /// <summary>The best documents for a query, best first; of equal ones the earlier. Exactly those that adding up every posting would give.</summary>
    /// <param name="query">A term may stand there several times; what weighs nothing or less is left out.</param>
    /// <param name="best">Takes as many as it has room for.</param>
    /// <returns>Number of hits.</returns>
    public int Search(ReadOnlySpan<QueryTerm> query, Span<SearchHit> best) => WindowSearch.Run(this, query, best);

    /// <summary>Adds to <paramref name="scores"/>, for every document that has the term, what it contributes times <paramref name="weight"/>.</summary>
    public void Accumulate(int term, double weight, Span<double> scores)
    {
        foreach (var (document, contribution) in PostingsOf(term))
            scores[document] += weight * contribution;
    }

    /// <summary>The postings of a term in the order of documents.</summary>
    internal PostingList PostingsOf(int term) =>
        (uint)term < (uint)Terms ? new PostingList(this, segments[term], segments[term + 1], steps[term]) : default;

    internal (int First, int End, double Step) SegmentsOf(int term) =>
        (uint)term < (uint)Terms ? (segments[term], segments[term + 1], steps[term]) : default;

    internal Segment SegmentAt(int segment) => all[segment];

    internal ReadOnlySpan<uint> PostingsIn(int segment) => postings.AsSpan(all[segment].Start, all[segment + 1].Start - all[segment].Start);

    private static float Most(ReadOnlySpan<float> weights)
    {
        var most = 0f;
        foreach (var weight in weights)
            most = Math.Max(most, weight);
        return most;
    }

    /// <summary>The power of two of which 2^16 - 1 just reach the largest contribution; not so fine that sums of a long query would round.</summary>
    private static double StepFor(double most)
    {
        var exponent = Math.Max(FinestStep, Math.ILogB(Math.Max(most, double.Epsilon)) - 15);
        var step = Math.ScaleB(1, exponent);
        return Math.Round(most / step) > ushort.MaxValue ? step * 2 : step;
    }

    /// <summary>Postings of one term in one window of documents.</summary>
    /// <param name="Window">Number of the window.</param>
    /// <param name="Start">Where its postings begin.</param>
    /// <param name="Most">The most that one contributes, in steps.</param>
    internal readonly record struct Segment(int Window, int Start, ushort Most);
}
