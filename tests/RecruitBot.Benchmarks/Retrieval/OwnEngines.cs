using System.Diagnostics;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Related;
using RecruitBot.Core.Retrieval;

namespace RecruitBot.Benchmarks.Retrieval;

/// <summary>Searches a collection, and writes the best texts where it is told to.</summary>
internal delegate int Searching(string query, Span<SearchHit> best);

/// <summary>Our search by words.</summary>
internal sealed class LexicalEngine(BeirCollection collection) : ISearchEngine
{
    public string Name => "recruitbot";

    public TextIndex Texts { get; private set; } = TextIndex.Build([]);

    public double Index()
    {
        var started = Stopwatch.GetTimestamp();
        Texts = TextIndex.Build(collection.Texts);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public IReadOnlyList<int[]> Rank(int depth) => Asking.Rank(collection, Texts.Search, depth);

    public double[] Time() => Asking.Time(collection, Texts.Search);

    public void Dispose() { }
}

/// <summary>Our search by words and by meaning. Its index is what comes on top of the one by words.</summary>
internal sealed class HybridEngine(BeirCollection collection, LexicalEngine words, int dimensions) : ISearchEngine
{
    private HybridIndex? hybrid;

    public string Name => "recruitbot-hybrid";

    public double Index()
    {
        var started = Stopwatch.GetTimestamp();
        hybrid = HybridIndex.Build(words.Texts, dimensions, CancellationToken.None);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public IReadOnlyList<int[]> Rank(int depth) => Asking.Rank(collection, hybrid!.Search, depth);

    public double[] Time() => Asking.Time(collection, hybrid!.Search);

    public void Dispose() { }
}

/// <summary>Asks all queries of a collection.</summary>
internal static class Asking
{
    public static IReadOnlyList<int[]> Rank(BeirCollection collection, Searching search, int depth)
    {
        var best = new SearchHit[depth];
        return [.. collection.Queries.Select(q => best[..search(q.Text, best)].Select(h => h.Document).ToArray())];
    }

    public static double[] Time(BeirCollection collection, Searching search)
    {
        Span<SearchHit> best = stackalloc SearchHit[10];
        var times = new double[collection.Queries.Count];
        for (var i = 0; i < times.Length; i++)
        {
            var started = Stopwatch.GetTimestamp();
            search(collection.Queries[i].Text, best);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
        return times;
    }
}
