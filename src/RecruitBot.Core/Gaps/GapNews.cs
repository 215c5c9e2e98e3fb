using System.Text;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Language;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Gaps;

/// <summary>What it does to a session that the team has dealt with its questions: a function of the state and the turn alone.</summary>
public static class GapNews
{
    private const int MostOfQuestion = 300;

    /// <summary>Whether the moment is not one to be told: a person has the conversation, or the bot waits for a plain yes or no about leaving.</summary>
    public static bool MustWait(SessionState state) => state.ClaimedBy is not null || state.AsksToWithdraw;

    /// <summary>Records it, tells the candidate, and puts again what the candidate was being asked.</summary>
    public static void Apply(TurnDraft draft, GapTurn turn)
    {
        var open = turn.Questions.Where(v => draft.State.Unanswered.Any(q => q.Version == v)).ToList();
        if (open.Count == 0)
            return;
        draft.Emit(new GapClosed(open, turn.Speaker, turn.Entry, turn.EntryVersion, turn.Reason));
        if (turn.Answer is not { } answer || !LawfulSpeech.MaySay(draft, answer.Text))
            return;
        // What was asked where others read along is answered there, and what was asked in private where the candidate is by now.
        var to = turn.InPublic ? ReplyTo.Speaker : ReplyTo.Candidate;
        draft.Say(new Reply(Words(draft.State, turn, answer)) { To = to, Buttons = turn.AnswersInstead is null ? [] : AnswerReplies.PersonButton(draft.State.Id) });
        if (draft.State.Stage.IsConversing() && ScreeningReplies.Prompt(draft.State) is { } prompt)
            draft.Say(prompt with { To = ReplyTo.Candidate });
    }

    private static string Words(SessionState state, GapTurn turn, Answer answer)
    {
        var text = new StringBuilder(turn.InPublic ? $"{Excerpt.Of(state.Candidate.Name, 60)}, you asked" : "You asked");
        text.Append($": \u201c{Excerpt.Of(turn.Asked ?? "", MostOfQuestion)}\u201d\n");
        text.Append(
            turn.AnswersInstead is { } published
                ? $"The recruiting team has answered a question like it, \u201c{published}\u201d:"
                : "The recruiting team has answered it, and I quote:"
        );
        text.Append($"\n\n{answer.Text}\n");
        var sources = answer.Citations.Select(c => $"{c.Source}, {c.Section}{(c.AsOf is null ? "" : $" ({c.AsOf})")}").Distinct(StringComparer.Ordinal);
        foreach (var (source, i) in sources.Select((s, i) => (s, i)))
            text.Append($"\n[{i + 1}] {source}");
        return text.ToString();
    }
}
