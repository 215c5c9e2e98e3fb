using System.Globalization;
using System.Text;

namespace RecruitBot.Adapters.Documents.Pdf;

/// <summary>Words that stand together on one line of a page, without a gap as between columns.</summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Block">Number of the block of lines, in the order of reading.</param>
/// <param name="Line">Number of the line; pieces of one line share it.</param>
/// <param name="Left">Distance from the left edge, in points (1/72 inch).</param>
/// <param name="Right">Where the last word ends.</param>
/// <param name="Top">Distance from the upper edge.</param>
/// <param name="Height">Height of the letters.</param>
/// <param name="Text">The words.</param>
internal sealed record PdfLine(int Page, int Block, int Line, double Left, double Right, double Top, double Height, string Text)
{
    private const double ColumnGap = 1.2;

    /// <summary>Where its middle is, from the upper edge.</summary>
    public double Middle => Top + Height / 2;

    /// <summary>Reads the lines of <c>pdftotext -tsv</c>: level, page, paragraph, block, line, word, left, top, width, height, confidence, text.</summary>
    public static List<PdfLine> Read(string tsv)
    {
        const int columns = 12;
        const string word = "5";
        var lines = new List<PdfLine>();
        var words = new StringBuilder();
        (string, string, string, string) place = default;
        var (block, line) = (0, 0);
        PdfLine? open = null;
        void Close()
        {
            if (open is not null && words.Length > 0)
                lines.Add(open with { Text = words.ToString() });
            words.Clear();
        }
        foreach (var row in tsv.Split('\n'))
        {
            var cells = row.TrimEnd('\r').Split('\t', columns);
            if (cells.Length < columns || cells[0] != word || cells[^1].Length == 0)
                continue;
            var here = (cells[1], cells[2], cells[3], cells[4]);
            var (left, top, width, height) = (Number(cells[6]), Number(cells[7]), Number(cells[8]), Number(cells[9]));
            if (here != place || open is null || left - open.Right > ColumnGap * height)
            {
                Close();
                if ((here.Item1, here.Item2, here.Item3) != (place.Item1, place.Item2, place.Item3))
                    block++;
                if (here != place)
                    line++;
                open = new PdfLine((int)Number(cells[1]), block, line, left, left + width, top, height, "");
                place = here;
            }
            else
            {
                words.Append(' ');
                open = open with { Right = Math.Max(open.Right, left + width), Height = Math.Max(open.Height, height) };
            }
            words.Append(cells[^1]);
        }
        Close();
        return lines;
    }

    private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : 0;
}
