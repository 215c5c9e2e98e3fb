using RecruitBot.Core.Conversations;
using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Timekeeping;

/// <summary>What the passing of time does to an application, and what is said of it.</summary>
internal static class DueReplies
{
    /// <summary>Applies a turn of the clock; one that has been overtaken does nothing.</summary>
    public static void Apply(TurnDraft draft, SessionState before, DueTurn turn)
    {
        if (!DueRules.Holds(before, turn))
            return;
        switch (turn.What)
        {
            case DueKind.Reminder:
                draft.Emit(new DueNoted(turn.What));
                draft.Say(ToCandidate($"Your application for {before.Role!.Title} waits for you, with everything you wrote. You can hand it in until {DueRules.DeadlineReminded(before, turn.At):d MMMM yyyy}; if you have changed your mind, type /withdraw."));
                if (ScreeningReplies.Prompt(draft.State) is { } prompt)
                    draft.Say(prompt with { To = ReplyTo.Candidate });
                break;
            case DueKind.Lapse:
                draft.Emit(new SessionLapsed());
                draft.Say(ToCandidate($"Your application for {before.Role!.Title} could be handed in until {DueRules.Deadline(before):d MMMM yyyy}, so I have closed it. Nothing was rated and it does not count against you. Type /apply to apply again, or /erase to have your data deleted."));
                break;
            case DueKind.Overdue:
                Overdue(draft, before, turn);
                break;
            case DueKind.PersonAwaited:
                draft.Emit(new DueNoted(turn.What));
                draft.Say(ReviewCard.PersonStillWanted(before, before.WantedAt!.Value));
                break;
            case DueKind.RoleClosed:
                RoleClosed(draft, before);
                break;
        }
    }

    private static void Overdue(TurnDraft draft, SessionState before, DueTurn turn)
    {
        draft.Emit(new DueNoted(turn.What));
        var promised = DueRules.Promised(before)!.Value;
        if (before.OverdueNotices == 0)
            draft.Say(ToCandidate($"I said that you would hear back about your application for {before.Role!.Title} by {promised:d MMMM yyyy}, and nobody has decided yet. I have reminded the recruiting team. Your application stands; to write to a person, type /human."));
        var days = (int)(turn.At - promised).TotalDays;
        draft.Say(ReviewCard.Overdue(before, promised, days));
    }

    /// <summary>What was handed in is still decided by a person; what was not, ends.</summary>
    private static void RoleClosed(TurnDraft draft, SessionState before)
    {
        var title = before.Role!.Title;
        draft.Emit(new DueNoted(DueKind.RoleClosed));
        if (before.Stage.IsConversing())
        {
            draft.Emit(new SessionLapsed());
            draft.Say(ToCandidate($"The role {title} was closed, so your application for it ends here. Nothing was rated and it does not count against you. Type /jobs to see what is open, or /erase to have your data deleted."));
            if (before.WantsPerson)
                draft.Say(ReviewCard.PersonLeftWaiting(before));
            return;
        }
        draft.Say(ToCandidate($"The role {title} takes no more applications. Yours was handed in before, and a person still decides on it; you hear the outcome here."));
        draft.Say(ReviewCard.WaitsInClosedRole(before));
    }

    private static Reply ToCandidate(string text) => new(text) { To = ReplyTo.Candidate };
}
