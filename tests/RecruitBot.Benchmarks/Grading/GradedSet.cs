using System.Diagnostics;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Screening.Grading;

namespace RecruitBot.Benchmarks.Grading;

/// <summary>The rows of a file, measured.</summary>
internal sealed class GradedSet
{
    /// <summary>
    /// Strength of the penalty on standardised weights. Strong on purpose: it hardly changes figures within a collection, and weights fitted on one half of the
    /// collection (tutoring in electricity) do better on the other (school science) and the other way round.
    /// </summary>
    private const double Penalty = 1000;

    private readonly double max;

    public GradedSet(IReadOnlyList<GradedRow> rows, double max)
    {
        this.max = max;
        Rows = rows;
        Questions = CrossValidation.Numbered(rows.Select(r => r.Question));
        var scorer = ShortAnswerScorer.Default;
        var prepared = new Dictionary<string, GradedQuestion>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var key = row.Question + "\n" + string.Join('\n', row.References);
            if (!prepared.TryGetValue(key, out var question))
                prepared[key] = question = scorer.Prepare(row.Question, row.References, NoTermAliases.Instance);
            var started = Stopwatch.GetTimestamp();
            Shipped.Add(max * scorer.Score(question, row.Answer).Share);
            TimesMs.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            Features.Add(scorer.Measure(question, row.Answer));
        }
    }

    public IReadOnlyList<GradedRow> Rows { get; }
    public int Count => Rows.Count;

    /// <summary>The question of each row; the same wording with another reference is the same question.</summary>
    public IReadOnlyList<int> Questions { get; }

    /// <summary>What the shipped scorer gives.</summary>
    public List<double> Shipped { get; } = [];
    public List<double> TimesMs { get; } = [];
    public List<double[]> Features { get; } = [];
    public double[] Scores => [.. Rows.Select(r => r.Score)];

    /// <summary>Weights fitted on all rows.</summary>
    public double[] Fit() => LogisticFit.Fit(Features, [.. Scores.Select(s => s / max)], Penalty);

    /// <summary>Each fold predicted with weights fitted on the others.</summary>
    public double[] CrossValidated(IReadOnlyList<int> folds) =>
        CrossValidation.Predict(folds, Features, Scores, (features, scores) =>
        {
            var weights = LogisticFit.Fit(features, [.. scores.Select(s => s / max)], Penalty);
            return row => max * ShortAnswerScorer.Share(row, weights);
        });

    /// <summary>How predictions agree with the scores.</summary>
    public Agreement Agree(IReadOnlyList<double> predicted) => Agreement.Of(predicted, Scores, max);

    /// <summary>Folds of whole subjects.</summary>
    public int[] Subjects(int count)
    {
        var texts = new string[Questions.Max() + 1];
        for (var i = 0; i < Count; i++)
            texts[Questions[i]] ??= Rows[i].Question + " " + string.Join(' ', Rows[i].References);
        var groups = SubjectGroups.Of(texts, count);
        return [.. Questions.Select(q => groups[q])];
    }

    /// <summary>Ten folds of whole questions.</summary>
    public int[] Tenths() => [.. Questions.Select(q => q % 10)];

    public double Max => max;
}
