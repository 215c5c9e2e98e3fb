using System.Globalization;

namespace RecruitBot.Core.Screening.Grading;

/// <summary>How two words that are not the same are related.</summary>
internal enum WordRelation
{
    /// <summary>One can stand for the other.</summary>
    Synonym,

    /// <summary>The one is a kind of the other, or they are made of each other.</summary>
    Near,

    /// <summary>They exclude each other: "open" and "closed".</summary>
    Opposite,
}

/// <summary>
/// What is known of English words in general: how rare each is, and which words mean the same, nearly the same or the opposite. Read from the
/// embedded <c>english.txt</c>, which was made from WordNet 3.0; its head says how.
/// </summary>
internal sealed class EnglishWords
{
    private static readonly Lazy<EnglishWords> Shipped = new(() =>
    {
        using var stream = typeof(EnglishWords).Assembly.GetManifestResourceStream("RecruitBot.Core.Screening.Grading.english.txt")!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    });

    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private double texts = 1;

    private readonly record struct Entry(int Texts, string Related);

    /// <summary>The words this program ships with; read when first asked for.</summary>
    public static EnglishWords Default => Shipped.Value;

    /// <summary>Inverse document frequency over dictionary definitions, 0 (in every one) to 1 (in none).</summary>
    public double Rarity(string stem) =>
        Math.Log((texts + 1) / (entries.TryGetValue(stem, out var entry) ? entry.Texts + 0.5 : 0.5)) / Math.Log((texts + 1) / 0.5);

    /// <summary>The stems related to a stem, itself left out.</summary>
    public IEnumerable<(string Stem, WordRelation Relation)> Related(string stem)
    {
        if (!entries.TryGetValue(stem, out var entry))
            yield break;
        foreach (var word in entry.Related.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            yield return word[0] switch
            {
                '~' => (word[1..], WordRelation.Near),
                '!' => (word[1..], WordRelation.Opposite),
                _ => (word, WordRelation.Synonym),
            };
    }

    /// <summary>Reads the form of <c>english.txt</c>: comments, a line <c>texts N</c>, then a line for each stem.</summary>
    public static EnglishWords Read(TextReader reader)
    {
        var words = new EnglishWords();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var first = line.IndexOf('\t', StringComparison.Ordinal);
            var second = line.IndexOf('\t', first + 1);
            var number = int.Parse(line.AsSpan(first + 1, (second < 0 ? line.Length : second) - first - 1), CultureInfo.InvariantCulture);
            if (second < 0)
                words.texts = number;
            else
                words.entries[line[..first]] = new Entry(number, line[(second + 1)..]);
        }
        return words;
    }
}
