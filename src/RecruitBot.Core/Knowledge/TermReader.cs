using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>Turns words of a source into terms: stems, and the concepts ("@pay") that they stand for.</summary>
internal static class TermReader
{
    /// <summary>The terms of running text, without function words.</summary>
    public static List<string> Read(List<Token> tokens, Lexicon lexicon)
    {
        var terms = new List<string>(tokens.Count * 2);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Vocabulary.Instance.ClassOf(tokens[i]) != WordClass.Function)
                terms.Add(tokens[i].Stem);
            foreach (var match in lexicon.At(tokens, i, question: false))
                terms.Add("@" + match.Concept);
        }
        return terms;
    }
}
