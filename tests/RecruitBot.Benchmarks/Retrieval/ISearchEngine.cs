namespace RecruitBot.Benchmarks.Retrieval;

/// <summary>A search engine that is measured on a collection; it holds the collection in memory, and every call is made by one thread.</summary>
internal interface ISearchEngine : IDisposable
{
    /// <summary>What it is called in the results.</summary>
    string Name { get; }

    /// <summary>Indexes the collection anew; returns the milliseconds that took.</summary>
    double Index();

    /// <summary>Finds the best texts for each query, by position in the collection, the best first.</summary>
    IReadOnlyList<int[]> Rank(int depth);

    /// <summary>Asks every query once for its ten best; returns the milliseconds of each.</summary>
    double[] Time();
}
