using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening;

/// <summary>Words of the candidate that are meant for a person and are no part of an answer.</summary>
internal static class WordsForPeople
{
    /// <summary>
    /// Keeps the words and hands them to whoever is to read them: to the person who has the conversation, where they took it over, when
    /// they cannot read it where it is held; else to the reviewers. What the candidate volunteered of a protected trait is masked for both.
    /// </summary>
    /// <param name="draft">The session.</param>
    /// <param name="turn">Where the words came from. A plain message stands in the conversation's own place; what a command carries does not.</param>
    /// <param name="text">The words.</param>
    public static void Relay(TurnDraft draft, Turn turn, string text)
    {
        draft.Emit(new CandidateWrote(turn.MessageId, text));
        var state = draft.State;
        if (state.ClaimedBy is not null && turn is TextTurn or EditTurn && (state.Place.IsReadByTeam() || state.Place == state.ClaimedFrom))
            return;
        var toClaimer = state.ClaimedBy is not null && (state.Place.IsDirect() || state.Place.IsReadByTeam());
        draft.Say(
            new Reply($"{state.Candidate.Name} ({state.Id}): {state.Sealed.ForPeople(text)}")
            {
                To = toClaimer ? ReplyTo.Claimer : ReplyTo.Reviewers,
                // A topic of its own: it replaces nothing, and a platform that remembers topics can remove it with the session.
                Topic = $"words.{state.Version}.{state.Id}",
            }
        );
    }
}
