using System.Globalization;
using System.Text;

namespace RecruitBot.Core.Language;

/// <summary>
/// Goes through the words of a text without making strings. Letters and digits make words; so do "+" and "#" at the end (C++, C#), a leading "."
/// before a letter (.NET), and ".", ",", "_" or an apostrophe between two letters or digits of one word (3.12, 130,000, select_related,
/// don't). A hyphen and a slash separate: "back-end" is "back" and "end", "CI/CD" is "ci" and "cd". "130,000" becomes "130000".
/// </summary>
/// <param name="text">The text.</param>
/// <param name="buffer">Where the word is written; at least <see cref="Buffer"/> characters.</param>
public ref struct WordScanner(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>Longest word kept whole; the rest of a longer run is skipped, so that hostile input costs nothing.</summary>
    public const int MaxWord = 64;

    /// <summary>Characters that the buffer needs.</summary>
    public const int Buffer = MaxWord + 2;

    private static readonly string?[] Plain = new string?[0x250];

    private readonly ReadOnlySpan<char> text = text;
    private readonly Span<char> buffer = buffer;
    private int next;
    private int used;

    /// <summary>Offset of the word in the text, in UTF-16 code units.</summary>
    public int Start { get; private set; }

    /// <summary>Its length in the text, in UTF-16 code units.</summary>
    public readonly int Length => next - Start;

    /// <summary>The word in lower case, without accents, apostrophes dropped; until the next one is read.</summary>
    public readonly ReadOnlySpan<char> Word => buffer[..used];

    /// <summary>Goes to the next word; false when there is none.</summary>
    public bool Read()
    {
        var i = next;
        while (i < text.Length && !IsWord(text[i]) && !IsDotted(i))
            i++;
        Start = i;
        used = 0;
        var dotted = i < text.Length && text[i] == '.';
        for (; i < text.Length && Continues(i, dotted); i++)
            if (used < MaxWord)
                Append(text[i]);
        for (; i < text.Length && text[i] is '+' or '#' && used is > 0 and <= 2 && char.IsLetter(text[Start]); i++)
            buffer[used++] = text[i];
        next = i;
        return i > Start;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || (c >= 128 && char.IsLetterOrDigit(c));

    private readonly bool IsDotted(int i) =>
        text[i] == '.' && (i == 0 || !IsWord(text[i - 1])) && i + 1 < text.Length && char.IsLetter(text[i + 1]);

    private readonly bool Continues(int i, bool dotted)
    {
        var c = text[i];
        if (IsWord(c) || (dotted && i == Start))
            return true;
        if (c >= 128 && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            return true;
        if (c is not ('\'' or '\u2019' or '.' or ',') || i == Start || i + 1 >= text.Length || !IsWord(text[i - 1]) || !IsWord(text[i + 1]))
            return false;
        return c is '\'' or '\u2019' || (char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]));
    }

    private void Append(char c)
    {
        if (c is '\'' or '\u2019' or ',')
            return;
        if (c < 128 || char.IsSurrogate(c))
        {
            buffer[used++] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
            return;
        }
        foreach (var d in PlainOf(c))
            if (used < MaxWord)
                buffer[used++] = d;
    }

    /// <summary>Without accents ("résumé" is "resume"): the letters of the compatibility decomposition, in lower case.</summary>
    private static string PlainOf(char c)
    {
        if (c < Plain.Length)
            return Plain[c] ??= Decompose(c);
        return Decompose(c);

        static string Decompose(char c) =>
            string.Concat(
                c.ToString()
                    .Normalize(NormalizationForm.FormKD)
                    .Where(d => CharUnicodeInfo.GetUnicodeCategory(d) is not UnicodeCategory.NonSpacingMark && IsWord(d))
                    .Select(char.ToLowerInvariant)
            );
    }
}
