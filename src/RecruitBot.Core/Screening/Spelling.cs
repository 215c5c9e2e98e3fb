using RecruitBot.Core.Language;

namespace RecruitBot.Core.Screening;

/// <summary>Words as the evaluator compares them: British and American spellings share a stem, so spelling never decides a level.</summary>
internal static class Spelling
{
    /// <summary>The words of a text; the stem is of the American spelling.</summary>
    public static List<Token> Words(string text)
    {
        var words = Tokenizer.Tokenize(text);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].Word;
            var american = American(word);
            if (!ReferenceEquals(word, american))
                words[i] = words[i] with { Stem = PorterStemmer.Stem(american) };
        }
        return words;
    }

    /// <summary>Whether two stems of six letters or more differ by one letter added, dropped, changed or swapped with its neighbour.</summary>
    public static bool NearlySame(string a, string b)
    {
        if (a.Length < 6 || b.Length < 6 || Math.Abs(a.Length - b.Length) > 1 || a[0] != b[0])
            return false;
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
            start++;
        int endA = a.Length - 1, endB = b.Length - 1;
        while (endA >= start && endB >= start && a[endA] == b[endB])
        {
            endA--;
            endB--;
        }
        var restA = endA - start + 1;
        var restB = endB - start + 1;
        return (restA <= 1 && restB <= 1) || (restA == 2 && restB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]);
    }

    // Over-eager on purpose ("promise" becomes "promize"): both sides of every comparison pass through here.
    private static string American(string word)
    {
        if (word.Length < 5)
            return word;
        foreach (var (british, american) in Endings)
            if (word.EndsWith(british, StringComparison.Ordinal))
                return string.Concat(word.AsSpan(0, word.Length - british.Length), american);
        return word;
    }

    private static readonly (string British, string American)[] Endings =
    [
        ("isation", "ization"), ("isations", "izations"), ("ising", "izing"), ("ised", "ized"), ("ises", "izes"), ("ise", "ize"),
        ("yse", "yze"), ("ysed", "yzed"), ("ysing", "yzing"), ("our", "or"), ("ours", "ors"), ("oured", "ored"), ("tre", "ter"),
        ("elled", "eled"), ("elling", "eling"),
    ];
}
