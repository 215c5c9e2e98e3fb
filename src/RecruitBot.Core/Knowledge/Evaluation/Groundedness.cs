using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge.Evaluation;

/// <summary>Whether an answer stands on its sources: checked from outside, against the stored text.</summary>
public static partial class Groundedness
{
    /// <summary>Quotes that do not stand in their source at their place.</summary>
    public static IEnumerable<Citation> Broken(Answer answer, KnowledgeBase knowledge) => answer.Citations.Where(c => !CitationCheck.Holds(c, knowledge));

    /// <summary>Figures that the answer gives and no quote, year or name of a source that it cites holds.</summary>
    public static IEnumerable<string> UncitedFigures(Answer answer, KnowledgeBase knowledge)
    {
        var named = answer.Citations.Select(c => knowledge.Find(c.Source)).OfType<KnowledgeDocument>().SelectMany(d => d.Attributions.SelectMany(a => new[] { a.Name, a.Year }).Append(d.Title));
        var quoted = answer.Citations.SelectMany(c => new[] { c.Quote, c.AsOf }).Concat(answer.Conflicts.SelectMany(c => new[] { c.Quote, c.AsOf }));
        var held = string.Join('\n', quoted.Concat(named).OfType<string>());
        var figures = Figure().Matches(held).Select(m => Bare(m.Value)).ToHashSet(StringComparer.Ordinal);
        return Figure().Matches(answer.Text).Select(m => m.Value).Where(f => !figures.Contains(Bare(f)));
    }

    private static string Bare(string figure) => figure.Replace(",", "", StringComparison.Ordinal).TrimEnd('.');

    [GeneratedRegex(@"\d[\d,.]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Figure();
}
