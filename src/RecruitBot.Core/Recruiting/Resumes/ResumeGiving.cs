using RecruitBot.Core.Conversations;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Recruiting.Resumes;

/// <summary>What a résumé does to its application: a function of state and turn, like all that turns do. It answers no question and wakes no break.</summary>
internal static class ResumeGiving
{
    /// <summary>Takes what came with a message. False when nothing of the message is left to be dealt with.</summary>
    public static bool Take(TurnDraft draft, TextTurn turn)
    {
        if (turn.Resume is null || turn.Speaker.Id != draft.State.Candidate.Id)
            return true;
        var covers = CoverWords.AreAll(draft.State, turn.Text);
        Apply(draft, turn, words: !covers && turn.Text.Length > 0);
        // Whoever has the conversation reads what came, whatever it is.
        if (!covers || draft.State.ClaimedBy is not null)
            return true;
        // "Here is my résumé" is no answer to what is asked.
        if (turn.Text.Length > 0)
            draft.Emit(new CandidateWrote(turn.MessageId, turn.Text));
        ScreeningConversation.Prompt(draft);
        return false;
    }

    /// <summary>Takes what came with a turn, or says why not.</summary>
    public static void Apply(TurnDraft draft, Turn turn, bool words = false)
    {
        var state = draft.State;
        if (turn.Resume is not { } given || state.Role is null || turn.Speaker.Id != state.Candidate.Id)
            return;
        if (!state.Stage.IsOpen())
            Say(draft, new Reply($"Your application for {state.Role.Title} has ended, so I have not kept the file."));
        else if (given.Taken is not { } resume)
            Say(draft, ResumeReplies.Refused(given.Refusal ?? "The file was not taken.", given.LeftOut, words));
        else if (state.Resume?.File.Sha256 == resume.Sha256)
            Say(draft, ResumeReplies.Again(state, state.Resume.File));
        else
        {
            draft.Emit(new ResumeGiven(turn.MessageId, resume));
            Say(draft, ResumeReplies.Taken(state, resume, given.LeftOut, turn is TextTurn && turn.Place.IsReadByTeam()));
            if (state.ClaimedBy is not null)
                draft.Say(ResumeReplies.Relayed(draft.State, resume));
            ReviewCard.Update(draft);
        }
    }

    /// <summary>Whether a command takes the résumé back: by its option, or at a terminal, where the first word is the file, by its word.</summary>
    public static bool IsTakingBack(CommandTurn turn)
    {
        bool Says(string option) => string.Equals(turn.Options.GetValueOrDefault(option)?.Trim(), ResumeReplies.Remove, StringComparison.OrdinalIgnoreCase);
        return Says(ResumeReplies.UseOption) || (Says(ResumeReplies.FileOption) && turn.Files is null or [{ Size: 0 }]);
    }

    /// <summary>Takes it back.</summary>
    /// <param name="draft">The session.</param>
    /// <param name="turn">Who wants it.</param>
    /// <param name="key">Which one a button is about, see <see cref="ResumeReplies.Key"/>; null for the one that counts.</param>
    public static void TakeBack(TurnDraft draft, Turn turn, string? key = null)
    {
        var state = draft.State;
        if (turn.Speaker.Id != state.Candidate.Id)
            return;
        if (state.Resume is not { } kept)
        {
            Say(draft, new Reply("There is no r\u00e9sum\u00e9 to take back; nothing has changed."));
            return;
        }
        if (key is not null && key != ResumeReplies.Key(kept.File))
        {
            Say(draft, new Reply(ResumeReplies.Replaced(kept.File)));
            return;
        }
        draft.Emit(new ResumeTakenBack());
        Say(draft, new Reply(ResumeReplies.TakenBack(kept.File)));
        ReviewCard.Update(draft);
    }

    /// <summary>The message that it came with was deleted: the copy stays until its writer says otherwise.</summary>
    public static void Deleted(TurnDraft draft, DeletionTurn turn)
    {
        if (draft.State is { Resume: { } kept, ClaimedBy: null } state && kept.MessageId == turn.Deleted && state.Stage.IsOpen())
            draft.Say(ResumeReplies.Deleted(state, kept.File));
    }

    /// <summary>In a conversation that a person has the bot is silent.</summary>
    private static void Say(TurnDraft draft, Reply reply)
    {
        if (draft.State.ClaimedBy is null)
            draft.Say(reply);
    }
}
