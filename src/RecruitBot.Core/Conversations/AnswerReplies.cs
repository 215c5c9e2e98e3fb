using System.Text;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Privacy;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Conversations;

/// <summary>How an answer from the knowledge base looks, and how it is put on a session's log.</summary>
public static class AnswerReplies
{
    /// <summary>Button verb: ask for a person.</summary>
    public const string HumanVerb = "human";

    /// <summary>Answers a question within a session: recorded with its citations, then said.</summary>
    /// <param name="draft">The session.</param>
    /// <param name="answerer">What answers.</param>
    /// <param name="messageId">Id of the message or interaction that asks.</param>
    /// <param name="question">As asked.</param>
    /// <param name="offersPerson">Whether an abstention comes with a way to a person.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="about">The role that is meant where the session has none.</param>
    /// <exception cref="TurnRefusedException">The person asks too much at a time.</exception>
    public static async ValueTask<Answer> AnswerAsync(
        this TurnDraft draft,
        IAnswerer answerer,
        string messageId,
        string question,
        bool offersPerson,
        CancellationToken cancellationToken,
        string? about = null,
        Answer? ready = null
    )
    {
        if (draft.RefuseQuestion() is { } refusal)
            throw new TurnRefusedException(refusal);
        var roleId = draft.State.Role?.Id ?? about;
        var inForce = answerer.InForce;
        var answer = ready ?? await draft.AnswerOnce(() => inForce.AnswerAsync(draft.QuestionOf(messageId, question, roleId), cancellationToken));
        var asked = new QuestionAnswered(messageId, question, roleId, answer, inForce.KnowledgeSha256);
        var shown = draft.State.Sealed.ForPeople(asked.ForTeam());
        draft.Emit(shown == asked.ForTeam() ? asked : asked with { Shown = shown });
        if (LawfulSpeech.MaySay(draft, answer.Text))
            draft.Say(Of(answer, offersPerson ? draft.State.Id : null));
        return answer;
    }

    /// <summary>A question in the conversation as it stands, with the proof that a model may be shown it, if one may.</summary>
    public static Question QuestionOf(this TurnDraft draft, string messageId, string question, string? roleId) => QuestionOf(draft.State, messageId, question, roleId, draft.At, draft.MayAskModel()) with { Showing = ShowingOf(draft.State, draft.Showing) };

    /// <summary>Shows an answer that is still written as the reply that it will be; what must not be asked of an applicant is never shown.</summary>
    internal static Action<Answer>? ShowingOf(SessionState state, Action<Reply>? showing) =>
        showing is null
            ? null
            : answer =>
            {
                if (state.Role is null || ProhibitedQuestions.Find(answer.Text).Count == 0)
                    showing(Of(answer));
            };

    /// <summary>The same for a state.</summary>
    public static Question QuestionOf(SessionState state, string messageId, string question, string? roleId, DateTimeOffset at, bool mayAskModel) =>
        new(question, roleId)
        {
            MessageId = messageId,
            Memory = state.Memory,
            At = at,
            Identities = state.Candidate.Identities(),
            Grant = mayAskModel && !state.IsForPeopleOnly ? ConsentGate.TryGrant(state.Consents, ConsentPurpose.Answering) : null,
        };

    /// <summary>An answer with its sources, as a reply.</summary>
    public static Reply Of(Answer answer, string? session = null)
    {
        var text = new StringBuilder(answer.Text);
        if (answer.Citations.Count > 0)
            text.Append('\n');
        for (var i = 0; i < answer.Citations.Count; i++)
        {
            var c = answer.Citations[i];
            text.Append($"\n[{i + 1}] {c.Source}, {c.Section}{(c.AsOf is null ? "" : $" ({c.AsOf})")}");
            // The answer is made of its quotes; one that it does not contain is shown beside it.
            if (!answer.Text.Contains(c.Quote, StringComparison.Ordinal))
                text.Append($": \u201c{c.Quote}\u201d");
        }
        return new Reply(text.ToString()) { Buttons = answer.Answered || session is null ? [] : PersonButton(session) };
    }

    /// <summary>The way to a person, for whoever was not answered.</summary>
    public static Button[] PersonButton(string session) => [new Button(ActionId.Of(HumanVerb, session), "Ask a person")];
}
