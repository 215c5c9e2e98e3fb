using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening;

/// <summary>What of the script is open after what was taken.</summary>
internal static class NextItem
{
    /// <summary>Opens what comes next when an answer was changed while a person had the conversation and nothing of the script is open any more.</summary>
    public static void GoOn(TurnDraft draft)
    {
        if (draft.State is { Stage: Stage.Screening, Pending: null } || (draft.State is { Stage: Stage.Review, Pending: null } && Script.Next(draft.State) is not null))
            Open(draft);
    }

    /// <summary>
    /// Takes words as the answer, or as more of it, however they came. A work sample is complete when its writer says so: code seldom fits one message.
    /// </summary>
    /// <param name="draft">The session.</param>
    /// <param name="pending">What is open: a question or a follow-up, no fact.</param>
    /// <param name="messageId">The message or form that they came in.</param>
    /// <param name="words">The words.</param>
    public static void Take(TurnDraft draft, PendingItem pending, string messageId, string words)
    {
        draft.Emit(pending.GoesOn ? new AnswerAdded(pending.Item, messageId, words) : new AnswerGiven(pending.Item, messageId, words));
        if (pending.Item.Probe is null && draft.State.Role!.FindCriterion(pending.Item.Id)?.KindOf() == CriterionKind.WorkSample)
            draft.Emit(new ItemAsked(pending.Item, pending.Text, "A work sample may come in several messages.") { GoesOn = true });
    }

    /// <summary>Opens what comes next in the script, or the review, when nothing is open.</summary>
    public static void Open(TurnDraft draft)
    {
        if (draft.State.Pending is not null)
            return;
        if (Script.Next(draft.State) is { } next)
            draft.Emit(new ItemAsked(next.Item, next.Text, next.Because));
        else
            draft.Emit(new ReviewOffered());
    }
}
