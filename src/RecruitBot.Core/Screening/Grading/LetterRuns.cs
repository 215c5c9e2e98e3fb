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

    /// <summary>Dice's coefficient of two stems, each as its runs in order.</summary>
    public static double Dice(ulong[] one, ulong[] other)
    {
        int i = 0, j = 0, both = 0;
        while (i < one.Length && j < other.Length)
            if (one[i] == other[j])
            {
                both++;
                i++;
                j++;
            }
            else if (one[i] < other[j])
                i++;
            else
                j++;
        return one.Length + other.Length == 0 ? 0 : 2.0 * both / (one.Length + other.Length);
    }

    /// <summary>The distinct runs of two and three letters of one stem, in order, by which two stems are compared.</summary>
    public static ulong[] OfStem(string stem)
    {
        var runs = new HashSet<ulong>();
        Add(stem, runs);
        for (var i = -1; i < stem.Length; i++)
            runs.Add((ulong)Letter(stem, i) << 16 | Letter(stem, i + 1));
        return [.. runs.Order()];
    }

    private static void Add(string stem, HashSet<ulong> runs)
    {
        for (var i = -1; i + Length <= stem.Length + 1; i++)
            runs.Add((ulong)Letter(stem, i) << 32 | (ulong)Letter(stem, i + 1) << 16 | Letter(stem, i + 2));
    }

    private static char Letter(string stem, int i) => i < 0 ? '^' : i >= stem.Length ? '$' : stem[i];
}
