namespace RecruitBot.Core.Screening.Grading;

/// <summary>A question with its reference answers, prepared once for any number of answers.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="References">Answers that would get the full score; at least one.</param>
internal sealed record GradedQuestion(GradedText Question, IReadOnlyList<ReferenceText> References)
{
    /// <summary>Prepares a question.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="references">Answers that would get the full score.</param>
    /// <param name="english">What is known of words in general.</param>
    /// <param name="aliases">Other names of terms.</param>
    /// <exception cref="ArgumentException">There is no reference.</exception>
    public static GradedQuestion Of(string question, IReadOnlyCollection<string> references, EnglishWords english, ITermAliases aliases)
    {
        if (references.Count == 0)
            throw new ArgumentException("Without a reference nothing can be compared.", nameof(references));
        var asked = GradedText.Read(question, english);
        return new GradedQuestion(asked, [.. references.Select(r => new ReferenceText(GradedText.Read(r, english), asked, english, aliases))]);
    }
}
