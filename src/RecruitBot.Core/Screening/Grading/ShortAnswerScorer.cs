namespace RecruitBot.Core.Screening.Grading;

/// <summary>
/// Scores short answers beside reference answers, whatever the subject: a logistic model over a few general features. Deterministic, without a
/// model to download; what it rests on can be shown word by word.
/// </summary>
internal sealed class ShortAnswerScorer(EnglishWords english, IReadOnlyList<double> weights)
{
    private static readonly Lazy<ShortAnswerScorer> Shipped = new(() => new ShortAnswerScorer(EnglishWords.Default, ScoringWeights.Default.Values));

    /// <summary>The one that this program ships with.</summary>
    public static ShortAnswerScorer Default => Shipped.Value;

    /// <summary>Prepares a question with its reference answers.</summary>
    /// <exception cref="ArgumentException">There is no reference.</exception>
    public GradedQuestion Prepare(string question, IReadOnlyCollection<string> references, ITermAliases aliases) =>
        GradedQuestion.Of(question, references, english, aliases);

    /// <summary>What the features of an answer come to, 0 to 1.</summary>
    public static double Share(IReadOnlyList<double> features, IReadOnlyList<double> weights)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Count; i++)
            sum += features[i] * weights[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>The features of an answer, in the order of <see cref="AnswerFeatures.Names"/>.</summary>
    public double[] Measure(GradedQuestion question, string answer)
    {
        var text = GradedText.Read(answer, english);
        var (nearest, match) = Nearest(question, text);
        return AnswerFeatures.Of(question, text, nearest, match).Values;
    }

    /// <summary>Scores an answer.</summary>
    public ShortAnswerScore Score(GradedQuestion question, string answer)
    {
        var text = GradedText.Read(answer, english);
        var (nearest, match) = Nearest(question, text);
        // Without a word of its own there is nothing to compare: an empty answer, or one of little words.
        var share = text.Content.Count == 0 ? 0 : Share(AnswerFeatures.Of(question, text, nearest, match).Values, weights);
        return ShortAnswerScore.Of(share, nearest, text, match);
    }

    /// <summary>How much telling content of a reference, beyond the question's own, some words say; 0 when none.</summary>
    public double Touches(GradedQuestion question, string words)
    {
        var text = GradedText.Read(words, english);
        return question.References.Max(reference =>
        {
            var match = reference.Match(text);
            return Enumerable.Range(0, match.Worth.Length).Where(i => !reference.Asked[i]).Sum(i => match.Worth[i] * reference.Text.Content[i].Weight);
        });
    }

    private static (ReferenceText Nearest, WordMatch Match) Nearest(GradedQuestion question, GradedText answer)
    {
        (ReferenceText, WordMatch) best = default;
        var most = double.MinValue;
        foreach (var reference in question.References)
        {
            var match = reference.Match(answer);
            var near = match.Cosine() + match.NewCoverage;
            if (near > most)
                (most, best) = (near, (reference, match));
        }
        return best;
    }
}
