using RecruitBot.Core.Conversations;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Screening;

/// <summary>A candidate's words to a fact that the role asks for.</summary>
internal static class FactAnswers
{
    /// <summary>Notes the fact. False, and nothing is noted, when the words do not state it.</summary>
    public static bool TryState(TurnDraft draft, Knockout knockout, string words, string messageId)
    {
        if (TryNote(draft, knockout, words, messageId) is not { } fact)
            return false;
        if (fact.Passed == false)
            draft.Say(
                $"Thank you for saying so. The role asks for it: {knockout.Because} This does not end your application: a person looks at it."
            );
        if (Bands.Of(knockout, fact.Value) is { } band)
            draft.Say($"Noted: by the rule above, {fact.Value} counts as {band.Label} here. That places you and decides nothing.");
        return true;
    }

    /// <summary>Notes the fact and says nothing. Null, and nothing is noted, when the words do not state it.</summary>
    public static KnockoutAnswered? TryNote(TurnDraft draft, Knockout knockout, string words, string messageId)
    {
        // A trait is no fact that was asked for: "I'm 34" is not how many years somebody has worked.
        if (FactReader.Read(knockout, draft.State.Sealed.Left(words)) is not { } fact)
            return null;
        var noted = new KnockoutAnswered(knockout.Id, messageId, words, fact.Value, fact.Passed);
        draft.Emit(noted);
        return noted;
    }

    /// <summary>Keeps words that do not state the fact, and says what is needed.</summary>
    public static void Keep(TurnDraft draft, Knockout knockout, string words, string messageId)
    {
        draft.Emit(new CandidateWrote(messageId, words));
        draft.Say(
            knockout.Type switch
            {
                KnockoutType.YesNo => "I kept what you wrote, but I need a plain yes or no here.",
                KnockoutType.Number => "I kept what you wrote, but I need one number here.",
                _ => $"I kept what you wrote, but I need one of these: {string.Join(", ", knockout.Choices)}.",
            }
        );
    }
}
