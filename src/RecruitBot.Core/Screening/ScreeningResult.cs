using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening;

/// <summary>What came of one criterion, with its evidence checked again.</summary>
/// <param name="Criterion">Which.</param>
/// <param name="Rating">The rating as it may be shown.</param>
/// <param name="Answers">The answers as people may read them: what is sealed in them is masked.</param>
/// <param name="ProbesAsked">The parts of the story that were asked for.</param>
public sealed record CriterionResult(Criterion Criterion, Rating Rating, IReadOnlyList<string> Answers, IReadOnlyList<string> ProbesAsked);

/// <summary>What came of one fact.</summary>
/// <param name="Knockout">Which.</param>
/// <param name="Fact">As stated, with what is sealed in the quote masked; null when it was not.</param>
public sealed record FactResult(Knockout Knockout, StatedFact? Fact);

/// <summary>The outcome of a screening in words made from levels: never a percentage, and nothing unrated is counted as low.</summary>
/// <param name="Facts">Facts in script order.</param>
/// <param name="Criteria">Criteria in script order.</param>
/// <param name="Meets">Criteria at level 3 or more.</param>
/// <param name="Summary">Such as "meets 5 of 6; security: insufficient evidence".</param>
public sealed record ScreeningResult(IReadOnlyList<FactResult> Facts, IReadOnlyList<CriterionResult> Criteria, int Meets, string Summary)
{
    /// <summary>The level at which a criterion counts as met: its anchor is "solid and specific".</summary>
    public const int MeetsLevel = 3;

    /// <summary>Reads the result off a session; each quote is compared with the stored answers again.</summary>
    public static ScreeningResult Of(SessionState state)
    {
        var role = state.Role ?? throw new InvalidOperationException("An enquiry has no result.");
        var facts = role.Knockouts.Select(k => new FactResult(k, state.Facts.GetValueOrDefault(k.Id) is { } f ? f with { Quote = state.Sealed.ForPeople(f.Quote) } : null)).ToList();
        var criteria = role.Criteria.Select(c => Of(state, c)).ToList();
        var meets = criteria.Count(c => c.Rating.Level >= MeetsLevel);
        var parts = new List<string> { $"meets {meets} of {criteria.Count}" };
        parts.AddRange(
            criteria.Where(c => c.Rating.Status != RatingStatus.Scored).Select(c => $"{c.Criterion.Title}: {Words(c.Rating.Status)}")
        );
        parts.AddRange(facts.Where(f => f.Fact?.Passed == false).Select(f => $"{f.Knockout.Id}: requirement not met"));
        parts.AddRange(facts.Where(f => f.Fact is null).Select(f => $"{f.Knockout.Id}: not stated"));
        return new ScreeningResult(facts, criteria, meets, string.Join("; ", parts));
    }

    /// <summary>A status in words.</summary>
    public static string Words(RatingStatus status) =>
        status switch
        {
            RatingStatus.Scored => "scored",
            RatingStatus.InsufficientEvidence => "insufficient evidence",
            _ => "pending human review",
        };

    /// <summary>Criteria whose recorded level does not rest on exact words of the candidate any more; empty in an untouched log.</summary>
    public static IReadOnlyList<string> Unsupported(SessionState state) =>
        [
            .. state
                .Ratings.Values.Where(r =>
                    r.Rating.Status == RatingStatus.Scored
                    && EvidenceCheck.Enforce(r.Rating, state.AnswersTo(r.CriterionId)).Evidence.Count != r.Rating.Evidence.Count
                )
                .Select(r => r.CriterionId),
        ];

    private static CriterionResult Of(SessionState state, Criterion criterion)
    {
        var answers = state.AnswersTo(criterion.Id);
        var rating = state.Ratings.TryGetValue(criterion.Id, out var rated)
            ? EvidenceCheck.Enforce(rated.Rating, answers)
            : Rating.PendingHuman("Not rated yet.");
        return new CriterionResult(
            criterion,
            rating,
            [.. answers.Texts.Select(state.Sealed.ForPeople)],
            [.. answers.Probes.Select(p => criterion.Probes[p.Planned].When.Name())]
        );
    }
}
