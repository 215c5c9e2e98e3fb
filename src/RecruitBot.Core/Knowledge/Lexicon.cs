using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>A phrase found in a text.</summary>
/// <param name="Concept">What it stands for.</param>
/// <param name="Length">Number of tokens.</param>
/// <param name="AskedOnly">Whether it has that meaning in questions only.</param>
internal readonly record struct PhraseMatch(string Concept, int Length, bool AskedOnly);

/// <summary>
/// All phrases that stand for one concept: the general vocabulary, the names and aliases of the knowledge base's skills, and the names of its
/// sources.
/// </summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, List<(string[] Stems, string Concept, bool AskedOnly)>> byFirst = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly HashSet<string> titles;
    private readonly Vocabulary vocabulary = Vocabulary.Instance;

    public Lexicon(IEnumerable<SkillName> skills, IEnumerable<string> sources, IEnumerable<string> titles)
    {
        this.titles = [.. titles.SelectMany(WordReader.Read).Select(t => t.Stem)];
        foreach (var phrase in vocabulary.Phrases)
            Add(phrase.Form, phrase.Concept, phrase.AskedOnly);
        foreach (var skill in skills)
            foreach (var name in skill.Aliases.Prepend(skill.Name))
                AddSkill(name, "skill:" + skill.Name);
        foreach (var source in sources)
        {
            Add(source, SourceConcept(source), askedOnly: false);
            // "Acme hiring guide" also goes by "Acme", provided that the word before the generic ones says something of its own.
            var tokens = WordReader.Read(source);
            var own = tokens.TakeWhile(t => vocabulary.ClassOf(t) is WordClass.Content or WordClass.Common).ToList();
            if (own.Count > 0 && own.Count < tokens.Count && own.Exists(t => !words.Contains(t.Word) && !vocabulary.IsEnglish(t)))
                AddTokens([.. own], SourceConcept(source), askedOnly: false);
        }
    }

    /// <summary>The concept of a source's name.</summary>
    public static string SourceConcept(string source) => "source:" + source;

    /// <summary>Whether a stem is part of a document's title, which is written with capital letters without being a name.</summary>
    public bool IsTitle(string stem) => titles.Contains(stem);

    /// <summary>Whether the word is part of a phrase.</summary>
    public bool Knows(string word) => words.Contains(word);

    /// <summary>The words of all phrases, for correcting typing errors.</summary>
    public IEnumerable<string> Words => words;

    /// <summary>The phrases that begin at a token.</summary>
    public IEnumerable<PhraseMatch> At(IReadOnlyList<Token> tokens, int start, bool question)
    {
        if (!byFirst.TryGetValue(tokens[start].Stem, out var phrases))
            yield break;
        foreach (var (stems, concept, askedOnly) in phrases)
            if ((question || !askedOnly) && Matches(tokens, start, stems))
                yield return new PhraseMatch(concept, stems.Length, askedOnly);
    }

    private static bool Matches(IReadOnlyList<Token> tokens, int start, string[] stems)
    {
        if (start + stems.Length > tokens.Count)
            return false;
        for (var i = 1; i < stems.Length; i++)
            if (!string.Equals(tokens[start + i].Stem, stems[i], StringComparison.Ordinal))
                return false;
        return true;
    }

    private void AddSkill(string name, string concept)
    {
        var tokens = WordReader.Read(name);
        // A skill called "Go" or "R" must not swallow the everyday word.
        if (tokens.Count == 1 && (vocabulary.ClassOf(tokens[0]) != WordClass.Content || (IsShouted(name) && vocabulary.IsEnglish(tokens[0]))))
            return;
        AddTokens(tokens, concept, askedOnly: false);
    }

    /// <summary>"SOLID" and "DRY" are skills, "solid" and "dry" are words.</summary>
    private static bool IsShouted(string name) => name.Length > 1 && name.All(c => !char.IsLower(c));

    private void Add(string form, string concept, bool askedOnly) => AddTokens(WordReader.Read(form), concept, askedOnly);

    private void AddTokens(List<Token> tokens, string concept, bool askedOnly)
    {
        if (tokens.Count == 0)
            return;
        foreach (var token in tokens)
            words.Add(token.Word);
        if (!byFirst.TryGetValue(tokens[0].Stem, out var list))
            byFirst[tokens[0].Stem] = list = [];
        string[] stems = [.. tokens.Select(t => t.Stem)];
        if (!list.Exists(p => p.Stems.SequenceEqual(stems) && p.Concept == concept && p.AskedOnly == askedOnly))
            list.Add((stems, concept, askedOnly));
    }
}
