using RecruitBot.Benchmarks.Retrieval;

namespace RecruitBot.EndToEnd.Retrieval;

/// <summary>What people have in folders that they call BEIR's layout.</summary>
public sealed class BeirCollectionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("recruitbot-");

    public BeirCollectionTests()
    {
        Write("corpus.jsonl", """
            {"_id": "a b/ü", "title": "Bread", "text": "A loaf rises."}

            {"_id": 7, "text": "Without a title."}
            {"_id": "empty", "title": null, "text": ""}
            {"_id": "half", "title": "\ud83d", "text": "half \udc00 a pair", "metadata": {"x": [1]}}
            {"_id": "7", "title": "the same id again", "text": ""}
            """);
        Write("queries.jsonl", """
            {"_id": "q1", "text": "loaf"}
            {"_id": 2, "text": "title"}
            {"_id": "unjudged", "text": "anything"}
            {"_id": "nothing-relevant", "text": "pair"}
            """);
        Write("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\ta b/ü\t2\r\nq1\tgone\t1\n2\t0\t7\t1\nnothing-relevant\thalf\t0\nunknown-query\ta b/ü\t1\n");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_is_missing_is_empty_and_what_was_not_judged_is_left_out()
    {
        var collection = BeirCollection.Read(_folder.FullName);
        Assert.Equal(["a b/ü", "7", "empty", "half"], collection.Ids);
        Assert.Equal("Without a title.", collection.Texts[1].Text);
        Assert.Equal("", collection.Texts[1].Title);
        Assert.Equal(["q1", "2"], collection.Queries.Select(q => q.Id));
        Assert.Equal(2, collection.Queries[0].Relevance["a b/ü"]);
        Assert.Equal(1, collection.Queries[1].Relevance["7"]);
    }

    [Theory]
    [InlineData("corpus.jsonl", "{\"_id\": \"a\"}\n{", "corpus.jsonl:2:")]
    [InlineData("corpus.jsonl", "{\"id\": \"a\"}", "corpus.jsonl:1:")]
    [InlineData("corpus.jsonl", "", "holds no text")]
    [InlineData("queries.jsonl", "[]", "queries.jsonl:1:")]
    [InlineData("queries.jsonl", "", "No query")]
    [InlineData("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1 a 1\n", "test.tsv:2:")]
    [InlineData("qrels/test.tsv", "", "No query")]
    public void What_cannot_be_used_is_said_in_one_sentence(string file, string text, string said)
    {
        Write(file, text);
        var wrong = Assert.Throws<FormatException>(() => BeirCollection.Read(_folder.FullName));
        Assert.Contains(said, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    [Theory]
    [InlineData("corpus.jsonl")]
    [InlineData("queries.jsonl")]
    [InlineData("qrels/test.tsv")]
    public async Task A_folder_without_one_of_them_is_wrong_usage(string file)
    {
        File.Delete(Path.Combine(_folder.FullName, file));
        Assert.Equal(2, await RetrievalVerb.Run([_folder.FullName, "--peer", "none"]));
    }

    [Fact]
    public async Task Anything_else_is_measured()
    {
        Assert.Equal(0, await RetrievalVerb.Run([_folder.FullName, "--peer", "none", "--rounds", "3"]));
        Assert.Equal(0, await RetrievalVerb.Run(["--passages", "50"]));
        Assert.Equal(2, await RetrievalVerb.Run([Path.Combine(_folder.FullName, "nowhere")]));
        Assert.Equal(2, await RetrievalVerb.Run([_folder.FullName, "--peer", "nobody"]));
        Assert.Equal(2, await RetrievalVerb.Run(["--passages", "many"]));
        Assert.Equal(2, await RetrievalVerb.Run([]));
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
