using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Adapters.Documents.Word;

/// <summary>Writes the blocks of a Word document: headings, paragraphs, list items, tables.</summary>
internal sealed class WordBlocks(MarkdownText to, WordStyles styles, WordNumbering numbering)
{
    private const int LongestBoldHeading = 90;

    private readonly WordWords _words = new();

    /// <summary>The title that the document begins with; null when it has none.</summary>
    public string? Title { get; private set; }

    /// <summary>What was left out.</summary>
    public IEnumerable<string?> Notes => _words.Notes;

    /// <summary>Writes one block of the body.</summary>
    public void Write(OpenXmlElement block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Write(paragraph);
                break;
            case Table table:
                to.Table([.. table.Elements<TableRow>().Where(r => !IsDeleted(r)).Select(Cells)]);
                break;
            case SdtBlock { SdtContentBlock: { } content }:
                foreach (var child in content.ChildElements)
                    Write(child);
                break;
        }
    }

    private void Write(Paragraph paragraph)
    {
        var text = _words.Of(paragraph);
        if (string.IsNullOrWhiteSpace(text) || styles.IsContents(paragraph))
            return;
        if (Title is null && styles.IsTitle(paragraph) && text.Length <= 200)
            Title = text.Trim();
        if (styles.HeadingLevel(paragraph) is { } level)
            to.Heading(level, text);
        else if (numbering.Next(paragraph.ParagraphProperties?.NumberingProperties ?? styles.Numbering(paragraph)) is { } item)
            to.Item(text, item.Number, item.Depth);
        else if (ListMark.Read(text.Trim()) is { Number: null } mark)
            to.Item(mark.Text);
        else if (IsBoldHeading(paragraph, text.Trim()))
            to.Heading(3, text);
        else
            to.Paragraph(text);
    }

    /// <summary>Many people write a heading as a short line in bold.</summary>
    private static bool IsBoldHeading(Paragraph paragraph, string text)
    {
        if (text.Length > LongestBoldHeading || text[^1] is '.' or ',' or ';' or ':' or '!')
            return false;
        var runs = paragraph.Elements<Run>().Where(r => r.InnerText.Trim().Length > 0).ToList();
        return runs.Count > 0 && runs.TrueForAll(r => r.RunProperties?.Bold is { } bold && bold.Val?.Value != false);
    }

    private static bool IsDeleted(TableRow row) => row.TableRowProperties?.GetFirstChild<Deleted>() is not null;

    private IReadOnlyList<string> Cells(TableRow row) =>
        [.. row.Elements<TableCell>().Select(c => string.Join(' ', c.Descendants<Paragraph>().Select(p => _words.Of(p).Trim()).Where(t => t.Length > 0)))];
}
