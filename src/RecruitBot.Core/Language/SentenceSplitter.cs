namespace RecruitBot.Core.Language;

/// <summary>A span of a text, in UTF-16 code units.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>First offset after the span.</summary>
    public int End => Start + Length;

    /// <summary>The text of the span.</summary>
    public string Of(string text) => text.Substring(Start, Length);
}

/// <summary>
/// Splits running text into sentences: at a line break, and after ".", "!" or "?" (with closing quotes or brackets) when white space and then
/// something other than a lower-case letter follows. Abbreviations ("e.g.", "vs.", single initials) do not end a sentence.
/// </summary>
public static class SentenceSplitter
{
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "e.g", "i.e", "etc", "vs", "cf", "approx", "incl", "dr", "mr", "mrs", "ms", "prof", "inc", "ltd", "fig", "p", "u.s",
    };

    /// <summary>The sentences of a text, trimmed, in order.</summary>
    public static List<TextSpan> Split(string text)
    {
        var spans = new List<TextSpan>();
        var start = 0;
        var end = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\n' or '\r')
            {
                Add(spans, text, start, i);
                start = i + 1;
            }
            else if (text[i] is '.' or '!' or '?' && Ends(text, i, start, ref end))
            {
                Add(spans, text, start, end);
                start = end;
                i = end - 1;
            }
        }
        Add(spans, text, start, text.Length);
        return spans;
    }

    /// <param name="text">The text.</param>
    /// <param name="i">Where a sign stands that can end a sentence.</param>
    /// <param name="start">Where the sentence begins.</param>
    /// <param name="end">Where the last run of such signs ended: each run is walked through once, however long it is.</param>
    private static bool Ends(string text, int i, int start, ref int end)
    {
        end = Math.Max(end, i + 1);
        while (end < text.Length && text[end] is '.' or '!' or '?' or '"' or '\'' or ')' or ']' or '\u201d' or '\u2019')
        {
            end++;
            if (end == text.Length)
                return true;
        }
        if (end >= text.Length)
            return true;
        if (!char.IsWhiteSpace(text[end]))
            return false;
        var next = end;
        while (next < text.Length && text[next] is ' ' or '\t')
        {
            next++;
            if (next == text.Length)
                return true;
        }
        if (text[i] != '.')
            return true;
        if (next < text.Length && char.IsLower(text[next]))
            return false;
        var wordStart = i;
        while (wordStart > start && !char.IsWhiteSpace(text[wordStart - 1]) && text[wordStart - 1] is not ('(' or '"'))
            wordStart--;
        var word = text[wordStart..i];
        // "No. 5" is a number, "no." is an answer.
        if (string.Equals(word, "no", StringComparison.OrdinalIgnoreCase))
            return !char.IsAsciiDigit(text[next]);
        return !Abbreviations.Contains(word) && !(word.Length == 1 && char.IsUpper(word[0]));
    }

    private static void Add(List<TextSpan> spans, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            spans.Add(new TextSpan(start, end - start));
    }
}
