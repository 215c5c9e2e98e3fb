namespace RecruitBot.Core.Screening.Grading;

/// <summary>
/// How many different things a text speaks of, where words that look alike count as less than two (Jimenez, Becerra and Gelbukh, "SOFTCARDINALITY:
/// Hierarchical Text Overlap for Student Response Analysis", SemEval 2013), each word weighing as much as it is telling.
/// </summary>
internal static class SoftCardinality
{
    /// <summary>Of distinct words.</summary>
    public static double Of(IReadOnlyList<ContentWord> words)
    {
        var alike = new double[words.Count];
        Array.Fill(alike, 1);
        for (var i = 1; i < words.Count; i++)
            for (var j = 0; j < i; j++)
            {
                var dice = LetterRuns.Dice(words[i].Runs, words[j].Runs);
                alike[i] += dice * dice * dice;
                alike[j] += dice * dice * dice;
            }
        var sum = 0.0;
        for (var i = 0; i < words.Count; i++)
            sum += words[i].Weight / alike[i];
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
}
