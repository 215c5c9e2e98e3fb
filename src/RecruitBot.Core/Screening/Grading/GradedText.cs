using RecruitBot.Core.Language;

namespace RecruitBot.Core.Screening.Grading;

/// <summary>A distinct content word of a text.</summary>
/// <param name="Stem">What it is compared by.</param>
/// <param name="Word">As it was first written, in lower case.</param>
/// <param name="Weight">How telling it is, 0 to 1.</param>
/// <param name="Denied">Whether a negation stands shortly before it where it first occurs.</param>
/// <param name="Runs">What the stem is made of, see <see cref="LetterRuns"/>.</param>
internal readonly record struct ContentWord(string Stem, string Word, double Weight, bool Denied, ulong[] Runs);

/// <summary>A text as it is compared: its words in order, and its distinct content words with how telling each is.</summary>
internal sealed class GradedText
{
    /// <summary>Words before a content word among which a negation denies it.</summary>
    private const int Reach = 3;

    /// <summary>Content words that are read: ten times a thorough short answer, and few enough to compare each with each.</summary>
    private const int MostContent = 200;

    /// <summary>Characters that are read.</summary>
    private const int MostCharacters = 4000;

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Lazy<HashSet<ulong>> runs;
    private readonly Lazy<double> size;

    private GradedText(string text, EnglishWords english)
    {
        Words = Spelling.Words(text.Length <= MostCharacters ? text : text[..MostCharacters]);
        ContentAt = new int[Words.Count];
        Array.Fill(ContentAt, -1);
        var denial = int.MinValue / 2;
        for (var i = 0; i < Words.Count && Content.Count < MostContent; i++)
        {
            if (FunctionWords.Denies(Words[i].Word))
                denial = i;
            if (!FunctionWords.Is(Words[i].Word))
                ContentAt[i] = Place(Words[i], english, i - denial <= Reach);
        }
        // Not every text is compared as a whole.
        runs = new Lazy<HashSet<ulong>>(() => LetterRuns.Of(Content));
        size = new Lazy<double>(() => SoftCardinality.Of(Content));
    }

    /// <summary>All words, in order.</summary>
    public List<Token> Words { get; }

    /// <summary>The distinct content words, in order of their first occurrence.</summary>
    public List<ContentWord> Content { get; } = [];

    /// <summary>For each word the place of its content word, or -1.</summary>
    public int[] ContentAt { get; }

    /// <summary>Runs of letters of all content words.</summary>
    public HashSet<ulong> Runs => runs.Value;

    /// <summary>How much it speaks of, see <see cref="SoftCardinality"/>.</summary>
    public double Size => size.Value;

    /// <summary>Reads a text.</summary>
    public static GradedText Read(string text, EnglishWords english) => new(text, english);

    /// <summary>The place of a stem among the content words, or -1.</summary>
    public int Find(string stem) => places.GetValueOrDefault(stem, -1);

    private int Place(Token token, EnglishWords english, bool denied)
    {
        if (!places.TryGetValue(token.Stem, out var place))
        {
            places[token.Stem] = place = Content.Count;
            Content.Add(new ContentWord(token.Stem, token.Word, english.Rarity(token.Stem), denied, LetterRuns.OfStem(token.Stem)));
        }
        return place;
    }
}
