using RecruitBot.Core.Privacy;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening;

/// <summary>
/// Has a criterion rated, if the candidate agreed to it, and checks what comes back: without a live consent nobody is asked, a failure is
/// left to a person, and a level without the candidate's own words does not exist. What the candidate volunteered of a protected trait is cut out
/// before anybody rates.
/// </summary>
internal sealed class CriterionRater(IAnswerEvaluator evaluator)
{
    /// <summary>The rating as it goes on the log.</summary>
    public async ValueTask<CriterionRated> RateAsync(SessionState state, Criterion criterion, CancellationToken ct)
    {
        var answers = state.AnswersTo(criterion.Id);
        if (ConsentGate.TryGrant(state.Consents, ConsentPurpose.Scoring) is not { } grant)
            return new CriterionRated(criterion.Id, Rating.PendingHuman("The candidate chose human review."), null, null);
        var cut = answers.Cut;
        if (cut.All(a => string.IsNullOrWhiteSpace(a.Text)))
            return new CriterionRated(criterion.Id, Rating.Insufficient("The candidate skipped this question."), null, null);
        try
        {
            var rating = await evaluator.RateAsync(grant, criterion, [.. cut.Select(a => a.Text)], ct);
            rating = rating with { Evidence = [.. rating.Evidence.Where(e => e.Answer >= 0 && e.Answer < cut.Count).SelectMany(e => cut[e.Answer].ToOriginal(e))] };
            return new CriterionRated(criterion.Id, EvidenceCheck.Enforce(rating, answers), evaluator.Name, grant.EntryId);
        }
        // A model that runs into its own time limit throws a cancellation too: only ours stops the turn.
        catch (Exception e) when (!ct.IsCancellationRequested || e is not OperationCanceledException)
        {
            // A failure is never a low score; the type is enough to find the fault, the text could hold the candidate's words.
            return new CriterionRated(
                criterion.Id,
                Rating.PendingHuman($"The evaluator failed ({e.GetType().Name}); a person rates this."),
                evaluator.Name,
                grant.EntryId
            );
        }
    }
}
