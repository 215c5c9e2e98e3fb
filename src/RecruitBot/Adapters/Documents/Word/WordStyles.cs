using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace RecruitBot.Adapters.Documents.Word;

/// <summary>What the styles of a document say of its paragraphs (ECMA-376 part 1, 17.7).</summary>
internal sealed class WordStyles
{
    // Styles are based on each other; a circle of them must not be walked for ever.
    private const int LongestChain = 20;

    private readonly Dictionary<string, Style> styles;

    public WordStyles(MainDocumentPart main) =>
        styles = main.StyleDefinitionsPart?.Styles?.Elements<Style>()
            .Where(s => s.StyleId?.Value is not null)
            .GroupBy(s => s.StyleId!.Value!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal) ?? [];

    /// <summary>Level of the heading that a paragraph is, 1 to 6; null when it is none.</summary>
    public int? HeadingLevel(Paragraph paragraph)
    {
        if (paragraph.ParagraphProperties?.OutlineLevel?.Val?.Value is { } direct)
            return direct < 9 ? Math.Min(direct + 1, 6) : null;
        foreach (var style in Chain(paragraph))
        {
            var name = style.StyleName?.Val?.Value ?? "";
            if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(8), out var level))
                return Math.Clamp(level, 1, 6);
            if (IsTitle(name))
                return 1;
            if (style.StyleParagraphProperties?.OutlineLevel?.Val?.Value is { } outline)
                return outline < 9 ? Math.Min(outline + 1, 6) : null;
        }
        return null;
    }

    /// <summary>Whether a paragraph is the document's title.</summary>
    public bool IsTitle(Paragraph paragraph) => Chain(paragraph).Any(s => IsTitle(s.StyleName?.Val?.Value ?? ""));

    /// <summary>Whether a paragraph is a line of a table of contents, which repeats headings and page numbers.</summary>
    public bool IsContents(Paragraph paragraph) => Chain(paragraph).Any(s => s.StyleName?.Val?.Value?.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>The list that a paragraph's style puts it in; null when it puts it in none.</summary>
    public NumberingProperties? Numbering(Paragraph paragraph) =>
        Chain(paragraph).Select(s => s.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(n => n is not null);

    private static bool IsTitle(string name) => string.Equals(name, "title", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<Style> Chain(Paragraph paragraph)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var i = 0; i < LongestChain && id is not null && styles.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }
}
