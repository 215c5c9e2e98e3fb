using RecruitBot.Core.Conversations;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening.Panel;

/// <summary>What a model's ratings do to an application.</summary>
internal static class PanelReplies
{
    /// <summary>
    /// Applies them. Where somebody has decided, or the candidate has withdrawn consent, while the model was at work, nothing changes.
    /// </summary>
    public static void Apply(TurnDraft draft, PanelTurn turn)
    {
        var state = draft.State;
        if (!MayApply(state))
            return;
        var changed = false;
        foreach (var panel in turn.Ratings)
            if (state.Ratings.GetValueOrDefault(panel.CriterionId) is { Check: null } offline && PanelRule.Combine(offline, panel, state.AnswersTo(panel.CriterionId)) is { } rated)
            {
                draft.Emit(rated);
                changed = true;
            }
        if (changed)
            ReviewCard.Update(draft);
    }

    /// <summary>Whether a model's ratings count: nobody has decided yet, and the candidate still agrees.</summary>
    public static bool MayApply(SessionState state) => state is { Role: not null, Stage: Stage.Submitted, Decisions.IsEmpty: true } && ConsentGate.TryGrant(state.Consents, ConsentPurpose.Scoring) is not null;
}
