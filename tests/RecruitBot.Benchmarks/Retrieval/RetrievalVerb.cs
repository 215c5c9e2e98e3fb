using System.Text.Json;
using RecruitBot.Core.Knowledge.Related;
using RecruitBot.Core.Retrieval.Evaluation;

namespace RecruitBot.Benchmarks.Retrieval;

/// <summary>
/// <c>retrieval DIR [--peer lucene|xapian|all|none] [--dimensions N] [--rounds N]</c>: how good and how fast search over a collection in BEIR's layout is, beside other
/// engines in the same run, turn and turn about. The figures of the result are those of our search by words; the hybrid and the peers have rows of
/// their own. <c>retrieval --passages N</c> and <c>retrieval [DIR] --grow N,N,…</c> measure how it grows.
/// </summary>
internal static class RetrievalVerb
{
    /// <summary>Recall and precision are judged down to here, as trec_eval does.</summary>
    private const int Depth = 1000;

    private const int IndexRounds = 5;

    public static Task<int> Run(string[] args)
    {
        var arguments = new Arguments(args);
        try
        {
            var folder = args is [var first, ..] && !first.StartsWith('-') ? first : null;
            var sizes = arguments.Text("passages", arguments.Text("grow", ""));
            if (sizes.Length > 0)
                Growth.Run(folder, sizes, arguments.Number("dimensions", HybridIndex.DefaultDimensions));
            else if (folder is null)
                throw new FormatException("Give a folder with corpus.jsonl, queries.jsonl and qrels/test.tsv, or --passages N.");
            else
                Measure(folder, arguments);
            return Task.FromResult(0);
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return Task.FromResult(2);
        }
    }

    private static void Measure(string folder, Arguments arguments)
    {
        var peer = arguments.Text("peer", "lucene");
        if (peer is not ("lucene" or "xapian" or "all" or "none"))
            throw new FormatException($"--peer is lucene, xapian, all or none, not {peer}.");
        var collection = BeirCollection.Read(folder);
        var words = new LexicalEngine(collection);
        var hybrid = new HybridEngine(collection, words, arguments.Number("dimensions", HybridIndex.DefaultDimensions));
        ISearchEngine[] engines = [words, hybrid, .. Peers.Start(peer, collection)];
        try
        {
            var rows = Rows(engines, collection, arguments.Number("rounds", 0));
            foreach (var row in rows)
                Console.WriteLine(JsonSerializer.Serialize(row.Shown(collection), JsonSerializerOptions.Web));
            Console.WriteLine(JsonSerializer.Serialize(Result(collection, rows), JsonSerializerOptions.Web));
        }
        finally
        {
            foreach (var engine in engines)
                engine.Dispose();
        }
    }

    private static List<EngineRow> Rows(ISearchEngine[] engines, BeirCollection collection, int rounds)
    {
        var rows = engines.Select(e => new EngineRow(e)).ToList();
        for (var round = 0; round < IndexRounds; round++)
            foreach (var row in rows.Where(r => round < 2 || r.Engine is not HybridEngine))
                row.IndexTimes.Add(row.Engine.Index());
        foreach (var row in rows)
            row.Qualities = [.. row.Engine.Rank(Depth).Select((ranking, i) => RankingQuality.Of([.. ranking.Select(d => collection.Ids[d])], collection.Queries[i].Relevance))];
        // Enough questions for a hundredth of them to be more than chance, and for every compiler to have warmed up.
        if (rounds == 0)
            rounds = Math.Clamp(20_000 / collection.Queries.Count, 8, 60);
        for (var round = 0; round < rounds; round++)
            foreach (var row in rows)
                if (row.Engine.Time() is var times && round >= rounds / 3)
                    row.Times.AddRange(times);
        return rows;
    }

    private static Dictionary<string, object> Result(BeirCollection collection, List<EngineRow> rows)
    {
        var result = new Dictionary<string, object>(rows[0].Shown(collection).Where(f => f.Key != "engine"), StringComparer.Ordinal);
        result["hybrid"] = rows[1].Shown(collection);
        var peers = rows[2..];
        result["peers"] = peers.ConvertAll(p => p.Shown(collection));
        if (peers.MaxBy(p => p.Quality.Ndcg10) is { } best)
        {
            result["bestPeer"] = best.Engine.Name;
            result["ndcg10AboveBestPeer"] = Interval(rows[0], best);
            result["hybridNdcg10AboveBestPeer"] = Interval(rows[1], best);
        }
        return result;
    }

    private static object Interval(EngineRow ours, EngineRow peer)
    {
        var interval = PairedBootstrap.Of([.. ours.Qualities.Select(q => q.Ndcg10)], [.. peer.Qualities.Select(q => q.Ndcg10)]);
        return new { mean = Math.Round(interval.Mean, 4), low95 = Math.Round(interval.Low, 4), high95 = Math.Round(interval.High, 4) };
    }

    /// <summary>What was measured of one engine.</summary>
    private sealed class EngineRow(ISearchEngine engine)
    {
        public ISearchEngine Engine => engine;

        public List<double> IndexTimes { get; } = [];

        public List<double> Times { get; } = [];

        public IReadOnlyList<RankingQuality> Qualities { get; set; } = [];

        public RankingQuality Quality => RankingQuality.Mean(Qualities);

        public Dictionary<string, object> Shown(BeirCollection collection)
        {
            IndexTimes.Sort();
            Times.Sort();
            return new(StringComparer.Ordinal)
            {
                ["engine"] = engine.Name,
                ["ndcg10"] = Math.Round(Quality.Ndcg10, 4),
                ["recall100"] = Math.Round(Quality.Recall100, 4),
                ["map"] = Math.Round(Quality.AveragePrecision, 4),
                ["mrr10"] = Math.Round(Quality.ReciprocalRank10, 4),
                ["documents"] = collection.Texts.Count,
                ["queries"] = collection.Queries.Count,
                ["indexMs"] = Math.Round(IndexTimes[IndexTimes.Count / 2], 1),
                ["p50Ms"] = Times.Percentile(.5),
                ["p99Ms"] = Times.Percentile(.99),
            };
        }
    }
}
