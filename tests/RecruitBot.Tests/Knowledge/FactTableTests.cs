using System.Text.RegularExpressions;
using RecruitBot.Core.Knowledge;

namespace RecruitBot.Tests.Knowledge;

/// <summary>Every fact of the source guides stands in one section of one knowledge file, and no advertisement stands anywhere.</summary>
public sealed partial class FactTableTests
{
    private static readonly Lazy<List<string>> Sections = new(() =>
        [.. KnowledgeFolder.Load(Path.Combine(AppContext.BaseDirectory, "knowledge")).Documents.SelectMany(SectionsOf)]);

    [Fact]
    public void Every_fact_stands_in_a_section()
    {
        var missing = Rows("facts.tsv").Where(row => !Sections.Value.Exists(s => Meets(s, row[3]))).Select(row => $"{row[0]} {row[2]}").ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public void What_must_never_stand_there_does_not()
    {
        var found = Rows("never.tsv").Where(row => Sections.Value.Exists(s => s.Contains(row[0], StringComparison.OrdinalIgnoreCase))).Select(row => row[0]).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("a | b ; c", "B and C", true)]
    [InlineData("a|b ; x", "B and C", false)]
    public void All_groups_must_occur_by_one_alternative(string terms, string text, bool expected) => Assert.Equal(expected, Meets(text, terms));

    private static bool Meets(string section, string terms) =>
        terms.Split(" ; ").All(group => group.Split('|').Any(a => section.Contains(a.Trim(), StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(ShippedKnowledgeTests.DataFile(file)).Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t'));

    /// <summary>Heading path with text, one for each heading; for a role its front matter is one more.</summary>
    private static IEnumerable<string> SectionsOf(KnowledgeDocument document)
    {
        if (document.Kind == DocumentKind.Role)
            yield return document.Text[..document.BodyStart];
        var path = new List<(int Level, string Title)>();
        var body = document.Text[document.BodyStart..];
        var starts = Heading().Matches(body).ToList();
        yield return document.Title + "\n" + body[..(starts.Count > 0 ? starts[0].Index : body.Length)];
        for (var i = 0; i < starts.Count; i++)
        {
            path.RemoveAll(p => p.Level >= starts[i].Groups["marks"].Length);
            path.Add((starts[i].Groups["marks"].Length, starts[i].Groups["title"].Value));
            var end = i + 1 < starts.Count ? starts[i + 1].Index : body.Length;
            yield return document.Title + " > " + string.Join(" > ", path.Select(p => p.Title)) + "\n" + body[starts[i].Index..end];
        }
    }

    [GeneratedRegex(@"^(?<marks>#{1,6})[ \t]+(?<title>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Heading();
}
