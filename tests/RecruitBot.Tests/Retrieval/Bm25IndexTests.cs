using FsCheck;
using FsCheck.Fluent;
using RecruitBot.Core.Retrieval;

namespace RecruitBot.Tests.Retrieval;

public sealed class Bm25IndexTests
{
    /// <summary>One document "a a b" and one "b": worked out by the formula with idf ln(1 + (N - n + .5) / (n + .5)).</summary>
    [Fact]
    public void Scores_are_those_of_the_formula()
    {
        var index = Index([[0, 0, 1], [1]]);
        var expected = Math.Log(1 + 1.5 / 1.5) * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2));
        Assert.Equal(expected, Assert.Single(Search(index, [new(0, 1)], 5)).Score, 3);
        var both = Math.Log(1 + 0.5 / 2.5);
        Assert.Equal(
            [(1, both * 2.2 / (1 + 1.2 * (0.25 + 0.75 / 2))), (0, both * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 3 / 2)))],
            Search(index, [new(1, 1)], 5).Select(h => (h.Document, Math.Round(h.Score, 4))).ToList(),
            (a, b) => a.Item1 == b.Item1 && Math.Abs(a.Item2 - b.Item2) < 1e-3
        );
    }

    [Fact]
    public void Fields_count_by_their_weight()
    {
        var builder = new Bm25Builder();
        foreach (var (title, text) in new[] { (0, 1), (1, 0) })
        {
            builder.Add(title, 3);
            builder.Add(text, 1);
            builder.EndDocument();
        }
        var hits = Search(builder.Build(), [new(0, 1)], 2);
        Assert.Equal([0, 1], hits.Select(h => h.Document));
        Assert.True(hits[0].Score > hits[1].Score);
    }

    [Fact]
    public void Equal_documents_come_in_the_order_in_which_they_were_added() =>
        Assert.Equal([0, 1, 2], Search(Index([[0], [0], [0], [0]]), [new(0, 1)], 3).Select(h => h.Document));

    [Fact]
    public void Nothing_is_found_in_nothing_for_nothing_or_by_unknown_terms()
    {
        Assert.Empty(Search(new Bm25Builder().Build(), [new(0, 1)], 3));
        var index = Index([[0], [], [1]]);
        Assert.Empty(Search(index, [], 3));
        Assert.Empty(Search(index, [new(-1, 1), new(9, 1), new(0, 0), new(1, -2)], 3));
        Assert.Empty(Search(index, [new(0, 1)], 0));
    }

    /// <summary>Leaving out what cannot be among the best changes neither which documents are found nor any score.</summary>
    [Fact]
    public void The_best_are_exactly_those_of_adding_everything_up()
    {
        var cases =
            from seed in Gen.Choose(0, int.MaxValue - 1)
            from documents in Gen.Elements(1, 3, 50, 4096, 4097, 9000)
            from terms in Gen.Choose(1, 40)
            from asked in Gen.Choose(1, 12)
            from top in Gen.Elements(1, 3, 10, 1000)
            select (seed, documents, terms, asked, top);
        Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                {
                    var random = new Random(c.seed);
                    var index = Index(Enumerable.Range(0, c.documents).Select(_ => Document(random, c.terms)));
                    QueryTerm[] query = [.. Enumerable.Range(0, c.asked).Select(_ => new QueryTerm(random.Next(c.terms + 1), random.Next(3) == 0 ? random.Next(1, 513) / 256.0 : 1))];
                    Assert.Equal(Exhaustive(index, query, c.top), Search(index, query, c.top));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public async Task Several_threads_search_at_once()
    {
        var random = new Random(7);
        var index = Index(Enumerable.Range(0, 6000).Select(_ => Document(random, 30)));
        var queries = Enumerable.Range(0, 40).Select(i => new QueryTerm[] { new(i % 30, 1), new(i * 7 % 30, 1), new(i * 11 % 30, 1) }).ToList();
        var expected = queries.ConvertAll(q => Search(index, q, 10));
        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            {
                for (var round = 0; round < 20; round++)
                    for (var q = 0; q < queries.Count; q++)
                        Assert.Equal(expected[q], Search(index, queries[q], 10));
            }))
        );
    }

    [Fact]
    public void A_search_allocates_nothing()
    {
        var random = new Random(3);
        var index = Index(Enumerable.Range(0, 5000).Select(_ => Document(random, 50)));
        var best = new SearchHit[10];
        QueryTerm[] query = [new(1, 1), new(5, 1), new(9, 1)];
        index.Search(query, best);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            index.Search(query, best);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    /// <summary>Some terms stand in nearly every document, others in hardly any; some documents are empty.</summary>
    private static int[] Document(Random random, int terms)
    {
        var words = random.Next(8) == 0 ? 0 : random.Next(1, 30);
        return [.. Enumerable.Range(0, words).Select(_ => (int)(terms * Math.Pow(random.NextDouble(), 3)))];
    }

    private static Bm25Index Index(IEnumerable<IEnumerable<int>> documents)
    {
        var builder = new Bm25Builder();
        foreach (var document in documents)
        {
            foreach (var term in document)
                builder.Add(term, 1);
            builder.EndDocument();
        }
        return builder.Build();
    }

    private static List<SearchHit> Search(Bm25Index index, QueryTerm[] query, int top)
    {
        var best = new SearchHit[top];
        return [.. best[..index.Search(query, best)]];
    }

    private static List<SearchHit> Exhaustive(Bm25Index index, QueryTerm[] query, int top)
    {
        var scores = new double[index.Documents];
        foreach (var term in query)
            index.Accumulate(term.Term, term.Weight, scores);
        return
        [
            .. scores
                .Select((score, document) => new SearchHit(document, score))
                .Where(h => h.Score > 0)
                .OrderByDescending(h => h.Score)
                .ThenBy(h => h.Document)
                .Take(top),
        ];
    }
}
