using System.Text.Json;
using System.Text.RegularExpressions;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Verbs;

/// <summary>ask, as scripts use it, over the knowledge that is shipped.</summary>
public sealed partial class AskTests
{
    private static readonly string[] Questions =
    [
        "What does a senior Django developer earn?",
        "How many years of experience should a senior Django developer have?",
        "Which skills does a Python Django backend developer need?",
        "What is the weather in Paris?",
        "What should onboarding include?",
        "How much does a freelance Django developer cost per hour?",
        "Which certifications help?",
        "Which companies use Django?",
        "Where should I post the job?",
        "Which soft skills matter?",
        "What is the meaning of life?",
        "How do I check a developer's background?",
        "junior developer salary",
        "What hourly rate do specialists charge?",
    ];

    [Fact]
    public async Task Json_has_exactly_the_promised_shape_and_each_quote_stands_in_its_file()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);

        var run = (await folder.RunAsync(["ask", "--json"], string.Join('\n', Questions) + "\n\n")).Well();

        Assert.Equal(Questions.Length, run.Lines.Count);
        var answered = 0;
        for (var i = 0; i < Questions.Length; i++)
        {
            var line = JsonDocument.Parse(run.Lines[i]).RootElement;
            Assert.Equal(Questions[i], line.GetProperty("question").GetString());
            AssertShape(line);
            if (line.GetProperty("answered").GetBoolean())
                answered++;
            else
                AssertAbstention(line);
            AssertQuotes(line);
            AssertFigures(line);
        }
        Assert.InRange(answered, 8, Questions.Length - 2);
    }

    [Fact]
    public async Task One_question_is_the_words_after_the_verb()
    {
        await using var folder = new ProgramFolder();

        var run = (await folder.RunAsync("ask", "--json", "How", "many", "hours", "a", "week", "do", "people", "work?")).Well();

        var line = JsonDocument.Parse(Assert.Single(run.Lines)).RootElement;
        Assert.Equal("How many hours a week do people work?", line.GetProperty("question").GetString());
        Assert.Contains("32 hours", line.GetProperty("answer").GetString(), StringComparison.Ordinal);
        var citation = Assert.Single(line.GetProperty("citations").EnumerateArray());
        Assert.Equal(("guides/working-week.md", "The working week", "2026"), (citation.GetProperty("source").GetString(), citation.GetProperty("section").GetString(), citation.GetProperty("asOf").GetString()));
        Assert.False(File.Exists(folder.Database));
    }

    [Fact]
    public async Task Without_an_answer_the_exit_code_is_1_and_a_person_is_offered()
    {
        await using var folder = new ProgramFolder();

        var run = await folder.RunAsync("ask", "What colour is the office carpet?");

        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        Assert.Contains("/human", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_named_by_id_or_title()
    {
        await using var folder = new ProgramFolder();

        (await folder.RunAsync("ask", "--role", "query-gardener", "How many hours a week do people work?")).Well();
        (await folder.RunAsync("ask", "How many hours a week do people work?", "--role=Query Gardener")).Well();
        (await folder.RunAsync("ask", "--role", "nope", "How many hours?")).Refused("--role", "nope", "query-gardener");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n   \n")]
    public async Task No_question_at_all_is_no_answer_and_no_fault(string input)
    {
        await using var folder = new ProgramFolder();

        Assert.Equal("", (await folder.RunAsync(["ask", "--json"], input)).Well().Out);
    }

    [Fact]
    public async Task The_last_line_needs_no_end_and_windows_line_ends_are_no_part_of_a_question()
    {
        await using var folder = new ProgramFolder();

        var run = (await folder.RunAsync(["ask", "--json"], "How many hours a week do people work?\r\nHow many days of paid holidays are there?")).Well();

        Assert.Equal(
            ["How many hours a week do people work?", "How many days of paid holidays are there?"],
            run.Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("question").GetString())
        );
    }

    private static void AssertShape(JsonElement line)
    {
        Assert.Equal(["question", "answered", "answer", "confidence", "mode", "elapsedMs", "citations", "conflicts"], Keys(line));
        Assert.InRange(line.GetProperty("confidence").GetDouble(), 0, 1);
        Assert.Equal("offline", line.GetProperty("mode").GetString());
        Assert.True(line.GetProperty("elapsedMs").GetDouble() > 0);
        Assert.False(string.IsNullOrWhiteSpace(line.GetProperty("answer").GetString()));
        foreach (var c in line.GetProperty("citations").EnumerateArray())
        {
            Assert.Equal(["source", "section", "quote", "asOf"], Keys(c));
            Assert.All((string[])["source", "section", "quote"], k => Assert.Equal(JsonValueKind.String, c.GetProperty(k).ValueKind));
            Assert.Contains(c.GetProperty("asOf").ValueKind, new[] { JsonValueKind.String, JsonValueKind.Null });
        }
        foreach (var c in line.GetProperty("conflicts").EnumerateArray())
        {
            Assert.Equal(["value", "source", "quote", "asOf", "pinned"], Keys(c));
            Assert.All((string[])["value", "source", "quote"], k => Assert.Equal(JsonValueKind.String, c.GetProperty(k).ValueKind));
            Assert.Contains(c.GetProperty("asOf").ValueKind, new[] { JsonValueKind.String, JsonValueKind.Null });
            Assert.Contains(c.GetProperty("pinned").ValueKind, new[] { JsonValueKind.True, JsonValueKind.False });
        }
    }

    private static void AssertAbstention(JsonElement line)
    {
        Assert.Empty(line.GetProperty("citations").EnumerateArray());
        Assert.Empty(line.GetProperty("conflicts").EnumerateArray());
        Assert.Contains("/human", line.GetProperty("answer").GetString(), StringComparison.Ordinal);
    }

    private static void AssertQuotes(JsonElement line)
    {
        if (line.GetProperty("answered").GetBoolean())
            Assert.NotEmpty(line.GetProperty("citations").EnumerateArray());
        foreach (var c in line.GetProperty("citations").EnumerateArray().Concat(line.GetProperty("conflicts").EnumerateArray()))
        {
            var quote = c.GetProperty("quote").GetString()!;
            Assert.InRange(quote.Length, 1, 300);
            var file = Path.Combine(ProgramFolder.Shipped, "knowledge", c.GetProperty("source").GetString()!);
            Assert.True(File.ReadAllText(file).Contains(quote, StringComparison.Ordinal), $"Not in {file}: {quote}");
        }
    }

    /// <summary>No figure in the answer that its quotes do not hold, the year of a source aside.</summary>
    private static void AssertFigures(JsonElement line)
    {
        var sources = line.GetProperty("citations").EnumerateArray().Concat(line.GetProperty("conflicts").EnumerateArray()).ToList();
        var allowed = sources.SelectMany(c => Figures(c.GetProperty("quote").GetString()! + " " + c.GetProperty("asOf").GetString())).ToHashSet(StringComparer.Ordinal);
        Assert.All(Figures(line.GetProperty("answer").GetString()!), f => Assert.Contains(f, allowed));
    }

    private static IEnumerable<string> Figures(string text) => Figure().Matches(text).Select(m => m.Value.Replace(",", "", StringComparison.Ordinal));

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    [GeneratedRegex(@"\d+(,\d{3})*(\.\d+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Figure();
}
