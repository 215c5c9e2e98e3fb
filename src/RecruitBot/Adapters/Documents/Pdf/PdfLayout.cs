using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Adapters.Documents.Pdf;

/// <summary>Writes the lines of a PDF as headings, paragraphs, lists and tables, by their size and place.</summary>
internal sealed class PdfLayout(MarkdownText to)
{
    private const double HeadingSize = 1.15;
    private const double TitleSize = 1.6;
    private const int LongestHeading = 120;

    private string _paragraph = "";

    /// <summary>Writes all lines, which come in the order of reading.</summary>
    public void Write(List<PdfLine> lines, CancellationToken cancellationToken)
    {
        var body = BodyHeight(lines);
        var tables = TablesByCell(lines);
        var written = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var blocks = Blocks(lines).ToList();
        for (var i = 0; i < blocks.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var table in blocks[i].Select(l => tables.GetValueOrDefault(l)).OfType<List<List<PdfLine>>>())
                if (written.Add(table))
                {
                    Flush();
                    to.Table([.. table.Select(r => (IReadOnlyList<string>)[.. r.Select(c => c.Text)])]);
                }
            Block([.. blocks[i].Where(l => !tables.ContainsKey(l))], body, next: i + 1 < blocks.Count ? blocks[i + 1][0].Text : "");
        }
        Flush();
    }

    private static Dictionary<PdfLine, List<List<PdfLine>>> TablesByCell(List<PdfLine> lines)
    {
        var tables = new Dictionary<PdfLine, List<List<PdfLine>>>(ReferenceEqualityComparer.Instance);
        foreach (var table in lines.GroupBy(l => l.Page).SelectMany(PdfTables.Find))
            foreach (var cell in table.SelectMany(r => r))
                tables[cell] = table;
        return tables;
    }

    /// <summary>Runs of lines that belong to one block.</summary>
    private static IEnumerable<List<PdfLine>> Blocks(List<PdfLine> lines)
    {
        List<PdfLine> block = [];
        foreach (var line in lines)
        {
            if (block.Count > 0 && block[0].Block != line.Block)
            {
                yield return block;
                block = [];
            }
            block.Add(line);
        }
        if (block.Count > 0)
            yield return block;
    }

    private void Block(List<PdfLine> pieces, double body, string next)
    {
        var lines = pieces.GroupBy(p => p.Line).Select(g => (Text: string.Join(' ', g.Select(p => p.Text)), Height: g.Max(p => p.Height))).ToList();
        List<string> open = [];
        for (var i = 0; i < lines.Count; i++)
        {
            var (text, height) = lines[i];
            var isHeading = text.Length <= LongestHeading && (height >= body * HeadingSize || (lines.Count == 1 && IsHeading(text, next)));
            var mark = ListMark.Read(text);
            if (isHeading || mark is not null)
            {
                Paragraph(open);
                Flush();
            }
            if (isHeading && mark?.Number is null)
                to.Heading(height >= body * TitleSize ? 1 : height >= body * HeadingSize ? 2 : 3, text);
            else if (mark is { } item)
            {
                // What follows in the block without a mark of its own belongs to the item.
                List<string> words = [item.Text];
                while (i + 1 < lines.Count && ListMark.Read(lines[i + 1].Text) is null && lines[i + 1].Height < body * HeadingSize)
                    words.Add(lines[++i].Text);
                to.Item(Unhyphenated.Join(words.ToArray()), item.Number);
            }
            else
                open.Add(text);
        }
        Paragraph(open);
    }

    /// <summary>A block that goes on in small letters where the one before ended without a full stop is the same paragraph, over a page or a column.</summary>
    private void Paragraph(List<string> lines)
    {
        if (lines.Count == 0)
            return;
        var text = Unhyphenated.Join(lines.ToArray());
        lines.Clear();
        if (_paragraph.Length > 0 && char.IsLower(text[0]) && _paragraph[^1] is not ('.' or '!' or '?' or ':'))
            _paragraph = Unhyphenated.Join([_paragraph, text]);
        else
        {
            Flush();
            _paragraph = text;
        }
    }

    private void Flush()
    {
        if (_paragraph.Length > 0)
            to.Paragraph(_paragraph);
        _paragraph = "";
    }

    /// <summary>A short line by itself; one that the next block goes on with is none.</summary>
    private static bool IsHeading(string text, string next) =>
        next.Length > 0 && !char.IsLower(next[0]) && text.Length is > 2 and <= 70 && char.IsUpper(text[0]) && text[^1] is not ('.' or ',' or ';' or ':' or '!' or ')') && text.Count(c => c == ' ') < 9 && !text.Contains('@', StringComparison.Ordinal);

    /// <summary>The height of most letters.</summary>
    private static double BodyHeight(List<PdfLine> lines) =>
        lines.Count == 0 ? 1 : lines.GroupBy(l => Math.Round(l.Height, 1)).OrderByDescending(g => g.Sum(l => l.Text.Length)).First().Key;
}
