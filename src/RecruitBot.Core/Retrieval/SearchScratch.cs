namespace RecruitBot.Core.Retrieval;

/// <summary>Where a term of a query stands among its windows.</summary>
internal struct TermCursor(int segment, int end, double factor)
{
    public int Segment = segment;
    public readonly int End = end;
    public readonly double Factor = factor;
}

/// <summary>A term in the window that is searched.</summary>
internal struct WindowTerm(int segment, double factor, double bound)
{
    public readonly int Segment = segment;
    public readonly double Factor = factor;

    /// <summary>The most that this term and those before it contribute to a document of the window.</summary>
    public readonly double Bound = bound;

    /// <summary>Postings that were passed by while it was looked up.</summary>
    public int Read;
}

/// <summary>What a search needs while it runs; one for each thread, kept for the next search.</summary>
internal sealed class SearchScratch
{
    [ThreadStatic]
    private static SearchScratch? s_own;

    /// <summary>A sum for each document of a window; all are 0 between searches.</summary>
    public double[] Sums { get; } = new double[Bm25Index.Window];

    public TermCursor[] Terms { get; private set; } = new TermCursor[64];

    public WindowTerm[] InWindow { get; private set; } = new WindowTerm[64];

    /// <summary>The calling thread's own, with room for so many terms.</summary>
    public static SearchScratch OfThisThread(int terms)
    {
        var own = s_own ??= new SearchScratch();
        if (own.Terms.Length < terms)
        {
            own.Terms = new TermCursor[terms];
            own.InWindow = new WindowTerm[terms];
        }
        return own;
    }
}
