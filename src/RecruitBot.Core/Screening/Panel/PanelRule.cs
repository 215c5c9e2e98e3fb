using System.Globalization;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening.Panel;

/// <summary>
/// Makes one rating of a model's runs and of what fixed rules found in the same answers. A level stands only when every run could be used, no two
/// are more than one level apart, the words they quote carry it by themselves, and the fixed rules are within one level of it; everything else is left
/// to a person. No failure is a low level.
/// </summary>
public static class PanelRule
{
    /// <summary>How far two ratings may lie apart, in levels.</summary>
    public const int Apart = 1;

    /// <summary>The rating as it goes on the log; null where the one by fixed rules stands, because the model was not asked.</summary>
    /// <param name="offline">What fixed rules found.</param>
    /// <param name="panel">What the model found.</param>
    /// <param name="answers">The answers now: quotes are checked against them again.</param>
    public static CriterionRated? Combine(CriterionRated offline, PanelRating panel, CriterionAnswers answers)
    {
        if (panel.Runs.Count == 0 || panel.Runs.Append(panel.Confirmed).Any(r => r?.Fault == PanelFault.NotAsked))
            return null;
        var check = offline.Rating;
        return new CriterionRated(panel.CriterionId, EvidenceCheck.Enforce(Read(panel, check), answers), panel.Evaluator, panel.ConsentId) { Check = check };
    }

    private static Rating Read(PanelRating panel, Rating check)
    {
        var beside = $"Fixed rules: {Words(check)}.";
        if (panel.Runs.Append(panel.Confirmed).FirstOrDefault(r => r?.Fault is not null) is { Fault: { } fault })
            return Rating.PendingHuman($"The model was of no use here: {Words(fault)}. A person rates this. {beside}");
        var levels = panel.Levels.Order().ToList();
        var runs = $"the model's runs say {Listed(panel)}";
        if (levels.Count == 0)
            return check.Status == RatingStatus.InsufficientEvidence
                ? Rating.Insufficient($"{panel.Runs[0].Because} {beside}")
                : Rating.PendingHuman($"The model finds too little to place the answer, fixed rules do not; a person rates this. {beside}");
        if (levels.Count < panel.Runs.Count || levels[^1] - levels[0] > Apart)
            return Rating.PendingHuman($"{Capital(runs)}, which is too far apart; a person rates this. {beside}");
        var median = Median(levels);
        if (panel.Confirmed is not { Level: { } confirmed } || Math.Abs(confirmed - median) > Apart)
            return Rating.PendingHuman($"{Capital(runs)}, and the words that they quote do not carry that by themselves; a person rates this. {beside}");
        runs += confirmed < median ? $", the words that they quote alone {confirmed}" : "";
        var level = Math.Min(median, confirmed);
        if (check.Level is not { } rules || Math.Abs(rules - level) > Apart)
            return Rating.PendingHuman($"{Capital(runs)} and fixed rules {Words(check)}; a person rates this.");
        var chosen = panel.Runs.Where(r => r.Level == median).ToList();
        return new Rating(level, RatingStatus.Scored, [.. chosen.SelectMany(r => r.Evidence).Distinct()], $"{chosen[0].Because} ({Capital(runs)}; fixed rules {Words(check)}.)");
    }

    /// <summary>The level in the middle of a sorted list.</summary>
    public static int Median(IReadOnlyList<int> levels) => levels[(levels.Count - 1) / 2];

    private static string Words(PanelFault fault) =>
        fault switch
        {
            PanelFault.NotAsked => "it was not asked",
            PanelFault.Unreachable => "it cannot be reached",
            PanelFault.TimedOut => "it took too long",
            PanelFault.Refused => "it would not answer",
            PanelFault.Unreadable => "what it wrote is not what was asked for",
            PanelFault.NoQuote => "it gave a level without quoting the candidate",
            _ => "it quoted what the candidate did not write",
        };

    private static string Words(Rating rating) => rating.Level is { } level ? level.ToString(CultureInfo.InvariantCulture) : ScreeningResult.Words(rating.Status);

    private static string Listed(PanelRating panel) => string.Join(", ", panel.Runs.Select(r => r.Level is { } level ? level.ToString(CultureInfo.InvariantCulture) : "too little"));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
