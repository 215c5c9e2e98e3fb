namespace RecruitBot.Core.Retrieval;

/// <summary>Keeps the best of the documents that are offered in ascending order: a heap in the caller's own memory, the least of them on top.</summary>
internal ref struct BestHits(Span<SearchHit> hits)
{
    private readonly Span<SearchHit> hits = hits;
    private int count;

    /// <summary>What a score must be above to be kept.</summary>
    public double ToBeat { get; private set; }

    /// <summary>Keeps a document when it is among the best so far; of equal ones the earlier stays.</summary>
    public void Offer(int document, double score)
    {
        if (score <= ToBeat)
            return;
        var hit = new SearchHit(document, score);
        if (count < hits.Length)
            Up(hit);
        else
            Down(hit);
        if (count == hits.Length)
            ToBeat = hits[0].Score;
    }

    /// <summary>Puts the best first, and ends the collecting.</summary>
    /// <returns>How many there are.</returns>
    public readonly int Sort()
    {
        hits[..count].Sort(static (a, b) => IsLess(a, b) ? 1 : IsLess(b, a) ? -1 : 0);
        return count;
    }

    private static bool IsLess(SearchHit a, SearchHit b) => a.Score < b.Score || (a.Score == b.Score && a.Document > b.Document);

    private void Up(SearchHit hit)
    {
        var at = count++;
        for (; at > 0 && IsLess(hit, hits[(at - 1) / 2]); at = (at - 1) / 2)
            hits[at] = hits[(at - 1) / 2];
        hits[at] = hit;
    }

    private readonly void Down(SearchHit hit)
    {
        var at = 0;
        while (true)
        {
            var child = at * 2 + 1;
            if (child >= count)
                break;
            if (child + 1 < count && IsLess(hits[child + 1], hits[child]))
                child++;
            if (!IsLess(hits[child], hit))
                break;
            hits[at] = hits[child];
            at = child;
        }
        hits[at] = hit;
    }
}
