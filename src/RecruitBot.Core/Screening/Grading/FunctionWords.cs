namespace RecruitBot.Core.Screening.Grading;

/// <summary>Words that carry no content of their own, and those that turn what is said around.</summary>
internal static class FunctionWords
{
    private static readonly HashSet<string> Words = Split(
        """
        a an the this that these those some any each every either neither such
        i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one ones who whom whose which what
        myself yourself himself herself itself ourselves themselves someone somebody something anyone anybody anything everyone everybody everything
        am is are was were be been being do does did done doing have has had having will would shall should can could may might must ought
        of to in on at by for from with into onto about as than then so too very just also only even still yet again there here
        and or but if because since while when where why how though although whether thus therefore hence
        im ive id ill weve were youre theyre hes shes thats theres whats lets well like really actually basically
        s t don doesn didn isn wasn aren weren won wouldn couldn can hasn haven ok okay oh um because cause cuz bc
        no not never none nothing nobody nor cannot cant dont doesnt didnt isnt wasnt arent werent wont wouldnt couldnt hasnt havent hadnt without
        """
    );

    private static readonly HashSet<string> Negations = Split(
        """
        no not never none nothing nobody neither nor cannot cant dont doesnt didnt isnt wasnt arent werent wont wouldnt couldnt hasnt havent hadnt
        without isn doesn didn wasn aren weren don won wouldn couldn hasn haven hadn shouldnt
        """
    );

    /// <summary>Whether the word, in lower case without apostrophes, carries no content.</summary>
    public static bool Is(string word) => Words.Contains(word);

    /// <summary>Whether the word denies.</summary>
    public static bool Denies(string word) => Negations.Contains(word);

    private static HashSet<string> Split(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
