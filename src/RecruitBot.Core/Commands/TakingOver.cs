using RecruitBot.Core.Conversations;
using RecruitBot.Core.Recruiting;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Commands;

/// <summary>What taking a conversation over and handing it back do to it.</summary>
internal static class TakingOver
{
    /// <summary>The person who takes the turn has the conversation; the bot is silent in it.</summary>
    public static ValueTask ClaimAsync(TurnDraft draft, Turn turn)
    {
        var by = turn.Speaker;
        if (draft.State.ClaimedBy is { } other)
        {
            draft.Say(other.Id == by.Id ? "You have this conversation already." : $"{other.Name} has this conversation; ask them to release it.");
            return ValueTask.CompletedTask;
        }
        draft.Emit(new SessionClaimed(by, turn.Place));
        draft.Say(
            new Reply($"{by.Name} of the recruiting team is here now. What you write goes to them; I am silent until they hand back.") { To = ReplyTo.Candidate }
        );
        draft.Say($"You have the conversation with {draft.State.Candidate.Name}: what you write goes to them. Type /release to hand it back.");
        ReviewCard.Update(draft);
        return ValueTask.CompletedTask;
    }

    /// <summary>The bot has the conversation again, and puts what it waits for.</summary>
    public static ValueTask ReleaseAsync(TurnDraft draft, Turn turn)
    {
        if (draft.State.ClaimedBy is null)
        {
            draft.Say("Nobody has taken this conversation over. Nothing has changed.");
            return ValueTask.CompletedTask;
        }
        var deleted = draft.State.DeletedMeanwhile;
        draft.Emit(new SessionReleased(turn.Speaker));
        if (draft.State.IsPaused)
            draft.Emit(new SessionResumed());
        NextItem.GoOn(draft);
        draft.Say(new Reply("You are back with me, the recruiting assistant (an AI).") { To = ReplyTo.Candidate });
        foreach (var message in deleted)
            Corrections.AskAbout(draft, message);
        if (ScreeningReplies.Prompt(draft.State) is { } prompt)
            draft.Say(prompt with { To = ReplyTo.Candidate });
        draft.Say($"Handed back. I go on with {draft.State.Candidate.Name}.");
        ReviewCard.Update(draft);
        return ValueTask.CompletedTask;
    }
}
