namespace RecruitBot.Core.Screening.Grading;

/// <summary>Says in plain words what of a model answer an answer says.</summary>
internal static class KnowledgeWording
{
    private const int MostWords = 6;

    /// <summary>Why there is no level.</summary>
    public static string Insufficient(IReadOnlyList<AnswerText> texts, Roles.Criterion criterion) =>
        texts.All(t => t.Words.Count == 0) ? "No answer was given, so there is nothing to place on the scale."
        : texts.Any(t => t.Marks.Any(m => m.HasFlag(Marks.DontKnow))) ? "The candidate says that there is nothing to tell here; that is not a low level, it is no evidence."
        : $"The answer says nothing of what a model answer says ({criterion.Title}), so there is nothing to place on the scale.";

    /// <summary>Why it is this level.</summary>
    public static string Scored(ShortAnswerScore score, int level)
    {
        var all = score.Said.Count + score.Missing.Count;
        var said = score.Said.Count == 0 ? "none of the telling words of the nearest model answer" : $"{score.Said.Count} of the {all} telling words of the nearest model answer ({List(score.Said)})";
        var missing = level == 5 || score.Missing.Count == 0 ? "" : $" Not said: {List(score.Missing)}.";
        var opposed = score.Opposed.Count == 0 ? "" : $" It may say the opposite of {List(score.Opposed)}, so a person should look at that.";
        return $"Says {said}.{missing}{opposed}";
    }

    private static string List(IReadOnlyList<string> words) =>
        string.Join(", ", words.Take(MostWords).Select(w => $"\"{w}\"")) + (words.Count > MostWords ? " and more" : "");
}
