using System.Globalization;
using System.Text;

namespace RecruitBot.Core.Gaps.Entries;

/// <summary>What somebody typed into a form, as a Markdown file can hold it.</summary>
internal static class EntryWords
{
    /// <summary>The question: one line, without marks that would begin something else.</summary>
    public static string Question(string typed) => string.Join(' ', Clean(typed).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).TrimStart('#').TrimEnd('#').Trim();

    /// <summary>The answer: lines without trailing blanks, no more than one empty line in a row.</summary>
    public static string Answer(string typed)
    {
        var lines = Clean(typed).Split('\n').Select(l => l.TrimEnd());
        var kept = new List<string>();
        foreach (var line in lines)
            if (line.Length > 0 || (kept.Count > 0 && kept[^1].Length > 0))
                kept.Add(line);
        return string.Join('\n', kept).Trim();
    }

    /// <summary>No characters that are not text: halves of surrogate pairs, control and direction characters.</summary>
    private static string Clean(string typed)
    {
        var text = new StringBuilder(typed.Length);
        foreach (var rune in typed.ReplaceLineEndings("\n").EnumerateRunes())
        {
            var kind = Rune.GetUnicodeCategory(rune);
            if (rune.Value == '\n')
                text.Append('\n');
            else if (kind is UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                text.Append(' ');
            else if (rune != Rune.ReplacementChar && kind is not (UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) && (kind != UnicodeCategory.Format || rune.Value == 0x200D))
                text.Append(rune);
        }
        return text.ToString();
    }
}
