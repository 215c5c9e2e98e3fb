namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>
/// Sees paragraphs, headings and lists in lines of plain text. A text whose lines are all short was wrapped at a margin, and its lines are
/// joined; in a text with long lines each line is a paragraph.
/// </summary>
internal sealed class TextLayout
{
    private const int NarrowestMargin = 40;
    private const int WidestMargin = 130;
    private const double NearMargin = 0.6;
    private const int LongestHeading = 90;
    private const int MostHeadingWords = 12;

    private readonly string[] lines;
    private readonly int margin;

    /// <summary>A text in lines, without invisible characters.</summary>
    public TextLayout(string[] lines)
    {
        this.lines = lines;
        var lengths = lines.Select(l => l.TrimEnd().Length).Where(l => l > 0).Order().ToList();
        var wide = lengths.Count == 0 ? 0 : lengths[(int)Math.Ceiling((lengths.Count - 1) * 0.95)];
        margin = wide is >= NarrowestMargin and <= WidestMargin ? wide : 0;
    }

    private bool IsWrapped => margin > 0;

    /// <summary>Writes the text as Markdown.</summary>
    public void WriteTo(MarkdownText to)
    {
        for (var at = 0; at < lines.Length; )
        {
            var line = lines[at].Trim();
            if (line.Length == 0 || IsRule(line))
                at++;
            else if (ListMark.Read(line) is { } mark)
                at = Item(to, at, mark);
            else if (Underlined(at))
            {
                to.Heading(2, line);
                at += 2;
            }
            else if (line[0] == '#' && line.TrimStart('#') is [' ', ..] title && line.Length - title.Length <= 6)
            {
                to.Heading(line.Length - title.Length, title);
                at++;
            }
            else if (TabTable(at) is { } rows)
            {
                to.Table(rows);
                at += rows.Count;
            }
            else if (ShortLines(at) is > 0 and var count)
            {
                for (var i = 0; i < count; i++)
                    to.Item(lines[at + i]);
                at += count;
            }
            else if (IsHeading(at))
            {
                to.Heading(2, line);
                at++;
            }
            else
                at = Paragraph(to, at);
        }
    }

    private int Item(MarkdownText to, int at, ListMark mark)
    {
        var text = mark.Text;
        var indent = Indent(at);
        var next = at + 1;
        // What is indented below an item belongs to it.
        while (next < lines.Length && lines[next].Trim() is { Length: > 0 } more && Indent(next) > indent && ListMark.Read(more) is null)
        {
            text += " " + more;
            next++;
        }
        to.Item(text, mark.Number, Math.Min(indent / 4, 3));
        return next;
    }

    private int Paragraph(MarkdownText to, int at)
    {
        var from = at;
        while (IsWrapped && at + 1 < lines.Length && Continues(at))
            at++;
        to.Paragraph(from == at ? lines[at] : Unhyphenated.Join(lines.AsSpan(from, at - from + 1)));
        return at + 1;
    }

    /// <summary>Whether the next line goes on with this one: it was broken near the margin, and nothing new begins.</summary>
    private bool Continues(int at)
    {
        var next = lines[at + 1].Trim();
        return next.Length > 0 && !IsRule(next) && ListMark.Read(next) is null && !Underlined(at + 1) && lines[at].TrimEnd().Length >= margin * NearMargin;
    }

    /// <summary>How many lines here are a list whose bullets were lost: short lines one below the other. 0 when they are none.</summary>
    private int ShortLines(int at)
    {
        var count = 0;
        while (at + count < lines.Length && LooksLikeHeading(lines[at + count].Trim()) && !lines[at + count].Contains('\t', StringComparison.Ordinal) && IsShort(at + count))
            count++;
        // Right above a paragraph the last one is its heading.
        if (!IsBlank(at + count))
            count--;
        return count > 2 || (count == 2 && IsAnnounced(at)) ? count : 0;
    }

    private bool IsAnnounced(int at)
    {
        while (at > 0 && IsBlank(at - 1))
            at--;
        return at > 0 && lines[at - 1].TrimEnd().EndsWith(':');
    }

    private bool IsShort(int at) => !IsWrapped || lines[at].TrimEnd().Length < margin * NearMargin;

    private bool IsHeading(int at) =>
        LooksLikeHeading(lines[at].Trim()) && HasMore(at) && (!IsWrapped || (IsBlank(at - 1) && (IsBlank(at + 1) || (lines[at].TrimEnd().EndsWith('?') && IsShort(at)))));

    private bool HasMore(int at)
    {
        for (var i = at + 1; i < lines.Length; i++)
            if (lines[i].Trim().Length > 0)
                return true;
        return false;
    }

    private bool IsBlank(int at) => at < 0 || at >= lines.Length || lines[at].Trim().Length == 0;

    private static bool LooksLikeHeading(string line) =>
        line.Length is > 1 and <= LongestHeading
        && line[^1] is not ('.' or ':' or ';' or ',' or '!')
        && (char.IsUpper(line[0]) || char.IsDigit(line[0]))
        && ListMark.Read(line) is null
        && line.Count(c => c == ' ') < MostHeadingWords;

    private bool Underlined(int at) =>
        at + 1 < lines.Length && lines[at].Trim() is { Length: > 0 and <= LongestHeading } && lines[at + 1].Trim() is { Length: >= 3 } under && (under.All(c => c == '=') || under.All(c => c == '-'));

    private static bool IsRule(string line) => line.Length >= 3 && line.All(c => c is '-' or '=' or '*' or '_' or '~' or ' ');

    private int Indent(int at) => lines[at].Length - lines[at].TrimStart().Length;

    /// <summary>Rows whose cells are kept apart by tabs, at least two below each other with as many cells.</summary>
    private List<IReadOnlyList<string>>? TabTable(int at)
    {
        var rows = new List<IReadOnlyList<string>>();
        for (var i = at; i < lines.Length && lines[i].Trim().Split('\t', StringSplitOptions.TrimEntries) is { Length: > 1 } cells; i++)
        {
            if (rows.Count > 0 && cells.Length != rows[0].Count)
                break;
            rows.Add(cells);
        }
        return rows.Count > 1 ? rows : null;
    }
}
