namespace RecruitBot.Core.Screening.Rescoring;

/// <summary>A rating that another version of the role would change.</summary>
/// <param name="SessionId">Whose; never a name, so that nobody looks for somebody.</param>
/// <param name="CriterionId">On which scale.</param>
/// <param name="Before">As it is on the log; null when the criterion was not rated.</param>
/// <param name="After">As it would be; nothing of it is recorded.</param>
/// <param name="AskedOtherwise">The candidate answered another wording of the question than the version has.</param>
public sealed record LevelChange(string SessionId, string CriterionId, Rating? Before, Rating After, bool AskedOtherwise)
{
    /// <summary>Such as "k3x, testing: 3 → 4. (asked otherwise) …why".</summary>
    public string Text => $"{SessionId}, {CriterionId}: {Words(Before)} \u2192 {Words(After)}{(AskedOtherwise ? " (was asked in other words)" : "")}. {After.Because}";

    /// <summary>A level, or what it is instead.</summary>
    public static string Words(Rating? rating) => rating is null ? "not rated" : rating.Level is { } level ? $"level {level}" : ScreeningResult.Words(rating.Status);
}

/// <summary>What another version of a role, or another evaluator, would make of the answers of past applications. Nothing of it is recorded.</summary>
/// <param name="Evaluator">Who rated.</param>
/// <param name="Rated">Applications whose answers were rated.</param>
/// <param name="WithoutConsent">Applications that were left alone, since their candidates have not agreed to scoring, or no longer do.</param>
/// <param name="Same">Ratings that stay as they are.</param>
/// <param name="NotAsked">Criteria of the version that candidates were never asked about, and how many of them.</param>
/// <param name="Changes">Ratings that would be others, by session in the order of the list, then in that of the script.</param>
public sealed record RescoreReport(
    string Evaluator, int Rated, int WithoutConsent, int Same, IReadOnlyDictionary<string, int> NotAsked, IReadOnlyList<LevelChange> Changes);
