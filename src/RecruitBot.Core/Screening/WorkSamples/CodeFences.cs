using System.Text.RegularExpressions;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Screening.WorkSamples;

/// <summary>Code in a message between two lines of three backticks or tildes, as chat platforms and Markdown write it.</summary>
public static partial class CodeFences
{
    /// <summary>
    /// The fenced blocks with their fences, in order. One that is not closed reaches to the next fence that names a language, which opens and never
    /// closes (as when each of several messages begins with one), or to the end.
    /// </summary>
    public static IReadOnlyList<TextSpan> Find(string text)
    {
        var blocks = new List<TextSpan>();
        for (var at = 0; Next(text, at) is { } open; )
        {
            var mark = text.Substring(open, 3);
            var close = text.IndexOf(mark, open + 3, StringComparison.Ordinal);
            at = close < 0 ? text.Length : close > 0 && text[close - 1] == '\n' && Named().IsMatch(text.AsSpan(close + 3)) ? close : close + 3;
            blocks.Add(new TextSpan(open, at - open));
        }
        return blocks;
    }

    /// <summary>What stands between the fences of a block, without the name of the language.</summary>
    public static TextSpan Inside(string text, TextSpan block)
    {
        var start = block.Start + 3;
        var end = block.Length >= 6 && string.CompareOrdinal(text, block.End - 3, text, block.Start, 3) == 0 ? block.End - 3 : block.End;
        var line = text.IndexOf('\n', start, Math.Max(0, end - start));
        // ```py and a line break: a name; without a break all of it is code.
        if (line >= 0 && text.AsSpan(start, line - start).Trim() is var name && !name.ContainsAny(" ()=\t"))
            start = line + 1;
        return new TextSpan(start, Math.Max(0, end - start));
    }

    // What stands behind a fence that opens: the name of a language and nothing else on its line.
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9+#._-]*[ \t]*\r?\n", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    private static int? Next(string text, int from)
    {
        var ticks = text.IndexOf("```", from, StringComparison.Ordinal);
        var tildes = text.IndexOf("~~~", from, StringComparison.Ordinal);
        return (ticks, tildes) switch
        {
            ( < 0, < 0) => null,
            ( < 0, _) => tildes,
            (_, < 0) => ticks,
            _ => Math.Min(ticks, tildes),
        };
    }
}
