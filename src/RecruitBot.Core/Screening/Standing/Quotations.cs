namespace RecruitBot.Core.Screening.Standing;

/// <summary>Finds words in quotation marks: somebody else's, or an example, and not what the writer tells.</summary>
internal static class Quotations
{
    /// <summary>Fewer words in quotation marks are a name, a value or a message.</summary>
    private const int LeastWords = 5;

    /// <summary>Marks quoted words as not counting, unless nearly the whole answer stands in quotation marks.</summary>
    public static void Ignore(AnswerText text)
    {
        var open = -1;
        var first = 0;
        var quoted = new List<(int From, int To)>();
        for (var i = 0; i <= text.Words.Count; i++)
        {
            var start = i == 0 ? 0 : text.Words[i - 1].Start + text.Words[i - 1].Length;
            var end = i < text.Words.Count ? text.Words[i].Start : Math.Min(text.Text.Length, AnswerText.MaxChars);
            for (var c = start; c < end; c++)
                if (text.Text[c] == '\n')
                    open = -1;
                else if (text.Text[c] is '"' or '\u201c' or '\u201d' or '\u00ab' or '\u00bb')
                {
                    if (open >= 0 && i - first >= LeastWords)
                        quoted.Add((first, i));
                    (open, first) = open >= 0 ? (-1, 0) : (c, i);
                }
        }
        if (quoted.Sum(q => q.To - q.From) * 5 > text.Words.Count * 4)
            return;
        foreach (var (from, to) in quoted)
            text.Ignored.AsSpan(from, to - from).Fill(true);
    }
}
