using RecruitBot.Core.Language;

namespace RecruitBot.Core.Screening.WorkSamples;

/// <summary>Code in a message between two lines of three backticks or tildes, as chat platforms and Markdown write it.</summary>
public static class CodeFences
{
    /// <summary>The fenced blocks with their fences, in order. One that is not closed reaches to the end.</summary>
    public static IReadOnlyList<TextSpan> Find(string text)
    {
        var blocks = new List<TextSpan>();
        for (var at = 0; Next(text, at) is { } open; )
        {
            var mark = text.Substring(open, 3);
            var close = text.IndexOf(mark, open + 3, StringComparison.Ordinal);
            at = close < 0 ? text.Length : close + 3;
            blocks.Add(new TextSpan(open, at - open));
        }
        return blocks;
    }

    /// <summary>Whether there is any code between fences.</summary>
    public static bool IsIn(string text) => Next(text, 0) is not null;

    /// <summary>Whether the last block is still open, as when code is sent in several messages.</summary>
    public static bool IsOpen(string text) =>
        Find(text) is [.., var last] && (last.Length < 6 || !text.AsSpan(0, last.End).EndsWith(text.AsSpan(last.Start, 3), StringComparison.Ordinal));

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
