using System.Text;

namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>What a Markdown file holds and a reader of it never sees: comments, scripts and styles.</summary>
internal static class HiddenParts
{
    private static readonly (string Open, string Close)[] Parts = [("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")];

    /// <summary>The text without them; their line breaks stay, so that nothing before them runs into what follows. One that is never closed stays: it is words then.</summary>
    public static string Remove(string text)
    {
        foreach (var (open, close) in Parts)
            text = Remove(text, open, close);
        return text;
    }

    private static string Remove(string text, string open, string close)
    {
        var at = text.IndexOf(open, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return text;
        var kept = new StringBuilder(text.Length);
        var from = 0;
        while (at >= 0)
        {
            var end = text.IndexOf(close, at + open.Length, StringComparison.OrdinalIgnoreCase);
            if (end < 0)
            {
                // A line that opens a comment would hide the rest of the file.
                return kept.Append(text, from, at - from).Append(text[at..].Replace("<!--", "", StringComparison.Ordinal)).ToString();
            }
            end += close.Length;
            kept.Append(text, from, at - from);
            if (text.AsSpan(at, end - at).Contains('\n'))
                kept.Append('\n');
            from = end;
            at = text.IndexOf(open, end, StringComparison.OrdinalIgnoreCase);
        }
        return kept.Append(text, from, text.Length - from).ToString();
    }
}
