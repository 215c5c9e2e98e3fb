using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>Traces of text that was damaged on its way here.</summary>
internal static partial class GarbledText
{
    private const string Message = "Garbled characters: the text was damaged when it was copied. Restore it from the source.";

    public static IEnumerable<Flaw> Find(KnowledgeDocument document, List<KnowledgeUnit> units)
    {
        foreach (var unit in units)
            if (IsIn(unit.Text))
                yield return Flaw.Of(unit, FlawKind.Garbled, Message);
        // Headings, names of columns and front matter are no units.
        for (int at = 0, next = 0; at < document.Text.Length; )
        {
            var newline = document.Text.IndexOf('\n', at);
            var end = newline < 0 ? document.Text.Length : newline;
            while (next < units.Count && units[next].Start + units[next].Text.Length <= at)
                next++;
            if ((next == units.Count || units[next].Start >= end) && IsIn(document.Text.AsSpan(at, end - at)))
                yield return new Flaw(FlawKind.Garbled, at, end - at, Message, Unused: true);
            at = end + 1;
        }
    }

    /// <summary>
    /// Whether it holds replacement characters, UTF-8 read as Latin-1, an opening quotation mark used as a dash, characters that a PDF's font has
    /// no letter for, or characters of private use.
    /// </summary>
    public static bool IsIn(ReadOnlySpan<char> text) => text.ContainsAnyExceptInRange(' ', '~') ? Damaged().IsMatch(text) : FontCode().IsMatch(text);

    [GeneratedRegex("\uFFFD|[\uE000-\uF8FF]|\u00e2\u20ac|\u00c3[\u0080-\u00bf\u0192\u2020-\u203a]|\u00c2[\u00a0-\u00bf]|\u00ef\u00bb\u00bf|\u00e2[\u0080-\u009f]|\\w \u201c \\w|\\(cid:[0-9]+\\)", RegexOptions.None, 1000)]
    private static partial Regex Damaged();

    [GeneratedRegex(@"\(cid:[0-9]+\)", RegexOptions.None, 1000)]
    private static partial Regex FontCode();
}
