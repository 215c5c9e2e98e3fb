using System.Globalization;

namespace RecruitBot.Benchmarks.Grading.English;

/// <summary>A set of words with one meaning.</summary>
/// <param name="Words">Lower case; several words of one expression are joined by "_".</param>
/// <param name="Gloss">The definition and examples.</param>
/// <param name="Pointers">Symbol, key of the other set, number of the word here and there (0: the whole set).</param>
internal sealed record Synset(string[] Words, string Gloss, List<(string Symbol, string Key, int From, int To)> Pointers);

/// <summary>Reads the database files of WordNet (wndb(5WN), senseidx not needed): <c>data.*</c> and <c>index.*</c>.</summary>
internal sealed class WordNet
{
    private static readonly string[] Parts = ["noun", "verb", "adj", "adv"];

    /// <summary>All sets, by part of speech and offset.</summary>
    public Dictionary<string, Synset> Synsets { get; } = new(StringComparer.Ordinal);

    /// <summary>The sets of a word, by part of speech, most frequent meaning first.</summary>
    public List<(string Word, string[] Keys)> Senses { get; } = [];

    /// <summary>Irregular forms and what they are forms of, such as "ran" and "run".</summary>
    public List<(string Form, string Word)> Irregular { get; } = [];

    /// <summary>Reads a folder.</summary>
    public static WordNet Read(string folder)
    {
        var net = new WordNet();
        foreach (var part in Parts)
        {
            foreach (var line in File.ReadLines(Path.Combine(folder, "data." + part)).Where(l => !l.StartsWith(' ')))
                net.Synsets[Key(part, line[..8])] = Parse(line, part);
            foreach (var line in File.ReadLines(Path.Combine(folder, "index." + part)).Where(l => !l.StartsWith(' ')))
            {
                var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                var count = int.Parse(cells[2], CultureInfo.InvariantCulture);
                net.Senses.Add((cells[0], [.. cells[^count..].Select(o => Key(part, o))]));
            }
            foreach (var line in File.ReadLines(Path.Combine(folder, part + ".exc")))
                if (line.Split(' ') is [var form, var word, ..])
                    net.Irregular.Add((form, word));
        }
        return net;
    }

    private static Synset Parse(string line, string part)
    {
        var bar = line.IndexOf(" | ", StringComparison.Ordinal);
        var cells = line[..bar].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var count = int.Parse(cells[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var words = new string[count];
        for (var i = 0; i < count; i++)
            words[i] = cells[4 + 2 * i].Split('(')[0].ToLowerInvariant();
        var at = 4 + 2 * count;
        var pointers = new List<(string, string, int, int)>();
        for (var i = int.Parse(cells[at++], CultureInfo.InvariantCulture); i > 0; i--, at += 4)
            pointers.Add(
                (
                    cells[at],
                    Key(Part(cells[at + 2][0], part), cells[at + 1]),
                    int.Parse(cells[at + 3][..2], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                    int.Parse(cells[at + 3][2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                )
            );
        return new Synset(words, line[(bar + 3)..], pointers);
    }

    private static string Part(char letter, string otherwise) => letter switch { 'n' => "noun", 'v' => "verb", 'a' or 's' => "adj", 'r' => "adv", _ => otherwise };

    private static string Key(string part, string offset) => part + offset;
}
