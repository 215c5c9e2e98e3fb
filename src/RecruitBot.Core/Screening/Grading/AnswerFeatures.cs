namespace RecruitBot.Core.Screening.Grading;

/// <summary>What is measured of an answer beside its references, and what the weights in <c>Weights.yaml</c> are for. None grows with mere length.</summary>
/// <param name="Letters">
/// Share of a reference's letter runs, those of the question left out, that the answer has; averaged over all references, since an answer near to several
/// is surer than one near to a single one.
/// </param>
/// <param name="Order">Share of the nearest reference's words, little ones included, that the answer says in the same order.</param>
/// <param name="Things">How much of what the two speak of they share, see <see cref="SoftCardinality"/>.</param>
/// <param name="Denied">Share of the nearest reference's words in the answer that one of the two denies and the other does not.</param>
internal readonly record struct AnswerFeatures(double Letters, double Order, double Things, double Denied)
{
    /// <summary>Names, in the order of <see cref="Values"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["one", "letters", "order", "things", "denied"];

    /// <summary>The features as numbers, a constant first.</summary>
    public double[] Values => [1, Letters, Order, Things, Denied];

    /// <summary>Measures an answer, given the reference that it is nearest to.</summary>
    public static AnswerFeatures Of(GradedQuestion question, GradedText answer, ReferenceText nearest, WordMatch match) =>
        new(
            question.References.Average(r => LetterRuns.Share(question.Question.Runs, r.Text.Runs, answer.Runs)),
            nearest.Text.Words.Count == 0 ? 0 : (double)WordOrder.Common(nearest.Text.Words, answer.Words) / nearest.Text.Words.Count,
            SoftCardinality.Dice(nearest.Text, answer),
            match.Said == 0 ? 0 : (double)match.Denied.Count() / match.Said
        );
}
