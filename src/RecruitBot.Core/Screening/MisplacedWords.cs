using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening;

/// <summary>
/// Words that belong to another answer than the open one: because their writer says so ("for question 2 I also wanted to say ..."), or because
/// the open question did not stand there yet when they were written, as when somebody writes an answer in several messages.
/// </summary>
internal static class MisplacedWords
{
    /// <summary>Takes words that belong to another answer than the open one. False when they do not.</summary>
    /// <param name="draft">The session.</param>
    /// <param name="turn">The words.</param>
    /// <param name="goesOn">Whether the conversation is to go on from there, with the open question put again.</param>
    public static bool TryTake(TurnDraft draft, TextTurn turn, out bool goesOn)
    {
        var state = draft.State;
        goesOn = false;
        if (state.Stage is not (Stage.Screening or Stage.Review))
            return false;
        if (Continued(state, turn) is { } last)
        {
            Add(draft, last, turn);
            // A question that is asked stands there already, below the words that did not wait for it.
            goesOn = state.Stage == Stage.Review;
            return true;
        }
        if (NamedQuestion(state, turn.Text) is not { } index || PlainWords.LooksLikeQuestion(turn.Text))
            return false;
        var questions = state.Role!.Criteria;
        if (index < questions.Count && ScriptItem.Main(questions[index].Id) is var item && Script.Dealt(state).Contains(item))
        {
            Add(draft, item, turn);
            goesOn = true;
            return true;
        }
        draft.Emit(new CandidateWrote(turn.MessageId, turn.Text));
        draft.Say(
            index >= questions.Count
                ? $"There is no question {index + 1}; there are {questions.Count}. I kept what you wrote, and it is not part of an answer."
                : $"Question {index + 1} comes later. I kept what you wrote, but it is not part of an answer: please write it again when I ask."
        );
        ScreeningConversation.Prompt(draft);
        return true;
    }

    /// <summary>The question that words are said to belong to; null when none is named, or when it is the open one.</summary>
    /// <returns>The criterion's position from 0, which may be beyond the last.</returns>
    private static int? NamedQuestion(SessionState state, string text)
    {
        if (state.Role is not { } role)
            return null;
        var open = state.Pending is { Item: { Kind: ScriptItemKind.Criterion } item } ? role.Criteria.ToList().FindIndex(c => c.Id == item.Id) : role.Criteria.Count;
        return QuestionNames.In(text, open) is { } index && index != open ? index : null;
    }

    /// <summary>The answer that a message goes on with; null when its writer had seen what is asked now, or asks something.</summary>
    private static ScriptItem? Continued(SessionState state, TextTurn turn) =>
        turn.Unseen is { } unseen
        && unseen == ScreeningReplies.Asked(state)
        && state.LastAnswered is { Kind: ScriptItemKind.Criterion } last
        // A probe is about the same answer, and takes what comes as well.
        && state.Pending?.Item.Id != last.Id
        && !PlainWords.LooksLikeQuestion(turn.Text)
            ? last
            : null;

    /// <summary>Adds words to the answer to a question.</summary>
    private static void Add(TurnDraft draft, ScriptItem item, TextTurn turn)
    {
        draft.Emit(new AnswerAdded(item, turn.MessageId, turn.Text));
        draft.Say($"I have added that to {Corrections.Called(draft.State.Role!, item)}.");
    }
}
