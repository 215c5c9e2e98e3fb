using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Screening.WorkSamples;

/// <summary>Says in plain words what of the anchors a work sample shows.</summary>
internal static class WorkSampleWording
{
    private const int MostNames = 6;

    /// <summary>Why there is no level.</summary>
    public static string Insufficient(ShownElements found, Criterion criterion, IReadOnlyList<string> answers) =>
        answers.All(string.IsNullOrWhiteSpace) ? "No answer was given, so there is nothing to place on the scale."
        : found.SaysDontKnow ? "The candidate says that there is nothing to tell here; that is not a low level, it is no evidence."
        : $"There is no code and no design of the candidate's own that speaks of the task ({criterion.Title}), so there is nothing to place on the scale.";

    /// <summary>Why it is this level.</summary>
    public static string Scored(int level, WorkRubric rubric, ShownElements found, Criterion criterion)
    {
        var shown = found.All.Select(s => s.Element).ToList();
        var says = shown.Count == 0 ? "Is about the task, but shows nothing of what the anchors name" : $"Shows {Names(shown)}";
        if (level == 5)
            return $"{says}.";
        var next = level + 1;
        var missing = (level < 3 ? rubric.Needed : rubric.Better).Except(shown).ToList();
        var anchor = criterion.Anchors.Where(a => a.Key >= next).OrderBy(a => a.Key).Select(a => $" The next anchor ({a.Key}): {a.Value}").FirstOrDefault();
        return $"{says}. {(missing.Count == 0 ? "" : $"Not shown: {Names(missing)}.")}{anchor}";
    }

    private static string Names(List<Element> elements) =>
        string.Join(", ", elements.Take(MostNames).Select(e => e.Aspect is { } aspect ? Told(aspect) : $"\"{e.Name}\"")) + (elements.Count > MostNames ? " and more" : "");

    private static string Told(AnswerAspect aspect) =>
        aspect switch
        {
            AnswerAspect.TradeOffs => "what each way costs",
            AnswerAspect.Tests => "a test of it",
            AnswerAspect.Limits => "where it stops working",
            _ => "why it is so",
        };
}
