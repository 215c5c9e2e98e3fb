using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>Turns words of a source into terms: stems, and the concepts ("@pay") that they stand for.</summary>
internal static class TermReader
{
    private static readonly string[] Endings = ["ing", "ies", "es", "ed", "s", "e", "y"];

    /// <summary>
    /// A term for the word itself, apart from its inflection: "manages" and "managing" are one, "manager" is another, though all have one stem. What is left has four letters at least, or "cares" would be "car".
    /// </summary>
    public static string Exact(string word)
    {
        foreach (var ending in Endings)
            if (word.Length > ending.Length + (ending.Length == 1 && ending[0] == 's' ? 2 : 3) && word.EndsWith(ending, StringComparison.Ordinal))
            {
                var bare = word[..^ending.Length];
                var doubled = ending is "ing" or "ed" && bare.Length > 3 && bare[^1] == bare[^2] && bare[^1] is not ('s' or 'l' or 'e');
                return "=" + (doubled ? bare[..^1] : bare);
            }
        return "=" + word;
    }

    /// <summary>A term for two words next to each other.</summary>
    public static string Pair(string first, string second) => $"~{first} {second}";

    /// <summary>The terms of running text, without function words.</summary>
    public static List<string> Read(List<Token> tokens, Lexicon lexicon)
    {
        var terms = new List<string>(tokens.Count * 2);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Vocabulary.Instance.ClassOf(tokens[i]) != WordClass.Function)
            {
                terms.Add(tokens[i].Stem);
                terms.Add(Exact(tokens[i].Word));
            }
            if (i > 0)
                terms.Add(Pair(tokens[i - 1].Stem, tokens[i].Stem));
            foreach (var match in lexicon.At(tokens, i, question: false))
                terms.Add("@" + match.Concept);
        }
        return terms;
    }
}
