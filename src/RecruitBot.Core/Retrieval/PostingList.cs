namespace RecruitBot.Core.Retrieval;

/// <summary>Goes through the postings of a term, for <c>foreach</c>.</summary>
internal ref struct PostingList(Bm25Index index, int first, int end, double step)
{
    private ReadOnlySpan<uint> here;
    private int segment = first - 1;
    private int at = -1;

    /// <summary>Document and contribution.</summary>
    public readonly (int Document, double Contribution) Current =>
        (index.SegmentAt(segment).Window * Bm25Index.Window + (int)(here[at] >> 16), step * (here[at] & 0xffff));

    public readonly PostingList GetEnumerator() => this;

    public bool MoveNext()
    {
        if (++at < here.Length)
            return true;
        if (segment + 1 >= end)
            return false;
        here = index.PostingsIn(++segment);
        at = 0;
        return true;
    }
}
