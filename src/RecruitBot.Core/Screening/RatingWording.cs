using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Screening;

/// <summary>Says in plain words what an answer showed and what the next level would need.</summary>
internal static class RatingWording
{
    /// <summary>Why there is no level.</summary>
    public static string Insufficient(AnswerFindings findings, Criterion criterion) =>
        findings.Words == 0 && findings.Texts.TrueForAll(t => t.Words.Count == 0) ? "No answer was given, so there is nothing to place on the scale."
        : findings.Words < LevelScheme.LeastWords ? "Too little of the answer is in the candidate's own sentences to place it on the scale."
        : findings.SaysDontKnow ? "The candidate says that there is nothing to tell here; that is not a low level, it is no evidence."
        : $"The answer does not speak of the subject ({criterion.Title}), so there is nothing to place on the scale.";

    /// <summary>Why it is this level.</summary>
    public static string Scored(LevelScheme scheme, Criterion criterion)
    {
        var found = new List<string>();
        var lacking = new List<string>();
        Add(scheme.Deeds, "several concrete steps of the candidate's own", "one concrete step of the candidate's own", "concrete steps of the candidate's own");
        Add(scheme.Knowledge, "several terms of the subject in use", "a term of the subject in use", "terms of the subject in use");
        if (scheme.Outcome == 0)
            lacking.Add("what came of it");
        else
            found.Add(scheme.BeforeAndAfter ? "an outcome with figures before and after" : scheme.Figures > 0 ? "an outcome with a figure" : "an outcome");
        if (scheme.Outcome > 0 && !scheme.BeforeAndAfter)
            lacking.Add("figures before and after");
        Add(scheme.Check, "a check or measurement", "a check or measurement", "a check or measurement");
        Add(scheme.Cause, "the cause", "the cause", "the cause");
        Add(scheme.Alternatives, "alternatives weighed", "an alternative weighed", "alternatives weighed");
        Add(scheme.Guard, "a lasting guard", "a lasting guard", "a lasting guard against a relapse");
        var shows = found.Count == 0 ? "It addresses the subject but shows nothing concrete" : "Shows " + string.Join(", ", found);
        var flaws = scheme.Flaws > 0 ? "; part of it is close to what anchor 1 describes, or leaves a step out, so a person should look at that" : "";
        if (scheme.Level == 5)
            return $"{shows}{flaws}.";
        var next = scheme.Level + 1;
        var anchor = criterion.Anchors.Where(a => a.Key >= next).OrderBy(a => a.Key).Select(a => $" The next anchor ({a.Key}): {a.Value}").FirstOrDefault();
        return $"{shows}{flaws}. Level {next} would need more of: {string.Join(", ", lacking.Count == 0 ? ["detail in each of these"] : lacking)}.{anchor}";

        void Add(int points, string several, string one, string none)
        {
            if (points == 0)
                lacking.Add(none);
            else
                found.Add(points > 1 ? several : one);
        }
    }
}
