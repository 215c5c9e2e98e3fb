using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening;

/// <summary>Checks in code that every level rests on the candidate's own words.</summary>
public static class EvidenceCheck
{
    /// <summary>Whether a span lies in the answers, character for character.</summary>
    public static bool Holds(Evidence evidence, IReadOnlyList<string> answers) =>
        evidence.Length > 0
        && evidence.Answer >= 0
        && evidence.Answer < answers.Count
        && evidence.Start >= 0
        && evidence.Start <= answers[evidence.Answer].Length - evidence.Length
        && string.Equals(answers[evidence.Answer].Substring(evidence.Start, evidence.Length), evidence.Quote, StringComparison.Ordinal);

    /// <summary>
    /// The rating as it may be shown: spans that do not hold are dropped, and a level without a span that holds does not exist.
    /// </summary>
    public static Rating Enforce(Rating rating, IReadOnlyList<string> answers) => Enforce(rating, e => Holds(e, answers));

    /// <summary>The same for a session's answers: no span may share a character with what is sealed in them.</summary>
    public static Rating Enforce(Rating rating, CriterionAnswers answers)
    {
        var texts = answers.Texts;
        var latest = answers.Latest;
        return Enforce(rating, e => Holds(e, texts) && latest[e.Answer]?.Sealed.Any(s => s.Overlaps(e.Start, e.Length)) != true);
    }

    private static Rating Enforce(Rating rating, Func<Evidence, bool> holds)
    {
        if (rating.Status != RatingStatus.Scored)
            return rating with { Level = null, Evidence = [] };
        var holding = rating.Evidence.Where(holds).ToList();
        if (holding.Count == 0 || rating.Level is not (>= 1 and <= 5))
            return Rating.Insufficient("No exact words of the candidate support a level.");
        return holding.Count == rating.Evidence.Count ? rating : rating with { Evidence = holding };
    }
}
