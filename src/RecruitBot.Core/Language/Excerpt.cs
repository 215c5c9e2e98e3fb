using System.Globalization;

namespace RecruitBot.Core.Language;

/// <summary>Shortens text for a card or a list without cutting a character in two.</summary>
public static class Excerpt
{
    /// <summary>At most <paramref name="max"/> UTF-16 code units, on one line unless lines are kept, with an ellipsis when cut.</summary>
    public static string Of(string text, int max, bool keepLines = false)
    {
        // Only as much as can be shown is looked at: a text of 1 MB costs no more than a short one.
        var look = Math.Min(text.Length, max * 2);
        if (look > 0 && look < text.Length && char.IsHighSurrogate(text[look - 1]))
            look--;
        var line = text.AsSpan(0, look).ToString().ReplaceLineEndings(keepLines ? "\n" : " ").Trim();
        if (line.Length <= max && text.Length <= max * 2)
            return line;
        var cut = 0;
        var elements = StringInfo.GetTextElementEnumerator(line);
        while (elements.MoveNext())
        {
            var end = elements.ElementIndex + elements.GetTextElement().Length;
            if (end > max - 1)
                break;
            cut = end;
        }
        return string.Concat(line.AsSpan(0, cut).TrimEnd(), "\u2026");
    }
}
