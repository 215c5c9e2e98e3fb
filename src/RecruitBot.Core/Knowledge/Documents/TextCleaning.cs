using System.Globalization;
using System.Text;

namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>
/// Takes out what a reader does not see and a quote would carry along: control and zero-width characters, marks that turn the reading direction
/// (Unicode Bidirectional Algorithm, UAX 9), tag characters, soft hyphens. Unifies spaces, line breaks, ligatures and composed letters.
/// </summary>
public static class TextCleaning
{
    // Rows of dots in tables of contents, rulers drawn with signs: no sentence has so many.
    private const int LongestRun = 40;

    /// <summary>The clean text, and how many characters nobody could see were taken out.</summary>
    public static (string Text, int Removed) Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var removed = 0;
        var run = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    if (IsUnseen(char.ConvertToUtf32(c, text[i + 1])))
                        removed++;
                    else
                        clean.Append(c).Append(text[i + 1]);
                    i++;
                }
                else
                    clean.Append('\uFFFD');
                continue;
            }
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                continue;
            if (IsJoiner(c) && !Joins(clean, text, i) || IsUnseen(c))
            {
                removed++;
                continue;
            }
            run = clean.Length > 0 && clean[^1] == c && !char.IsLetterOrDigit(c) ? run + 1 : 0;
            if (run >= LongestRun)
                continue;
            if (LetterComposition.TryCompose(clean, c))
                continue;
            if (LetterComposition.Ligature(c) is { } letters)
                clean.Append(letters);
            else
                clean.Append(Unified(c));
        }
        return (clean.ToString(), removed);
    }

    private static char Unified(char c) =>
        c switch
        {
            '\r' or '\f' or '\u2028' or '\u2029' or '\u0085' or '\v' => '\n',
            '\u00A0' or '\u1680' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000' => ' ',
            '\u2010' or '\u2011' => '-',
            _ => c,
        };

    private static bool IsJoiner(char c) => c is '\u200C' or '\u200D';

    /// <summary>Joiners shape letters of Persian and of the scripts of India; between others they only break words.</summary>
    private static bool Joins(StringBuilder before, string text, int at) =>
        before.Length > 0 && before[^1] >= '\u0600' && at + 1 < text.Length && text[at + 1] >= '\u0600';

    private static bool IsUnseen(char c) =>
        c switch
        {
            '\n' or '\r' or '\t' or '\f' or '\v' or '\u0085' or '\u200C' or '\u200D' or '\u2028' or '\u2029' => false,
            '\u00AD' or '\u034F' or '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or '\u180E' or '\u2800' or (>= '\uFE00' and <= '\uFE0F') or (>= '\uFFF9' and <= '\uFFFC') => true,
            _ => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format,
        };

    // Tag characters write words that no screen shows (Unicode 16, chapter 23.9); variation selectors can do the same.
    private static bool IsUnseen(int codePoint) => codePoint is (>= 0xE0000 and <= 0xE0FFF) or (>= 0x1D173 and <= 0x1D17A);
}
