namespace RecruitBot.Core.Screening.Standing;

/// <summary>Tells a sentence in another language by its small words; the evaluator reads English only, and says so rather than guess.</summary>
internal static class OtherLanguage
{
    private const int LeastSmallWords = 2;

    /// <summary>Whether the words are not English: another language's small words outnumber the English ones, or another script's letters the Latin.</summary>
    public static bool Is(AnswerText text, int from, int to)
    {
        int foreign = 0, english = 0, latin = 0, other = 0;
        for (var i = from; i < to; i++)
        {
            if (text.Is(i, Marks.Foreign))
                foreign++;
            else if (text.Is(i, Marks.Stop | Marks.Joint | Marks.Aux))
                english++;
            foreach (var c in text.Words[i].Word)
                if (char.IsLetter(c))
                    _ = c < '\u0250' ? latin++ : other++;
        }
        return (foreign >= LeastSmallWords && foreign > english) || other > latin;
    }
}
