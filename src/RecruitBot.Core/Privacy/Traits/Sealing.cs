using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Privacy.Traits;

/// <summary>Seals what a candidate volunteers in a turn, before anything is made of the turn, and says so once in a session.</summary>
internal static class Sealing
{
    /// <summary>Looks at whatever the candidate wrote in this turn, by message, form or command.</summary>
    public static void Note(TurnDraft draft, Turn turn)
    {
        if (turn.Speaker.Id != draft.State.Candidate.Id)
            return;
        foreach (var words in Words(turn).Distinct(StringComparer.Ordinal))
        {
            var choice = Asked(draft.State, words);
            var spans = draft.FindTraits(words).Where(s => !IsChoice(choice, s.Of(words))).ToList();
            if (spans.Count == 0)
                continue;
            // In a conversation that a person has the bot is silent, and what is said in public cannot be hidden there.
            var tells = !draft.State.Sealed.Told && draft.State.ClaimedBy is null && !turn.InPublic;
            draft.Emit(new TraitsSealed(turn.MessageId, words, spans, tells));
            if (tells)
                draft.Say(new Reply(Notice(draft.State.Place)) { To = ReplyTo.Candidate });
        }
    }

    /// <summary>What the candidate hears, once.</summary>
    private static string Notice(Place place) =>
        "Something in what you wrote is personal and plays no part here: it is not considered, and I hide it from whoever rates or reviews your answers, now and if it comes up again."
        + (place.IsReadByTeam() ? " Your own message still stands in this thread, which the team can open; you may edit that part out of it." : "")
        + " If you need something arranged, say what you need.";

    /// <summary>A choice that the role itself offers, such as a citizenship that a contract needs, is an answer and not volunteered.</summary>
    private static string? Asked(SessionState state, string words) =>
        state is { Pending.Item: { Kind: ScriptItemKind.Knockout } item, Role: { } role } && role.FindKnockout(item.Id) is { Type: KnockoutType.Choice } knockout
            ? FactReader.Read(knockout, words)?.Value
            : null;

    /// <summary>Only the words of the choice itself were asked for; what stands beside them was not.</summary>
    private static bool IsChoice(string? choice, string said) =>
        choice is not null && (said.Contains(choice, StringComparison.OrdinalIgnoreCase) || choice.Contains(said, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Words(Turn turn) =>
        turn switch
        {
            TextTurn text => [text.Text],
            EditTurn edit => [edit.Text],
            FormTurn form => form.Fields.Values,
            CommandTurn command => command.Options.Values,
            _ => [],
        };
}
