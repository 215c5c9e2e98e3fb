using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>
/// Puts typing errors right: one slip (letter added, dropped, changed, or two neighbours swapped) in words of four to seven letters, two from
/// eight. The first letter must be right, unless the first two are swapped. Only words that are neither known nor English are corrected.
/// </summary>
internal sealed class SpellingCorrector
{
    private readonly Dictionary<int, List<(string Word, int Order)>> byLength = [];
    private readonly HashSet<string> everyday;
    private readonly List<string> preferred;
    private readonly HashSet<string> padding;
    private readonly Func<string, bool> isName;

    /// <param name="words">In order of preference: of two words equally near, the first is taken.</param>
    /// <param name="everyday">Words that even a word of three letters may have been meant to be.</param>
    /// <param name="padding">Words without a subject: only a dropped or swapped letter leads to one, or unknown subjects would vanish.</param>
    /// <param name="isName">Whether a word is written with a capital letter.</param>
    public SpellingCorrector(IEnumerable<string> words, IReadOnlyCollection<string> everyday, IEnumerable<string> padding, Func<string, bool> isName)
    {
        this.isName = isName;
        this.everyday = everyday.ToHashSet(StringComparer.Ordinal);
        this.padding = padding.ToHashSet(StringComparer.Ordinal);
        preferred = [.. this.padding.Order(StringComparer.Ordinal), .. everyday.Order(StringComparer.Ordinal)];
        var order = 0;
        foreach (var word in words.Distinct(StringComparer.Ordinal))
        {
            if (word.Length < 4 || !word.All(char.IsLetter))
                continue;
            if (!byLength.TryGetValue(word.Length, out var list))
                byLength[word.Length] = list = [];
            list.Add((word, order++));
        }
    }

    /// <summary>The nearest known word, or null. A word written like a name is only corrected to a name.</summary>
    public string? Correct(string word, bool writtenAsName)
    {
        if (word.Length == 3 && !writtenAsName)
            return CorrectShort(word);
        if (word.Length is < 4 or > 24 || !word.All(char.IsLetter))
            return null;
        var allowed = word.Length < 5 ? 1 : 2;
        string? best = null;
        var bestOrder = int.MaxValue;
        var bestDistance = allowed + 1;
        for (var length = Math.Max(4, word.Length - allowed); length <= word.Length + allowed; length++)
        {
            if (!byLength.TryGetValue(length, out var list))
                continue;
            foreach (var (candidate, order) in list)
            {
                if (!SameStart(word, candidate) || (writtenAsName && !isName(candidate)))
                    continue;
                if (padding.Contains(candidate) && candidate.Length <= word.Length && !IsSwap(word, candidate) && !IsVowelSlip(word, candidate))
                    continue;
                var distance = Distance(word, candidate, Math.Min(allowed, bestDistance) + 1);
                if (distance > allowed || distance > bestDistance || (distance == bestDistance && order > bestOrder))
                    continue;
                if (distance > 1 && word.Length < 8 && !string.Equals(Skeleton(word), Skeleton(candidate), StringComparison.Ordinal))
                    continue;
                (best, bestDistance, bestOrder) = (candidate, distance, order);
            }
        }
        return best;
    }

    /// <summary>"teh" is "the", "kno" is "know"; three letters tell too little for anything else.</summary>
    private string? CorrectShort(string word)
    {
        var swapped = string.Concat(word[..1], word[2..], word[1..2]);
        if (everyday.Contains(swapped))
            return swapped;
        return preferred.Find(e => e.Length == 4 && e[0] == word[0] && Distance(word, e, 2) == 1);
    }

    /// <summary>"thay" is "they".</summary>
    private static bool IsVowelSlip(string a, string b) => a.Length == b.Length && a.Length < 6 && string.Equals(Skeleton(a), Skeleton(b), StringComparison.Ordinal);

    private static bool IsSwap(string a, string b) => a.Length == b.Length && a.Order().SequenceEqual(b.Order());

    /// <summary>The consonants without doubles: people misspell vowels and double letters.</summary>
    private static string Skeleton(string word)
    {
        var bones = new System.Text.StringBuilder(word.Length);
        foreach (var c in word)
            if (c is not ('a' or 'e' or 'i' or 'o' or 'u') && (bones.Length == 0 || bones[^1] != c))
                bones.Append(c);
        return bones.ToString();
    }

    private static bool SameStart(string a, string b) => a[0] == b[0] || (a[0] == b[1] && a[1] == b[0]);

    /// <summary>Damerau-Levenshtein distance (adjacent swaps), or <paramref name="limit"/> when it is not below that.</summary>
    internal static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit)
            return limit;
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> previous = stackalloc int[b.Length + 1];
        Span<int> current = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var d = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d = Math.Min(d, before[j - 2] + 1);
                current[j] = d;
                least = Math.Min(least, d);
            }
            if (least >= limit)
                return limit;
            var spare = before;
            before = previous;
            previous = current;
            current = spare;
        }
        return Math.Min(previous[b.Length], limit);
    }
}
