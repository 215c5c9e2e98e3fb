namespace RecruitBot.Core.Screening.Grading;

/// <summary>
/// The runs of three letters that the stems of a text's content words are made of, their beginnings and ends marked. Words of one family share most of
/// theirs ("magnet", "magnetism", "electromagnet"), and so do a word and its misspelling.
/// </summary>
internal static class LetterRuns
{
    private const int Length = 3;

    /// <summary>The runs of all content words.</summary>
    public static HashSet<ulong> Of(IEnumerable<ContentWord> words)
    {
        var runs = new HashSet<ulong>();
        foreach (var word in words)
            Add(word.Stem, runs);
        return runs;
    }

    /// <summary>The share of a reference's runs that an answer has too; the question's own count for neither, unless the reference has no others.</summary>
    public static double Share(HashSet<ulong> question, HashSet<ulong> reference, HashSet<ulong> answer)
    {
        int all = 0, both = 0, bothAsked = 0;
        foreach (var run in reference)
        {
            var has = answer.Contains(run);
            if (question.Contains(run))
                bothAsked += has ? 1 : 0;
            else
            {
                all++;
                both += has ? 1 : 0;
            }
        }
        if (all > 0)
            return (double)both / all;
        return reference.Count > 0 ? (double)bothAsked / reference.Count : 0;
    }

    /// <summary>Dice's coefficient of two sets.</summary>
    public static double Dice(HashSet<ulong> one, HashSet<ulong> other)
    {
        var (smaller, larger) = one.Count <= other.Count ? (one, other) : (other, one);
        var both = 0;
        foreach (var run in smaller)
            both += larger.Contains(run) ? 1 : 0;
        return one.Count + other.Count == 0 ? 0 : 2.0 * both / (one.Count + other.Count);
    }

    /// <summary>Runs of two and three letters of one stem, by which two stems are compared.</summary>
    public static HashSet<ulong> OfStem(string stem)
    {
        var runs = new HashSet<ulong>();
        Add(stem, runs);
        for (var i = -1; i < stem.Length; i++)
            runs.Add((ulong)Letter(stem, i) << 16 | Letter(stem, i + 1));
        return runs;
    }

    private static void Add(string stem, HashSet<ulong> runs)
    {
        for (var i = -1; i + Length <= stem.Length + 1; i++)
            runs.Add((ulong)Letter(stem, i) << 32 | (ulong)Letter(stem, i + 1) << 16 | Letter(stem, i + 2));
    }

    private static char Letter(string stem, int i) => i < 0 ? '^' : i >= stem.Length ? '$' : stem[i];
}
