namespace RecruitBot.Core.Screening.Grading;

/// <summary>How well a short answer says what a reference says.</summary>
/// <param name="Share">The share of the full score to be expected, 0 to 1.</param>
/// <param name="Said">Content words of the nearest reference, beyond those of the question, that the answer says or has a word for; as the reference writes them.</param>
/// <param name="Missing">The others of them.</param>
/// <param name="Opposed">Words of the reference whose opposite the answer says, or that one of the two denies and the other does not.</param>
internal sealed record ShortAnswerScore(double Share, IReadOnlyList<string> Said, IReadOnlyList<string> Missing, IReadOnlyList<string> Opposed)
{
    /// <summary>Puts into words what was compared.</summary>
    public static ShortAnswerScore Of(double share, ReferenceText reference, GradedText answer, WordMatch match)
    {
        var words = reference.Text.Content;
        var own = Enumerable.Range(0, words.Count).Where(i => !reference.Asked[i]).ToList();
        return new ShortAnswerScore(
            share,
            [.. own.Where(i => match.IsSaid(i)).Select(i => words[i].Word)],
            [.. own.Where(i => !match.IsSaid(i)).Select(i => words[i].Word)],
            [.. match.Denied.Concat(reference.Opposed(answer, match)).Distinct().Select(i => words[i].Word)]
        );
    }
}
