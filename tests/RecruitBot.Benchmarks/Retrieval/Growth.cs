using System.Globalization;
using System.Text.Json;
using RecruitBot.Core.Knowledge;

namespace RecruitBot.Benchmarks.Retrieval;

/// <summary>How time to build, memory and latency grow with the number of texts.</summary>
internal static class Growth
{
    private const int Queries = 500;

    public static void Run(string? folder, string sizes, int dimensions)
    {
        var rows = new List<object>();
        foreach (var size in sizes.Split(',').Select(Size))
        {
            var collection = folder is null ? MadeTexts.Make(size, Queries) : MadeTexts.Replicate(BeirCollection.Read(folder), size);
            rows.Add(Measure(collection, dimensions));
            Console.WriteLine(JsonSerializer.Serialize(rows[^1], JsonSerializerOptions.Web));
        }
        Console.WriteLine(JsonSerializer.Serialize(new { growth = rows }, JsonSerializerOptions.Web));
    }

    private static int Size(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0
            ? size
            : throw new FormatException($"\u201c{text}\u201d is no number of passages.");

    private static object Measure(BeirCollection collection, int dimensions)
    {
        var words = new LexicalEngine(collection);
        words.Index();
        var before = Held();
        var indexMs = words.Index();
        // The collection itself and the index that this one replaced are not counted.
        var wordsMb = Held() - before + words.Texts.Index.Bytes / 1e6;
        var hybrid = new HybridEngine(collection, words, dimensions);
        var bare = Held();
        var hybridMs = hybrid.Index();
        var hybridMb = Held() - bare;
        return new
        {
            passages = collection.Texts.Count,
            characters = collection.Texts.Sum(t => (long)t.Title.Length + t.Text.Length),
            indexMs = Math.Round(indexMs, 1),
            postingsMb = Math.Round(words.Texts.Index.Bytes / 1e6, 1),
            p50Ms = Percentile(words, .5),
            p99Ms = Percentile(words, .99),
            hybridIndexMs = Math.Round(hybridMs, 1),
            hybridMb = Math.Round(hybridMb, 1),
            hybridP50Ms = Percentile(hybrid, .5),
            hybridP99Ms = Percentile(hybrid, .99),
            workingSetMb = Measured.WorkingSetMb(),
        };
    }

    private static double Percentile(ISearchEngine engine, double share)
    {
        for (var warm = 0; warm < 3; warm++)
            engine.Time();
        var times = Enumerable.Range(0, 4).SelectMany(_ => engine.Time()).Order().ToList();
        return times.Percentile(share);
    }

    private static double Held() => GC.GetTotalMemory(forceFullCollection: true) / 1e6;
}
