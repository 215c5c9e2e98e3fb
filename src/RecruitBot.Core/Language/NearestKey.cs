namespace RecruitBot.Core.Language;

/// <summary>Finds the key that a mistyped one was meant to be.</summary>
public static class NearestKey
{
    /// <summary>The known key at a small edit distance, ignoring case, dashes and underscores; null when none is near.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length > 40)
            return null;
        var plain = Plain(name);
        return known
            .Select(key => (Key: key, Distance: Distance(plain, Plain(key))))
            .Where(c => c.Distance <= Math.Max(1, Math.Min(c.Key.Length, plain.Length) / 3))
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => c.Key)
            .FirstOrDefault();
    }

    private static string Plain(string key) => new(key.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).ToArray());

    /// <summary>Edits between two words, where swapping two neighbours is one (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, replaced);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        return rows[a.Length, b.Length];
    }
}
