using System.Text.Json;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Verbs;

/// <summary>eval, as a recruiter checks knowledge with it and a script keeps to a floor.</summary>
public sealed class EvalTests
{
    private const string Set = """
        {"id":"a","kind":"direct","question":"What does a senior Django developer earn?","answerable":true,"expect":["130,000"]}
        {"id":"b","kind":"direct","question":"What does a junior Django developer earn?","answerable":true,"expect":["a million"]}
        {"id":"c","kind":"follow-up","after":["What does a senior Django developer earn?"],"question":"and juniors?","answerable":true,"expect":["70,000"]}
        {"id":"d","kind":"far","question":"What is the weather in Paris?","answerable":false}
        """;

    [Fact]
    public async Task Right_and_wrong_are_counted_by_kind_and_what_went_wrong_is_shown()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        folder.Write("set.jsonl", Set);

        var run = (await folder.RunAsync("eval", "set.jsonl", "--floor", "far=100")).Well();

        Assert.Matches(@"(?m)^direct +2 +1 +0 +1 +0 +50%$", run.Out);
        Assert.Matches(@"(?m)^follow-up +1 +1 +0 +0 +0 +100%$", run.Out);
        Assert.Matches(@"(?m)^far +1 +0 +1 +0 +0 +100% +100%$", run.Out);
        Assert.Matches(@"(?m)^all +4 +2 +1 +1 +0 +75%$", run.Out);
        Assert.Matches(@"(?m)^(\d+) of \1 quotes stand in their sources; 0 figures without a quote\.$", run.Out);
        Assert.Contains("wrong: b (direct) What does a junior Django developer earn? -> ", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_floor_that_is_not_kept_ends_with_one()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        folder.Write("set.jsonl", Set);

        var run = await folder.RunAsync("eval", "set.jsonl", "--floor", "direct=95");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"(?m)^direct .* 50% +95%  below$", run.Out);
    }

    [Fact]
    public async Task What_changed_since_an_earlier_run_is_shown()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        folder.Write("set.jsonl", Set);
        var first = (await folder.RunAsync("eval", "set.jsonl", "--json")).Well();
        Assert.Equal("right", JsonDocument.Parse(first.Lines[0]).RootElement.GetProperty("verdict").GetString());
        Assert.Equal(0.75, JsonDocument.Parse(first.Lines[^1]).RootElement.GetProperty("share").GetDouble());
        folder.Write("earlier.jsonl", first.Out.Replace("\"id\":\"a\",\"kind\":\"direct\",\"question\":\"What does a senior Django developer earn?\",\"verdict\":\"right\"", "\"id\":\"a\",\"kind\":\"direct\",\"question\":\"What does a senior Django developer earn?\",\"verdict\":\"wrong\"", StringComparison.Ordinal));

        var run = (await folder.RunAsync("eval", "set.jsonl", "--baseline", "earlier.jsonl")).Well();

        Assert.Contains("Since the baseline: 1 better, 0 worse, 0 in other words.", run.Out, StringComparison.Ordinal);
        Assert.Contains("better: a What does a senior Django developer earn?: wrong -> right", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "Line 1 is not a question")]
    [InlineData("{\"question\":\"x\"}", "Line 1 does not say whether its question is answerable")]
    [InlineData("{\"question\":\"x\",\"answerable\":true}", "Line 1 does not say what its answer must hold")]
    [InlineData("", "set.jsonl holds no questions")]
    public async Task A_file_that_is_none_is_refused_in_one_sentence(string text, string sentence)
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        folder.Write("set.jsonl", text);

        var run = await folder.RunAsync("eval", "set.jsonl");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(sentence, Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("direct", "is no floor")]
    [InlineData("direct=900", "is no floor")]
    [InlineData("fancy=90", "has no questions of that kind")]
    public async Task A_floor_that_is_none_is_refused(string floor, string sentence)
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        folder.Write("set.jsonl", Set);
        var run = await folder.RunAsync("eval", "set.jsonl", "--floor", floor);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }
}
