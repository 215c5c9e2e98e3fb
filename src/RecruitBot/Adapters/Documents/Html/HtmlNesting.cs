using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Adapters.Documents.Html;

/// <summary>
/// How deep the elements of a page are nested, before it is parsed: parsers walk up all open elements for many tags, so that a page of a hundred
/// thousand open ones would take them minutes.
/// </summary>
internal static class HtmlNesting
{
    // Elements whose end tag may be left out (HTML, 13.1.2.4) and those that have none: they say nothing about depth.
    private static readonly HashSet<string> Uncounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "html", "head", "body", "p", "li", "dt", "dd", "rt", "rp", "option", "optgroup", "thead", "tbody", "tfoot", "tr", "td", "th", "colgroup", "caption", "area",
        "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "path", "circle", "rect", "line", "use", "g",
    };

    /// <summary>Refuses a page that is nested deeper than any that people write.</summary>
    /// <exception cref="DocumentRefusedException">It is.</exception>
    public static void Check(string html)
    {
        var depth = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var closes = html[at + 1] == '/';
            var start = closes ? at + 2 : at + 1;
            var end = start;
            while (end < html.Length && end - start < 30 && (char.IsAsciiLetterOrDigit(html[end]) || html[end] == '-'))
                end++;
            if (end == start || Uncounted.Contains(html[start..end]))
                continue;
            depth = closes ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > DocumentLimits.Depth)
                throw new DocumentRefusedException("Its elements are nested too deep; save the page anew, or copy its text into a .txt file.");
        }
    }
}
