namespace RecruitBot.Core.Language;

/// <summary>
/// The Porter stemming algorithm for English (M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980), with the
/// author's two later corrections (bli for abli, logi). Words of one or two letters and words with digits or symbols stay as they are.
/// </summary>
public static class PorterStemmer
{
    private static readonly (string Suffix, string Replacement)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"),
        ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
        ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"), ("logi", "log"),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3 =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly string[] Step4 =
    [
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
    ];

    /// <summary>The stem of a lower-case word.</summary>
    public static string Stem(string word)
    {
        if (word.Length <= 2 || word.AsSpan().IndexOfAnyExceptInRange('a', 'z') >= 0)
            return word;
        word = Plurals(word);
        word = PastAndParticiple(word);
        if (word.EndsWith('y') && HasVowel(word.AsSpan(0, word.Length - 1)))
            word = string.Concat(word.AsSpan(0, word.Length - 1), "i");
        word = Replace(word, Step2);
        word = Replace(word, Step3);
        word = DropSuffix(word);
        return Tidy(word);
    }

    private static string Plurals(string w)
    {
        if (w.EndsWith("sses", StringComparison.Ordinal) || w.EndsWith("ies", StringComparison.Ordinal))
            return w[..^2];
        if (w.EndsWith("ss", StringComparison.Ordinal))
            return w;
        return w.EndsWith('s') ? w[..^1] : w;
    }

    private static string PastAndParticiple(string w)
    {
        if (w.EndsWith("eed", StringComparison.Ordinal))
            return Measure(w.AsSpan(0, w.Length - 3)) > 0 ? w[..^1] : w;
        string stem;
        if (w.EndsWith("ed", StringComparison.Ordinal) && HasVowel(w.AsSpan(0, w.Length - 2)))
            stem = w[..^2];
        else if (w.EndsWith("ing", StringComparison.Ordinal) && HasVowel(w.AsSpan(0, w.Length - 3)))
            stem = w[..^3];
        else
            return w;
        if (
            stem.EndsWith("at", StringComparison.Ordinal)
            || stem.EndsWith("bl", StringComparison.Ordinal)
            || stem.EndsWith("iz", StringComparison.Ordinal)
        )
            return stem + "e";
        if (EndsInDoubleConsonant(stem) && stem[^1] is not ('l' or 's' or 'z'))
            return stem[..^1];
        return Measure(stem) == 1 && EndsInShortSyllable(stem) ? stem + "e" : stem;
    }

    private static string Replace(string w, (string Suffix, string Replacement)[] rules)
    {
        var best = -1;
        for (var i = 0; i < rules.Length; i++)
            if (w.EndsWith(rules[i].Suffix, StringComparison.Ordinal) && (best < 0 || rules[i].Suffix.Length > rules[best].Suffix.Length))
                best = i;
        if (best < 0)
            return w;
        var stem = w.AsSpan(0, w.Length - rules[best].Suffix.Length);
        return Measure(stem) > 0 ? string.Concat(stem, rules[best].Replacement) : w;
    }

    private static string DropSuffix(string w)
    {
        string? best = null;
        foreach (var suffix in Step4)
            if (w.EndsWith(suffix, StringComparison.Ordinal) && (best is null || suffix.Length > best.Length))
                best = suffix;
        if (best is null)
            return w;
        var stem = w.AsSpan(0, w.Length - best.Length);
        if (Measure(stem) <= 1 || (best == "ion" && !(stem.EndsWith("s") || stem.EndsWith("t"))))
            return w;
        return stem.ToString();
    }

    private static string Tidy(string w)
    {
        if (w.EndsWith('e'))
        {
            var stem = w.AsSpan(0, w.Length - 1);
            var m = Measure(stem);
            if (m > 1 || (m == 1 && !EndsInShortSyllable(stem)))
                w = stem.ToString();
        }
        return w.EndsWith("ll", StringComparison.Ordinal) && Measure(w) > 1 ? w[..^1] : w;
    }

    private static bool IsConsonant(ReadOnlySpan<char> w, int i) =>
        w[i] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => false,
            'y' => i == 0 || !IsConsonant(w, i - 1),
            _ => true,
        };

    /// <summary>The number of vowel-consonant sequences, m in the paper.</summary>
    private static int Measure(ReadOnlySpan<char> w)
    {
        var m = 0;
        var vowelBefore = false;
        for (var i = 0; i < w.Length; i++)
        {
            var consonant = IsConsonant(w, i);
            if (consonant && vowelBefore)
                m++;
            vowelBefore = !consonant;
        }
        return m;
    }

    private static bool HasVowel(ReadOnlySpan<char> w)
    {
        for (var i = 0; i < w.Length; i++)
            if (!IsConsonant(w, i))
                return true;
        return false;
    }

    private static bool EndsInDoubleConsonant(ReadOnlySpan<char> w) => w.Length > 1 && w[^1] == w[^2] && IsConsonant(w, w.Length - 1);

    private static bool EndsInShortSyllable(ReadOnlySpan<char> w) =>
        w.Length > 2
        && IsConsonant(w, w.Length - 3)
        && !IsConsonant(w, w.Length - 2)
        && IsConsonant(w, w.Length - 1)
        && w[^1] is not ('w' or 'x' or 'y');
}
