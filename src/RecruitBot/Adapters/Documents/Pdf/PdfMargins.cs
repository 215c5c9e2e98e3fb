using System.Text.RegularExpressions;

namespace RecruitBot.Adapters.Documents.Pdf;

/// <summary>Finds what stands at the edges of every page and belongs to none of them: running titles and page numbers.</summary>
internal static partial class PdfMargins
{
    private const int EdgeLines = 2;
    private const int FewestPages = 3;

    /// <summary>The lines without those at the edges that repeat, and how many were left out.</summary>
    public static (List<PdfLine> Lines, int Removed) Remove(List<PdfLine> lines)
    {
        var pages = lines.GroupBy(l => l.Page).ToList();
        var edges = new HashSet<PdfLine>(ReferenceEqualityComparer.Instance);
        foreach (var page in pages)
        {
            var sorted = page.OrderBy(l => l.Top).ToList();
            // What stands beside it makes a number a cell of a table.
            edges.UnionWith(sorted.Take(EdgeLines).Concat(sorted.TakeLast(EdgeLines)).Where(l => !sorted.Exists(o => !ReferenceEquals(o, l) && Math.Abs(o.Middle - l.Middle) < l.Height / 2 && o.Text.Any(char.IsLetter))));
        }
        var repeated = edges
            .GroupBy(l => Digits().Replace(l.Text, "#"), StringComparer.OrdinalIgnoreCase)
            .Where(g => g.Select(l => l.Page).Distinct().Count() is var n && n >= FewestPages && n * 2 >= pages.Count)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var kept = lines.FindAll(l => !edges.Contains(l) || !(PageNumber().IsMatch(l.Text) || repeated.Contains(Digits().Replace(l.Text, "#"))));
        return (kept, lines.Count - kept.Count);
    }

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?i)^[-–—|\s]*(?:page\s?)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?[-–—|\s]*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PageNumber();
}
