using RecruitBot.Core.Language;

namespace RecruitBot.Benchmarks.Grading;

/// <summary>
/// What others measure by: inverse-document-frequency coverage of the reference, and plain lexical features for a random forest. Stems only; nothing that
/// the product knows of English goes into them. Of several references the one with the best coverage counts.
/// </summary>
internal sealed class LexicalBaseline
{
    private readonly Dictionary<string, double> rarity;

    /// <summary>Frequencies are those of the file's questions and references.</summary>
    public LexicalBaseline(IReadOnlyList<GradedRow> rows)
    {
        var texts = rows.Select(r => r.Question + " " + string.Join(' ', r.References)).Distinct(StringComparer.Ordinal).Select(Stems).ToList();
        rarity = texts.SelectMany(t => t.Distinct(StringComparer.Ordinal)).GroupBy(s => s, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => Math.Log((texts.Count + 1.0) / g.Count()), StringComparer.Ordinal);
    }

    /// <summary>Coverage first, the others after it.</summary>
    public double[] Features(GradedRow row)
    {
        var answer = Stems(row.Answer);
        var question = Stems(row.Question).ToHashSet(StringComparer.Ordinal);
        return row.References.Select(r => Features(question, Stems(r), answer)).MaxBy(f => f[0])!;
    }

    private double[] Features(HashSet<string> question, List<string> reference, List<string> answer)
    {
        var (r, a) = (reference.ToHashSet(StringComparer.Ordinal), answer.ToHashSet(StringComparer.Ordinal));
        var both = r.Where(a.Contains).ToList();
        double Sum(IEnumerable<string> words) => words.Sum(w => rarity.GetValueOrDefault(w, 1));
        double Square(IEnumerable<string> words) => words.Sum(w => rarity.GetValueOrDefault(w, 1) * rarity.GetValueOrDefault(w, 1));
        var norm = Math.Sqrt(Square(r) * Square(a));
        var pairs = Pairs(reference).ToHashSet(StringComparer.Ordinal);
        return
        [
            Sum(r) is > 0 and var all ? Sum(both) / all : 0,
            r.Count > 0 ? (double)both.Count / r.Count : 0,
            a.Count > 0 ? (double)both.Count / a.Count : 0,
            r.Count + a.Count > 0 ? (double)both.Count / (r.Count + a.Count - both.Count) : 0,
            norm > 0 ? Square(both) / norm : 0,
            pairs.Count > 0 ? (double)pairs.Count(Pairs(answer).Contains) / pairs.Count : 0,
            answer.Count,
            reference.Count,
            answer.Count / (reference.Count + 1.0),
            a.Count > 0 ? (double)a.Count(question.Contains) / a.Count : 1,
        ];
    }

    private static List<string> Stems(string text) => Tokenizer.Tokenize(text).ConvertAll(t => t.Stem);

    private static IEnumerable<string> Pairs(List<string> stems) => stems.Zip(stems.Skip(1), (one, other) => one + " " + other);
}
