using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Retrieval;

namespace RecruitBot.Tests.Knowledge;

public sealed class TextIndexTests
{
    private static readonly TextIndex Shelf = TextIndex.Build(
    [
        new CollectionText("Sourdough", "A loaf that rises for a day. Bakers keep the starter warm."),
        new CollectionText("", "PostgreSQL is a database; a code review finds slow queries."),
        new CollectionText("Fullstack work", "Both ends of a web application."),
        new CollectionText("", ""),
        new CollectionText("Vitamin B", "Found in whole grain."),
        new CollectionText("Vitamin C", "Found in fruit."),
        new CollectionText("Loaves", "Sourdough loaves, among others."),
    ]);

    [Theory]
    [InlineData("sourdough", 0)]
    [InlineData("BAKER", 0)]
    [InlineData("postgres ql", 1)]
    [InlineData("codereview", 1)]
    [InlineData("data base", 1)]
    [InlineData("full-stack", 2)]
    [InlineData("full stack", 2)]
    [InlineData("fullstack", 2)]
    [InlineData("vitamin b", 4)]
    [InlineData("the sourdogh", 0)]
    [InlineData("soudrough", 0)]
    [InlineData("sourdougth", 0)]
    [InlineData("wholegrain", 4)]
    public void A_text_is_found_however_its_words_are_written(string query, int document) => Assert.Equal(document, First(query));

    [Theory]
    [InlineData("")]
    [InlineData("the of and")]
    [InlineData("zebra")]
    [InlineData("\ud800\udc00 \ud83d")]
    public void What_no_text_has_finds_nothing(string query) => Assert.Null(First(query));

    [Fact]
    public void A_query_of_a_megabyte_is_read_as_far_as_anybody_would_write()
    {
        Assert.Equal(0, First("sourdough " + string.Concat(Enumerable.Repeat("xyzzy plugh ", 100_000))));
        Assert.Equal(0, First("sourdough " + new string('q', 1 << 20)));
    }

    [Fact]
    public void A_search_for_known_words_allocates_nothing()
    {
        var best = new SearchHit[3];
        Shelf.Search("sourdough loaf of the bakers", best);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Shelf.Search("sourdough loaf of the bakers", best);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static int? First(string query)
    {
        var best = new SearchHit[3];
        return Shelf.Search(query, best) > 0 ? best[0].Document : null;
    }
}
