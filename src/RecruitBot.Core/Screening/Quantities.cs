namespace RecruitBot.Core.Screening;

/// <summary>Finds amounts: "300 ms", "12 %", "half a day", "from 14 to 3". Years and version numbers are not amounts.</summary>
internal static class Quantities
{
    /// <summary>Whether an amount begins at the word, and of what ("" when bare).</summary>
    public static bool At(AnswerText text, int i, int to, out string unit)
    {
        unit = "";
        var word = text.Words[i].Word;
        var digits = 0;
        while (digits < word.Length && (char.IsAsciiDigit(word[digits]) || word[digits] == '.'))
            digits++;
        if (digits == 0)
            return NumberWordAt(text, i, to, ref unit);
        var end = text.Words[i].Start + text.Words[i].Length;
        while (end < text.Text.Length && text.Text[end] == ' ')
            end++;
        if (end < text.Text.Length && text.Text[end] == '%')
        {
            unit = "percent";
            return true;
        }
        if (digits < word.Length)
        {
            unit = word[digits..];
            return unit is "ms" or "s" or "k" or "m" or "h" or "x" or "min" or "mb" or "gb" or "kb" or "mg" or "ml" or "kg" or "km" or "d" or "pm" or "am";
        }
        if ((i > 0 && text.Words[i - 1].Word.EndsWith('+')) || text.HasBefore(i, "=") || (end < text.Text.Length && text.Text[end] == '='))
            return false;
        if (i + 1 < to)
        {
            var n = i + 1;
            if (text.Words[n].Word is "working" or "new" or "more" or "wrong" or "per" && n + 1 < to)
                n++;
            unit = text.Is(n, Marks.Unit) ? text.Words[n].Stem : "";
        }
        if (unit.Length > 0)
            return true;
        return !IsYear(word);
    }

    /// <summary>Whether the amount is the second of a change: "7 h -> 4 s", "from 14 to 3", "11 to 3". "10 to 15 minutes" is a range.</summary>
    public static bool IsChange(AnswerText text, int i, int from)
    {
        if (i - from < 1)
            return false;
        if (text.HasBefore(i, ">\u2192"))
            return true;
        if (text.Words[i - 1].Word is not "to")
            return false;
        for (var k = i - 2; k >= from && k >= i - 7; k--)
        {
            if (text.Words[k].Word == "from")
                return true;
            if (Number(text.Words[k].Word) is { } before && Number(text.Words[i].Word) is { } after && before > after)
                return true;
        }
        return false;
    }

    private static double? Number(string word)
    {
        var digits = 0;
        while (digits < word.Length && (char.IsAsciiDigit(word[digits]) || word[digits] == '.'))
            digits++;
        return digits > 0 && double.TryParse(word.AsSpan(0, digits), System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static bool NumberWordAt(AnswerText text, int i, int to, ref string unit)
    {
        if (!text.Is(i, Marks.NumberWord))
            return false;
        if (text.Words[i].Word is "half" or "twice" or "zero" or "none")
            return true;
        for (var n = i + 1; n < to && n <= i + 2; n++)
            if (text.Is(n, Marks.Unit))
            {
                unit = text.Words[n].Stem;
                return true;
            }
        return i > 0 && text.Words[i - 1].Word is "to" or "from";
    }

    private static bool IsYear(string word) => word.Length == 4 && (word.StartsWith("19", StringComparison.Ordinal) || word.StartsWith("20", StringComparison.Ordinal));
}
