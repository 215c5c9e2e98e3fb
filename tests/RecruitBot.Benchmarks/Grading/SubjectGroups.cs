using RecruitBot.Core.Language;

namespace RecruitBot.Benchmarks.Grading;

/// <summary>
/// Puts questions of one subject together (average-link clustering over the cosine of their words), so that a fold can hold a whole subject: questions
/// about the same experiment share words that carry over to nothing else.
/// </summary>
internal static class SubjectGroups
{
    /// <summary>For each text the number of its group, 0 up to but not including <paramref name="count"/>.</summary>
    public static int[] Of(IReadOnlyList<string> texts, int count)
    {
        var words = texts.Select(t => Tokenizer.Tokenize(t).Select(w => w.Stem).ToHashSet(StringComparer.Ordinal)).ToList();
        var frequency = words.SelectMany(w => w).GroupBy(w => w, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Math.Log((double)texts.Count / g.Count()), StringComparer.Ordinal);
        var alike = new double[texts.Count, texts.Count];
        for (var i = 0; i < texts.Count; i++)
            for (var j = 0; j < i; j++)
                alike[i, j] = alike[j, i] = Cosine(words[i], words[j], frequency);
        var groups = Enumerable.Range(0, texts.Count).Select(i => new List<int> { i }).ToList();
        // Sums of likeness between groups are kept instead of being added up again: merging adds them.
        while (groups.Count > Math.Max(1, count))
        {
            var (best, a, b) = (double.MinValue, 0, 1);
            for (var i = 0; i < groups.Count; i++)
                for (var j = 0; j < i; j++)
                    if (alike[groups[i][0], groups[j][0]] / ((double)groups[i].Count * groups[j].Count) is var mean && mean > best)
                        (best, a, b) = (mean, j, i);
            foreach (var other in groups)
                if (other != groups[a] && other != groups[b])
                    alike[groups[a][0], other[0]] = alike[other[0], groups[a][0]] = alike[groups[a][0], other[0]] + alike[groups[b][0], other[0]];
            groups[a].AddRange(groups[b]);
            groups.RemoveAt(b);
        }
        var group = new int[texts.Count];
        for (var g = 0; g < groups.Count; g++)
            foreach (var i in groups[g])
                group[i] = g;
        return group;
    }

    private static double Cosine(HashSet<string> one, HashSet<string> other, Dictionary<string, double> weights)
    {
        var norm = Math.Sqrt(one.Sum(w => weights[w] * weights[w]) * other.Sum(w => weights[w] * weights[w]));
        return norm > 0 ? one.Where(other.Contains).Sum(w => weights[w] * weights[w]) / norm : 0;
    }
}
