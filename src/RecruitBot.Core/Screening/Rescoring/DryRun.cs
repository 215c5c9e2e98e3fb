using RecruitBot.Core.Privacy;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening.Rescoring;

/// <summary>
/// Rates the answers of past applications under another version of their role, changing nothing. It goes the way that every rating goes
/// (<see cref="CriterionRater"/>): without a live consent nobody is scored, and a level needs the candidate's own words.
/// </summary>
public static class DryRun
{
    /// <summary>Rates what was handed in.</summary>
    public static async ValueTask<RescoreReport> RunAsync(IEnumerable<SessionState> states, Role version, IAnswerEvaluator evaluator, CancellationToken cancellationToken)
    {
        var rater = new CriterionRater(evaluator);
        var (rated, without, same) = (0, 0, 0);
        var changes = new List<LevelChange>();
        var notAsked = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var state in states.Where(s => s.SubmittedAt is not null))
        {
            if (ConsentGate.TryGrant(state.Consents, ConsentPurpose.Scoring) is null)
            {
                without++;
                continue;
            }
            rated++;
            foreach (var criterion in version.ForSession().Criteria)
            {
                if (state.Role!.FindCriterion(criterion.Id) is not { } asked)
                {
                    notAsked[criterion.Id] = notAsked.GetValueOrDefault(criterion.Id) + 1;
                    continue;
                }
                var before = state.Ratings.GetValueOrDefault(criterion.Id)?.Rating;
                var after = (await rater.RateAsync(state, criterion, cancellationToken)).Rating;
                if (before is not null && before.Level == after.Level && before.Status == after.Status)
                    same++;
                else
                    changes.Add(new LevelChange(state.Id, criterion.Id, before, after, !string.Equals(asked.Ask, criterion.Ask, StringComparison.Ordinal)));
            }
        }
        return new RescoreReport(evaluator.Name, rated, without, same, notAsked, changes);
    }
}
