using System.Text;

namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>
/// Writes blocks as Markdown: one paragraph, list item or table row a line, so that every sentence stands on one line and can be quoted. What a
/// document merely says is never taken for markup: a line of it cannot open code or a comment that swallows the rest.
/// </summary>
public sealed class MarkdownText(DocumentLimits limits)
{
    // A line is looked at by patterns that are quick on lines of a sane length.
    private const int LongestLine = 10_000;

    private readonly StringBuilder _text = new();
    private bool _inList;

    /// <summary>Whether nothing was written yet.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>A heading.</summary>
    /// <param name="level">1 to 6.</param>
    /// <param name="text">Its words; more than a line of them are a paragraph.</param>
    public void Heading(int level, string text)
    {
        var words = OneLine(text).TrimStart('#', ' ').TrimEnd('#', ' ');
        if (words.Length > 200)
            Paragraph(words);
        else if (words.Length > 0)
            Block(new string('#', Math.Clamp(level, 1, 6)) + " " + words);
    }

    /// <summary>A paragraph.</summary>
    public void Paragraph(string text)
    {
        var words = OneLine(text);
        while (words.Length > LongestLine)
        {
            var cut = words.LastIndexOf(". ", LongestLine, LongestLine / 2, StringComparison.Ordinal) + 1;
            if (cut == 0)
                cut = words.LastIndexOf(' ', LongestLine, LongestLine / 2);
            if (cut <= 0)
                cut = char.IsLowSurrogate(words[LongestLine]) ? LongestLine - 1 : LongestLine;
            Block(Plain(words[..cut]));
            words = words[cut..].TrimStart();
        }
        if (words.Length > 0)
            Block(Plain(words));
    }

    /// <summary>An item of a list; items that follow each other are one list.</summary>
    /// <param name="text">Its words.</param>
    /// <param name="number">Its number in a numbered list; null for a bullet.</param>
    /// <param name="depth">0 for the outermost list.</param>
    public void Item(string text, int? number = null, int depth = 0)
    {
        var words = OneLine(text);
        if (words.Length == 0)
            return;
        if (words.Length > LongestLine)
        {
            Paragraph(words);
            return;
        }
        if (!_inList)
            Separate();
        Append(new string(' ', Math.Clamp(depth, 0, 8) * 2) + (number is { } n ? $"{n}. " : "- ") + Plain(words));
        _inList = true;
    }

    /// <summary>A table: the first row names the columns.</summary>
    public void Table(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var filled = rows.Where(r => r.Any(c => !string.IsNullOrWhiteSpace(c))).ToList();
        if (filled.Count == 0)
            return;
        var columns = filled.Max(r => r.Count);
        // A single column or row is a layout, not a table: nothing relates to anything.
        if (columns < 2 || filled.Count < 2)
        {
            foreach (var cell in filled.SelectMany(r => r))
                Paragraph(cell);
            return;
        }
        Separate();
        Append(Row(filled[0], columns));
        Append("|" + string.Concat(Enumerable.Repeat(" --- |", columns)));
        foreach (var row in filled.Skip(1))
            Append(Row(row, columns));
        _inList = false;
    }

    /// <summary>The Markdown.</summary>
    public override string ToString() => _text.ToString();

    private static string Row(IReadOnlyList<string> cells, int columns) =>
        "| " + string.Join(" | ", Enumerable.Range(0, columns).Select(i => i < cells.Count ? OneLine(cells[i]).Replace('|', '/') : "")) + " |";

    private void Block(string line)
    {
        Separate();
        Append(line);
        _inList = false;
    }

    private void Separate()
    {
        if (_text.Length > 0)
            _text.Append('\n');
    }

    private void Append(string line)
    {
        _text.Append(line).Append('\n');
        limits.CheckText(_text.Length);
    }

    /// <summary>Runs of spaces, tabs and line breaks become one space.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
            if (!char.IsWhiteSpace(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        return line.ToString().TrimEnd();
    }

    /// <summary>A line that would begin a block of another kind begins with a backslash, as in Markdown.</summary>
    private static string Plain(string line)
    {
        if (line.Contains('|', StringComparison.Ordinal))
            line = line.Replace('|', '/');
        var first = line[0];
        var marks = first is '#' or '>' or '=' || line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("~~~", StringComparison.Ordinal)
            || line.StartsWith("<!--", StringComparison.Ordinal)
            || (first is '-' or '*' or '+' && line.Length > 1 && line[1] is ' ' or '-' or '*')
            || (first == '[' && line.Contains("]: ", StringComparison.Ordinal));
        if (marks)
            return "\\" + line;
        // "1. " would be a list; "1\. " is not.
        var digits = line.TakeWhile(char.IsAsciiDigit).Count();
        return digits is > 0 and < 10 && digits + 1 < line.Length && line[digits] is '.' or ')' && line[digits + 1] == ' ' ? line.Insert(digits, "\\") : line;
    }
}
