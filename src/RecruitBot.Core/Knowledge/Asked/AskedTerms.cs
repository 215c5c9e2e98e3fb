using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge.Asked;

/// <summary>A feature of a way of asking.</summary>
/// <param name="Name">A stem, a concept ("@pay"), two stems side by side ("~hear back") or the form of the question ("?who").</param>
/// <param name="Weight">How much it counts beside its rarity, 0 to 1.</param>
/// <param name="Word">Whether it stands for a word of its own, whose absence from every source says something.</param>
internal readonly record struct AskedTerm(string Name, double Weight, bool Word);

/// <summary>Turns a question into features by which ways of asking are compared.</summary>
internal static class AskedTerms
{
    private const double Content = 1;
    private const double Common = 0.75;
    private const double Light = 0.5;
    private const double Concept = 1.2;
    private const double WeakConcept = 0.3;
    private const double Pair = 0.45;
    private const double Form = 0.3;

    /// <summary>The features of a question's words, each once.</summary>
    public static List<AskedTerm> Read(IReadOnlyList<Token> tokens, Lexicon lexicon)
    {
        var vocabulary = Vocabulary.Instance;
        var terms = new List<AskedTerm>(tokens.Count * 3);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        void Add(string name, double weight, bool word = false)
        {
            if (seen.Add(name))
                terms.Add(new AskedTerm(name, weight, word));
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            switch (vocabulary.ClassOf(tokens[i]))
            {
                case WordClass.Content:
                    Add(tokens[i].Stem, Content, word: true);
                    break;
                case WordClass.Common:
                    Add(tokens[i].Stem, Common, word: true);
                    break;
                case WordClass.Light:
                    Add(tokens[i].Stem, Light);
                    break;
            }
            if (i > 0)
                Add($"~{tokens[i - 1].Stem} {tokens[i].Stem}", Pair);
            foreach (var match in lexicon.At(tokens, i, question: true))
                if (match.Length > 1 || vocabulary.ClassOf(tokens[i]) != WordClass.Function)
                    Add("@" + match.Concept, vocabulary.Weak.Contains(match.Concept) ? WeakConcept : Concept);
        }
        if (FormOf(tokens) is { } form)
            Add("?" + form, Form);
        return terms;
    }

    /// <summary>What a question asks for by its form: who, when, how many; null when it is no such question.</summary>
    private static string? FormOf(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
            switch (tokens[i].Word)
            {
                case "who" or "whos" or "whom" or "whose":
                    return "who";
                case "when" or "where" or "why":
                    return tokens[i].Word;
                case "how":
                    return i + 1 < tokens.Count && tokens[i + 1].Word is "much" or "many" or "long" or "often" or "old" ? "how " + tokens[i + 1].Word : "how";
                case "what" or "which" or "whats":
                    return "what";
            }
        return null;
    }
}
