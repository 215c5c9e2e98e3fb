using System.Numerics;

namespace RecruitBot.Core.Retrieval;

/// <summary>
/// Finds the best documents window by window: MaxScore (Turtle and Flood, "Query Evaluation: Strategies and Optimizations", 1995) with the bounds of
/// each window. In a window the terms that together cannot lift a document among the best are not read through; they are looked up for
/// the documents that the others have found. A window in which all terms together cannot is not touched.
/// </summary>
internal static class WindowSearch
{
    private const double WeightGrain = 256;

    public static int Run(Bm25Index index, ReadOnlySpan<QueryTerm> query, Span<SearchHit> best)
    {
        if (best.IsEmpty)
            return 0;
        var scratch = SearchScratch.OfThisThread(query.Length);
        var terms = Prepare(index, query, scratch);
        var found = new BestHits(best);
        while (true)
        {
            var window = int.MaxValue;
            foreach (var term in terms)
                if (term.Segment < term.End)
                    window = Math.Min(window, index.SegmentAt(term.Segment).Window);
            if (window == int.MaxValue)
                break;
            SearchWindow(index, window, Enter(index, window, terms, scratch), scratch.Sums, ref found);
        }
        return found.Sort();
    }

    /// <summary>The terms that find anything, those that contribute least first.</summary>
    private static Span<TermCursor> Prepare(Bm25Index index, ReadOnlySpan<QueryTerm> query, SearchScratch scratch)
    {
        var count = 0;
        foreach (var asked in query)
        {
            var (first, end, step) = index.SegmentsOf(asked.Term);
            var factor = step * Math.Round(asked.Weight * WeightGrain) / WeightGrain;
            if (first < end && factor > 0)
                scratch.Terms[count++] = new TermCursor(first, end, factor);
        }
        var terms = scratch.Terms.AsSpan(0, count);
        terms.Sort(static (a, b) => a.Factor.CompareTo(b.Factor));
        return terms;
    }

    /// <summary>The terms that the window has, with bounds added up from the first; their cursors move on to the next window.</summary>
    private static Span<WindowTerm> Enter(Bm25Index index, int window, Span<TermCursor> terms, SearchScratch scratch)
    {
        var count = 0;
        var bound = 0.0;
        foreach (ref var term in terms)
        {
            if (term.Segment >= term.End || index.SegmentAt(term.Segment).Window != window)
                continue;
            bound += term.Factor * index.SegmentAt(term.Segment).Most;
            scratch.InWindow[count++] = new WindowTerm(term.Segment++, term.Factor, bound);
        }
        return scratch.InWindow.AsSpan(0, count);
    }

    private static void SearchWindow(Bm25Index index, int window, Span<WindowTerm> terms, double[] sums, ref BestHits found)
    {
        if (terms[^1].Bound <= found.ToBeat)
            return;
        var essential = 0;
        while (terms[essential].Bound <= found.ToBeat)
            essential++;
        var width = Math.Min(Bm25Index.Window, index.Documents - window * Bm25Index.Window);
        var used = sums.AsSpan(0, (width + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count);
        foreach (var term in terms[essential..])
            foreach (var posting in index.PostingsIn(term.Segment))
                used[(int)(posting >> 16)] += term.Factor * (posting & 0xffff);
        Collect(index, window * Bm25Index.Window, terms[..essential], used, ref found);
        used.Clear();
    }

    /// <summary>Takes those among the documents found that are good enough together with the terms that were not read through.</summary>
    private static void Collect(Bm25Index index, int first, Span<WindowTerm> others, Span<double> sums, ref BestHits found)
    {
        var more = others.IsEmpty ? 0 : others[^1].Bound;
        for (var i = 0; i < sums.Length; i += Vector<double>.Count)
        {
            if (!Vector.GreaterThanAny(new Vector<double>(sums[i..]), new Vector<double>(found.ToBeat - more)))
                continue;
            for (var j = i; j < i + Vector<double>.Count; j++)
                if (sums[j] > 0 && sums[j] > found.ToBeat - more)
                    found.Offer(first + j, Complete(index, others, j, sums[j], found.ToBeat));
        }
    }

    /// <summary>The whole score, or less than what is to be beaten.</summary>
    private static double Complete(Bm25Index index, Span<WindowTerm> others, int document, double score, double toBeat)
    {
        for (var i = others.Length - 1; i >= 0 && score + others[i].Bound > toBeat; i--)
        {
            ref var term = ref others[i];
            var rest = index.PostingsIn(term.Segment)[term.Read..];
            var at = FirstFrom(rest, (uint)document << 16);
            term.Read += at;
            if (at < rest.Length && rest[at] >> 16 == document)
                score += term.Factor * (rest[at] & 0xffff);
        }
        return score;
    }

    /// <summary>Position of the first posting not below a key: steps that double, then halves, since the next one is seldom far.</summary>
    private static int FirstFrom(ReadOnlySpan<uint> postings, uint key)
    {
        var high = 1;
        while (high <= postings.Length && postings[high - 1] < key)
            high *= 2;
        var low = high / 2;
        high = Math.Min(high, postings.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (postings[middle] < key)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
