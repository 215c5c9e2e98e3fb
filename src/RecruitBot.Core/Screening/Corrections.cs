using System.Security.Cryptography;
using System.Text;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening.WorkSamples;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening;

/// <summary>
/// What becomes of an answer whose message is changed or deleted where it stands. Until the answers are handed in a change counts, and every
/// version stays in the log; a deletion only asks, since it may have been somebody else's, or tidying up.
/// </summary>
internal static class Corrections
{
    /// <summary>Takes a changed message of the candidate. False when it is no part of an answer that can still be changed.</summary>
    public static bool TryChange(TurnDraft draft, EditTurn turn)
    {
        var state = draft.State;
        if (state.AnsweredBy(turn.Edited) is not { } item)
            return false;
        if (WordsOf(state, item, turn.Edited) == turn.Text)
            return true;
        if (state.Stage is not (Stage.Screening or Stage.Review))
        {
            draft.Emit(new CandidateWrote(turn.MessageId, turn.Text));
            draft.Say("You have handed in, and your answers count as they were then. I keep what you changed with your record; to have a person look at it, type /human.");
            return true;
        }
        if (!state.Sealed.Left(turn.Text).Any(char.IsLetterOrDigit) && !SampleMessages.IsMark(state, item, turn.Text))
        {
            draft.Say($"I could not read an answer in that. {Called(state.Role!, item, capital: true)} still counts as it was.");
            return true;
        }
        if (item.Kind == ScriptItemKind.Criterion)
            draft.Emit(new AnswerChanged(item, turn.Edited, turn.Text));
        else if (state.Role!.FindKnockout(item.Id) is { } fact && !FactAnswers.TryState(draft, fact, turn.Text, turn.Edited))
        {
            FactAnswers.Keep(draft, fact, turn.Text, turn.MessageId);
            draft.Say("Until then it counts as you said it before.");
            return true;
        }
        draft.Say($"Noted: {Called(state.Role!, item)} now reads as you changed it.");
        return true;
    }

    /// <summary>
    /// Takes a changed message while a person has the conversation: they read it, and it counts as at any other time, but the bot says nothing.
    /// </summary>
    public static void ChangeBehind(TurnDraft draft, EditTurn turn)
    {
        WordsForPeople.Relay(draft, turn, $"(changed an earlier message to:) {turn.Text}");
        var state = draft.State;
        var answered = state.AnsweredBy(turn.Edited);
        var isMark = answered is not null && SampleMessages.IsMark(state, answered, turn.Text);
        if (state.Stage is not (Stage.Screening or Stage.Review) || (!isMark && !state.Sealed.Left(turn.Text).Any(char.IsLetterOrDigit)))
            return;
        if (answered is not { } item)
        {
            if (WasAside(state, turn) && state.Pending is { Item.Kind: ScriptItemKind.Criterion } open && !SampleMessages.Asks(state, turn.Text))
                NextItem.Take(draft, open, turn.Edited, turn.Text);
        }
        else if (item.Kind == ScriptItemKind.Knockout)
            FactAnswers.TryNote(draft, state.Role!.FindKnockout(item.Id)!, turn.Text, turn.Edited);
        else if (WordsOf(state, item, turn.Edited) != turn.Text)
            draft.Emit(new AnswerChanged(item, turn.Edited, turn.Text));
    }

    /// <summary>Whether a message was the last question in between, so that what it says now may be the answer to the open one.</summary>
    public static bool WasAside(SessionState state, EditTurn turn) =>
        state is { LastAside: { } aside, Pending: { } pending } && aside.MessageId == turn.Edited && aside.Item == pending.Item;

    /// <summary>Takes the deletion of a message: where it was part of an answer, the candidate is asked what is meant.</summary>
    public static void Delete(TurnDraft draft, DeletionTurn turn)
    {
        // While a person has the conversation the bot is silent in it: what was deleted then is in the state, and asked about afterwards.
        if (draft.State.ClaimedBy is null)
            AskAbout(draft, turn.Deleted);
    }

    /// <summary>Asks what is meant by deleting a message, when it is part of an answer that can still be changed.</summary>
    public static void AskAbout(TurnDraft draft, string deleted)
    {
        var state = draft.State;
        if (state.Stage is not (Stage.Screening or Stage.Review) || state.AnsweredBy(deleted) is not { } item)
            return;
        draft.Say(
            new Reply($"A message with {Called(state.Role!, item)} was deleted here. What you wrote is kept and still counts. Do you want to take it back?")
            {
                To = ReplyTo.Candidate,
                Buttons =
                [
                    new(ActionId.Of(ScreeningReplies.Verbs.TakeBack, state.Id, Key(deleted)), "Take it back", ButtonStyle.Danger),
                    new(ActionId.Of(ScreeningReplies.Verbs.LeaveIt, state.Id, Key(deleted)), "Leave it"),
                ],
            }
        );
    }

    /// <summary>Whether a message is part of an answer as it stands now.</summary>
    public static bool Counts(SessionState state, string key) => state.AnswerMessages.Any(m => Key(m) == key);

    /// <summary>Takes back what a message said to an answer. False when it is part of none any more.</summary>
    /// <param name="draft">The session.</param>
    /// <param name="key">What the button carries of the message.</param>
    public static bool TryTakeBack(TurnDraft draft, string key)
    {
        var state = draft.State;
        if (state.AnswerMessages.FirstOrDefault(m => Key(m) == key) is not { } messageId || state.AnsweredBy(messageId) is not { } item)
            return false;
        draft.Emit(new AnswerTakenBack(item, messageId));
        draft.Say($"Taken back: that message no longer counts as part of {Called(state.Role!, item)}.");
        return true;
    }

    private static string? WordsOf(SessionState state, ScriptItem item, string messageId) =>
        item.Kind == ScriptItemKind.Knockout ? state.Facts[item.Id].Quote : state.AnswerTo(item)?.Parts.Find(p => p.MessageId == messageId)?.Text;

    /// <summary>A message in a button: what a platform calls its messages may not stand in one.</summary>
    private static string Key(string messageId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)))[..16];

    /// <summary>An answer in words, such as "your answer to question 2".</summary>
    public static string Called(Role role, ScriptItem item, bool capital = false)
    {
        var index = item.Kind == ScriptItemKind.Knockout ? role.Knockouts.ToList().FindIndex(k => k.Id == item.Id) : role.Criteria.ToList().FindIndex(c => c.Id == item.Id);
        return $"{(capital ? 'Y' : 'y')}our answer to {(item.Kind == ScriptItemKind.Knockout ? "fact" : "question")} {index + 1}";
    }
}
