namespace RecruitBot.Benchmarks.Grading;

/// <summary>What was measured on a file.</summary>
/// <param name="Own">The product's figures.</param>
/// <param name="CrossValidated">Whether they are by weights fitted on the other questions of this file, because the shipped ones were fitted on it.</param>
/// <param name="Rows">Answers.</param>
/// <param name="P50Ms">Median time of scoring one answer, in milliseconds.</param>
/// <param name="Beside">Everything measured, by name, the baselines among them.</param>
internal sealed record GradingReport(Agreement Own, bool CrossValidated, int Rows, double P50Ms, IReadOnlyList<(string Name, Agreement Agreement)> Beside)
{
    private const int Subjects = 10;

    /// <summary>Measures.</summary>
    public static GradingReport Of(GradedSet set, bool fittedOnIt, bool baselines)
    {
        var beside = new List<(string, Agreement)>();
        var shipped = set.Agree(set.Shipped);
        var own = shipped;
        beside.Add((fittedOnIt ? "shipped weights (fitted on these very rows)" : "shipped weights", shipped));
        if (set.Questions.Distinct().Count() > Subjects)
        {
            var byQuestion = set.Agree(set.CrossValidated(set.Questions));
            beside.Add(("weights fitted here, leave one question out", byQuestion));
            beside.Add(($"weights fitted here, {Subjects} groups of questions by subject", set.Agree(set.CrossValidated(set.Subjects(Subjects)))));
            own = fittedOnIt ? byQuestion : shipped;
        }
        if (baselines)
            beside.AddRange(Baselines(set));
        var times = set.TimesMs.Order().ToList();
        return new GradingReport(own, fittedOnIt, set.Count, times[times.Count / 2], beside);
    }

    private static IEnumerable<(string, Agreement)> Baselines(GradedSet set)
    {
        var lexical = new LexicalBaseline(set.Rows);
        var features = set.Rows.Select(lexical.Features).ToList();
        yield return ("baseline: idf coverage, untrained", set.Agree([.. features.Select(f => f[0] * set.Max)]));
        yield return ("baseline: random forest, ten folds of whole questions", set.Agree(Forest(set, features, set.Tenths())));
        yield return ($"baseline: random forest, {Subjects} groups of questions by subject", set.Agree(Forest(set, features, set.Subjects(Subjects))));
    }

    private static double[] Forest(GradedSet set, List<double[]> features, IReadOnlyList<int> folds) =>
        CrossValidation.Predict(folds, features, set.Scores, (rows, scores) => RandomForest.Grow(rows, scores).Predict);
}
