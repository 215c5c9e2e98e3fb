using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge.Meaning;

/// <summary>What kind of thing a question wants to hear, as far as its first word of asking says so.</summary>
public enum AskedFor
{
    /// <summary>Whether, what, which, how much or how long: one answer mostly serves all of these.</summary>
    Fact,

    /// <summary>When.</summary>
    Time,

    /// <summary>Who.</summary>
    Person,

    /// <summary>Where.</summary>
    Place,

    /// <summary>Why.</summary>
    Reason,

    /// <summary>How something is done.</summary>
    Manner,
}

/// <summary>Reads the kind off a question's words.</summary>
internal static class AskedForReader
{
    private static readonly HashSet<string> Amounts = new(StringComparer.Ordinal) { "much", "many", "long", "big", "large", "high", "often", "far", "old", "well" };

    public static AskedFor Read(List<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
            switch (tokens[i].Word)
            {
                case "when" or "whens":
                    return AskedFor.Time;
                case "who" or "whom" or "whose" or "whos":
                    return AskedFor.Person;
                case "where" or "wheres":
                    return AskedFor.Place;
                case "why":
                    return AskedFor.Reason;
                case "how" when i + 1 < tokens.Count && tokens[i + 1].Word == "soon":
                    return AskedFor.Time;
                case "how" when i + 1 < tokens.Count && !Amounts.Contains(tokens[i + 1].Word):
                    return AskedFor.Manner;
                case "what" or "whats" or "which" or "how" or "is" or "are" or "do" or "does" or "can" or "will" or "would":
                    return AskedFor.Fact;
                default:
                    break;
            }
        return AskedFor.Fact;
    }
}
