using RecruitBot.Core.Knowledge;

namespace RecruitBot.Core.Assistant.Orchestration;

/// <summary>Decides between what a model chose and what fixed rules found: the model may find what they missed, and overrules only where they were unsure.</summary>
internal static class Grounding
{
    /// <summary>From this confidence on, what fixed rules found needs nobody's help.</summary>
    public const double Sure = 0.9;

    /// <summary>Below this, another passage may take the place of what they found.</summary>
    private const double Unsure = 0.75;

    /// <summary>Whether a model can make an answer better: fixed rules are unsure, or know only that no passage says enough.</summary>
    public static bool MayHelp(Answer offline) => offline.Answered ? offline.Confidence < Sure && offline.Conflicts.Count < 2 : offline.Abstained == AbstentionKind.Unsupported;

    /// <summary>Whether words may be a wish: they are no question that was answered, and no attack.</summary>
    public static bool MayBeWish(Answer offline) => !offline.Answered && offline.Abstained != AbstentionKind.OffLimits;

    /// <summary>The answer to give; null when that of fixed rules stands.</summary>
    public static Answer? Choose(Answer offline, TurnRequest request, IReadOnlyList<ChosenPassage> chosen)
    {
        if (chosen.Count == 0 || !MayHelp(offline) || request.Knowledge.Compose(request.Question, chosen) is not { } answer)
            return null;
        var isNear = offline.Citations.Any(o => answer.Citations.Any(c => c.Source == o.Source && c.Start == o.Start));
        return !offline.Answered || isNear || offline.Confidence < Unsure ? answer with { Understood = offline.Understood } : null;
    }
}
