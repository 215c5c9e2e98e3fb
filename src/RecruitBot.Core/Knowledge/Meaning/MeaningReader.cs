using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge.Meaning;

/// <summary>Reads what questions are about, by the general vocabulary and the skills of a knowledge base. Safe for use from several threads.</summary>
public sealed class MeaningReader
{
    /// <summary>Nobody asks about more things at once; a longer text is no question.</summary>
    private const int MostTerms = 48;

    private readonly Lexicon lexicon;
    private readonly SpellingCorrector corrector;

    /// <summary>A reader that knows the names and aliases of these skills.</summary>
    public MeaningReader(IReadOnlyList<SkillName> skills)
    {
        var vocabulary = Vocabulary.Instance;
        lexicon = new Lexicon(skills, [], []);
        corrector = new SpellingCorrector(
            [.. vocabulary.Padding.Order(StringComparer.Ordinal), .. lexicon.Words.Order(StringComparer.Ordinal), .. vocabulary.Everyday.Order(StringComparer.Ordinal)],
            [.. vocabulary.Everyday],
            vocabulary.Padding,
            _ => false
        );
    }

    /// <summary>What a question is about.</summary>
    public QuestionMeaning Read(string text)
    {
        var clean = QuestionText.Clean(text);
        var tokens = WordReader.Read(clean).ConvertAll(t => Corrected(t, clean));
        var terms = new List<MeaningTerm>();
        for (var i = 0; i < tokens.Count && terms.Count < MostTerms; )
        {
            var (term, length) = TermAt(tokens, i);
            if (term is { } named && !terms.Exists(t => t.Text == named.Text))
                terms.Add(named);
            i += length;
        }
        return new QuestionMeaning(AskedForReader.Read(tokens), terms);
    }

    /// <summary>The longest phrase that stands for a concept, else the word itself; null for a word without a subject.</summary>
    private (MeaningTerm? Term, int Length) TermAt(List<Token> tokens, int i)
    {
        var kind = Vocabulary.Instance.ClassOf(tokens[i]);
        var phrase = lexicon
            .At(tokens, i, question: true)
            // "Your team" and "the team" are phrases of their own to a search, which must not answer them from anything else; here they are a team.
            .Where(m => !m.Concept.StartsWith("unstated:", StringComparison.Ordinal) && !Vocabulary.Instance.Weak.Contains(m.Concept) && (m.Length > 1 || kind is not WordClass.Function))
            .OrderByDescending(m => m.Length)
            .ThenBy(m => m.AskedOnly)
            .ThenBy(m => m.Concept, StringComparer.Ordinal)
            .FirstOrDefault();
        if (phrase.Concept is not null)
            return (new MeaningTerm("@" + phrase.Concept, QuestionMeaning.Subject, Known: true), phrase.Length);
        return kind switch
        {
            WordClass.Content => (new MeaningTerm(tokens[i].Stem, QuestionMeaning.Subject, IsKnown(tokens[i])), 1),
            WordClass.Common => (new MeaningTerm(tokens[i].Stem, QuestionMeaning.Everyday, Known: true), 1),
            _ => (null, 1),
        };
    }

    private Token Corrected(Token token, string text)
    {
        // A name is nobody's typing error.
        if (IsKnown(token) || char.IsUpper(text[token.Start]) || corrector.Correct(token.Word, writtenAsName: false) is not { } word)
            return token;
        return token with { Word = word, Stem = WordReader.Stem(word) };
    }

    private bool IsKnown(Token token) =>
        token.Word.Length < 4 || lexicon.Knows(token.Word) || Vocabulary.Instance.IsEnglish(token) || token.Word.Any(char.IsDigit);
}
