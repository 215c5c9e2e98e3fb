using System.Text;

namespace RecruitBot.Core.Roles.Versions;

/// <summary>Two wordings in one text, word by word: <c>[-left out-]</c> and <c>{+put in+}</c>, as wdiff writes it. White space does not count.</summary>
public static class WordDiff
{
    // The table of two texts has this many cells at most: a question has 300 words, and whatever is far longer is shown as replaced.
    private const int MostCells = 4_000_000;

    /// <summary>The text with what changed marked; the plain text when nothing did.</summary>
    public static string Of(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var text = new StringBuilder();
        var (kind, run) = (' ', new List<string>());
        foreach (var (word, from) in Steps(old, now))
        {
            if (from != kind)
                Flush(text, kind, run);
            kind = from;
            run.Add(word);
        }
        Flush(text, kind, run);
        return text.ToString();
    }

    internal static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static void Flush(StringBuilder text, char kind, List<string> run)
    {
        if (run.Count == 0)
            return;
        if (text.Length > 0)
            text.Append(' ');
        var words = string.Join(' ', run);
        text.Append(kind switch { '-' => $"[-{words}-]", '+' => $"{{+{words}+}}", _ => words });
        run.Clear();
    }

    /// <summary>Each word of either text: in both, only before or only after. A longest common subsequence of words stays.</summary>
    private static List<(string Word, char From)> Steps(string[] old, string[] now)
    {
        var start = 0;
        while (start < old.Length && start < now.Length && Same(old[start], now[start]))
            start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && Same(old[^(end + 1)], now[^(end + 1)]))
            end++;
        var steps = old.Take(start).Select(w => (w, ' ')).ToList();
        var (a, b) = (old[start..^end], now[start..^end]);
        steps.AddRange((long)a.Length * b.Length > MostCells ? [.. a.Select(w => (w, '-')), .. b.Select(w => (w, '+'))] : Middle(a, b));
        steps.AddRange(old[^end..].Select(w => (w, ' ')));
        return steps;
    }

    private static IEnumerable<(string, char)> Middle(string[] a, string[] b)
    {
        var length = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
            for (var j = b.Length - 1; j >= 0; j--)
                length[i, j] = Same(a[i], b[j]) ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        for (int i = 0, j = 0; i < a.Length || j < b.Length; )
        {
            if (i < a.Length && j < b.Length && Same(a[i], b[j]))
            {
                yield return (a[i], ' ');
                i++;
                j++;
            }
            else if (j == b.Length || (i < a.Length && length[i + 1, j] >= length[i, j + 1]))
                yield return (a[i++], '-');
            else
                yield return (b[j++], '+');
        }
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);
}
