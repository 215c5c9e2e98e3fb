namespace RecruitBot.Adapters.Documents.Pdf;

/// <summary>
/// Finds tables on a page: at least three rows below each other with as many cells, which begin at the same distances from the edge. Columns of
/// running text look the same but for the length of what stands in them.
/// </summary>
internal static class PdfTables
{
    private const int FewestRows = 3;
    private const double SameLeft = 8;
    private const double FewWords = 3;
    private const double MostWords = 8;
    private const double MostLowerCase = 0.35;

    /// <summary>The tables of a page, each with its rows of cells.</summary>
    public static List<List<List<PdfLine>>> Find(IEnumerable<PdfLine> page)
    {
        var tables = new List<List<List<PdfLine>>>();
        List<List<PdfLine>> open = [];
        foreach (var row in Rows(page))
        {
            if (open.Count > 0 && !Continues(open, row))
            {
                Close(open, tables);
                open = [];
            }
            if (row.Count > 1)
                open.Add(row);
        }
        Close(open, tables);
        return tables;
    }

    /// <summary>Pieces at the same height, from left to right.</summary>
    private static IEnumerable<List<PdfLine>> Rows(IEnumerable<PdfLine> page)
    {
        List<PdfLine> row = [];
        foreach (var piece in page.OrderBy(l => l.Middle).ThenBy(l => l.Left))
        {
            if (row.Count > 0 && piece.Middle - row[0].Middle > Math.Min(piece.Height, row[0].Height) / 2)
            {
                yield return [.. row.OrderBy(l => l.Left)];
                row = [];
            }
            row.Add(piece);
        }
        if (row.Count > 0)
            yield return [.. row.OrderBy(l => l.Left)];
    }

    private static bool Continues(List<List<PdfLine>> table, List<PdfLine> row) =>
        row.Count == table[0].Count
        && row[0].Top - table[^1][0].Top < 4 * row[0].Height
        && row.Zip(table[0]).All(c => Math.Abs(c.First.Left - c.Second.Left) <= SameLeft || Math.Abs(c.First.Right - c.Second.Right) <= SameLeft);

    private static void Close(List<List<PdfLine>> rows, List<List<List<PdfLine>>> tables)
    {
        if (rows.Count < FewestRows)
            return;
        var cells = rows.SelectMany(r => r).ToList();
        var words = cells.Average(c => c.Text.Count(ch => ch == ' ') + 1);
        // A line of running text goes on in small letters where the one above broke off; a cell seldom begins so.
        if (words <= FewWords || (words <= MostWords && cells.Count(c => char.IsLower(c.Text[0])) <= MostLowerCase * cells.Count))
            tables.Add(rows);
    }
}
