using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Conversations;

/// <summary>What a medium keeps from going on as it should: the team is told of each once, until it is over.</summary>
internal static class Troubles
{
    private const string Back = "the conversation is back where it was, and there is nothing left to do.";

    /// <summary>The candidate is told, with the open question put again; the team is told whose application it is and what to do.</summary>
    public static void Placed(TurnDraft draft, PlaceTurn turn)
    {
        var state = draft.State;
        if (turn.Words is { } words)
        {
            draft.Say(new Reply(words) { To = ReplyTo.Candidate });
            if (ScreeningReplies.Prompt(state) is { } prompt)
                draft.Say(prompt with { To = ReplyTo.Candidate });
        }
        if (turn.Key is not { } key)
            Tell(draft, turn.Advice, turn.IsOver);
        else if (turn.IsOver)
            End(draft, key, turn.Advice);
        else if (state.Troubles.GetValueOrDefault(key) is var told && told != turn.Advice)
        {
            draft.Emit(new TroubleNoted(key, turn.Advice));
            // What turns out to be something else is put right where it stands.
            Tell(draft, turn.Advice, isUpdate: told is not null, isErasure: IsErasure(key));
        }
    }

    /// <summary>Whoever writes where their conversation is held was answered there before: what was told of the place is over.</summary>
    public static void EndWhereItGoesOn(TurnDraft draft, Turn turn)
    {
        if (turn.Speaker.Id != draft.State.Candidate.Id || turn.InPublic || turn.Place != draft.State.Place)
            return;
        foreach (var key in draft.State.Troubles.Keys.Where(k => IsAt(k, turn.Place) && !IsErasure(k)).Order(StringComparer.Ordinal).ToList())
            End(draft, key, Back);
    }

    /// <summary>What is told of a place and a cause.</summary>
    public static string Key(Place place, string cause) => $"{place.Id}/{cause}";

    /// <summary>Whether the candidate wants everything erased, and the team has to do something first.</summary>
    public static bool AwaitsErasure(SessionState state) => state.Troubles.Keys.Any(IsErasure);

    private static bool IsErasure(string key) => key.EndsWith("/" + ErasureWaitsException.Cause, StringComparison.Ordinal);

    private static bool IsAt(string key, Place place) => key.StartsWith(place.Id + "/", StringComparison.Ordinal);

    /// <summary>Of several the team goes on reading what is left to do.</summary>
    private static void End(TurnDraft draft, string key, string words)
    {
        if (!draft.State.Troubles.ContainsKey(key))
            return;
        draft.Emit(new TroubleEnded(key));
        var left = draft.State.Troubles.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value).FirstOrDefault();
        Tell(draft, left ?? words, isUpdate: true);
    }

    private static void Tell(TurnDraft draft, string advice, bool isUpdate, bool isErasure = false)
    {
        var state = draft.State;
        // Of talk outside applications the team reads nothing, but that its erasure waits.
        var whose = state.Role is { } role ? $"{state.Candidate.Name}, {role.Title}" : isErasure ? state.Candidate.Name : null;
        if (whose is not null)
            draft.Say(
                new Reply($"{whose} (session {state.Id}): {advice}")
                {
                    To = ReplyTo.Reviewers,
                    Topic = $"place.{state.Id}",
                    IsUpdate = isUpdate,
                    Conversation = state.Place,
                }
            );
    }
}
