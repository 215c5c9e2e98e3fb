using System.Globalization;
using System.Text;

namespace RecruitBot.Core.Knowledge;

/// <summary>Makes what somebody typed fit to be read: no control or direction characters, single spaces, a bounded length.</summary>
public static class QuestionText
{
    /// <summary>Characters that are considered; the rest of a longer question is not read.</summary>
    public const int MaxLength = 2000;

    /// <summary>The cleaned question.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var clean = new StringBuilder(Math.Min(text.Length, MaxLength));
        for (var i = 0; i < text.Length && clean.Length < MaxLength; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                // Letters outside the basic plane and emoji: nothing in a source is looked up by them.
                Space(clean);
                continue;
            }
            switch (CharUnicodeInfo.GetUnicodeCategory(c))
            {
                case UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    Space(clean);
                    break;
                case UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                    break;
                default:
                    clean.Append(c);
                    break;
            }
        }
        return clean.ToString().Trim();
    }

    private static void Space(StringBuilder clean)
    {
        if (clean.Length > 0 && clean[^1] != ' ')
            clean.Append(' ');
    }
}
