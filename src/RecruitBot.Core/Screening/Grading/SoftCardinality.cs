namespace RecruitBot.Core.Screening.Grading;

/// <summary>
/// How many different things a text speaks of, where words that look alike count as less than two (Jimenez, Becerra and Gelbukh, "SOFTCARDINALITY:
/// Hierarchical Text Overlap for Student Response Analysis", SemEval 2013), each word weighing as much as it is telling.
/// </summary>
internal static class SoftCardinality
{
    /// <summary>The same for a text's words.</summary>
    public static double Of(IReadOnlyList<ContentWord> words)
    {
        var sum = 0.0;
        foreach (var word in words)
        {
            var alike = 0.0;
            foreach (var other in words)
                alike += Alike(word, other);
            sum += word.Weight / alike;
        }
        return sum;
    }

    /// <summary>Dice's coefficient of what two texts speak of.</summary>
    public static double Dice(GradedText one, GradedText other)
    {
        if (one.Size + other.Size <= 0)
            return 0;
        List<ContentWord> union = [.. one.Content];
        foreach (var word in other.Content)
            if (one.Find(word.Stem) < 0)
                union.Add(word);
        return 2 * Math.Max(0, one.Size + other.Size - Of(union)) / (one.Size + other.Size);
    }

    private static double Alike(ContentWord one, ContentWord other)
    {
        if (string.Equals(one.Stem, other.Stem, StringComparison.Ordinal))
            return 1;
        var dice = LetterRuns.Dice(one.Runs, other.Runs);
        return dice * dice * dice;
    }
}
