using System.Globalization;
using System.Text;

namespace RecruitBot.Core.Language;

/// <summary>A word of a text.</summary>
/// <param name="Word">Lower case, without accents, apostrophes dropped.</param>
/// <param name="Stem">Porter stem of <paramref name="Word"/>.</param>
/// <param name="Start">Offset in the text, in UTF-16 code units.</param>
/// <param name="Length">Length in the text, in UTF-16 code units.</param>
public readonly record struct Token(string Word, string Stem, int Start, int Length);

/// <summary>
/// Splits text into words. Letters and digits make words; so do "+" and "#" at the end (C++, C#), a leading "." before a letter (.NET), and
/// ".", ",", "_" or an apostrophe between two letters or digits of one word (3.12, 130,000, select_related, don't). A hyphen and a
/// slash separate: "back-end" is "back" and "end", "CI/CD" is "ci" and "cd". "130,000" becomes "130000".
/// </summary>
public static class Tokenizer
{
    /// <summary>Longest word kept whole; the rest of a longer run is skipped, so that hostile input costs nothing.</summary>
    public const int MaxWord = 64;

    /// <summary>The words of a text, in order.</summary>
    public static List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>(Math.Min(text.Length / 5 + 1, 4096));
        var word = new StringBuilder(MaxWord);
        for (var i = 0; i < text.Length; )
        {
            var dotted = text[i] == '.' && (i == 0 || !IsWord(text[i - 1])) && i + 1 < text.Length && char.IsLetter(text[i + 1]);
            if (!IsWord(text[i]) && !dotted)
            {
                i++;
                continue;
            }
            var start = i;
            word.Clear();
            while (i < text.Length && Continues(text, i, start, dotted))
            {
                if (word.Length < MaxWord)
                    Append(word, text, i);
                i++;
            }
            while (i < text.Length && text[i] is '+' or '#' && word.Length is > 0 and <= 2 && char.IsLetter(text[start]))
            {
                word.Append(text[i]);
                i++;
                if (i >= text.Length)
                    break;
            }
            var normal = word.ToString();
            tokens.Add(new Token(normal, PorterStemmer.Stem(normal), start, i - start));
        }
        return tokens;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    private static bool Continues(string text, int i, int start, bool dotted)
    {
        var c = text[i];
        if (IsWord(c) || (dotted && i == start))
            return true;
        if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            return true;
        if (i == start || i + 1 >= text.Length || !IsWord(text[i - 1]) || !IsWord(text[i + 1]))
            return false;
        return c switch
        {
            '\'' or '\u2019' => true,
            '.' => char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]),
            ',' => char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]),
            _ => false,
        };
    }

    private static void Append(StringBuilder word, string text, int i)
    {
        var c = text[i];
        if (c is '\'' or '\u2019' or ',')
            return;
        if (c < 128)
        {
            word.Append(char.ToLowerInvariant(c));
            return;
        }
        if (char.IsSurrogate(c))
        {
            word.Append(c);
            return;
        }
        // Accents are dropped ("résumé" is "resume"): the base letter of the canonical decomposition.
        foreach (var d in c.ToString().Normalize(NormalizationForm.FormKD))
            if (CharUnicodeInfo.GetUnicodeCategory(d) is not UnicodeCategory.NonSpacingMark && IsWord(d))
                word.Append(char.ToLowerInvariant(d));
    }
}
