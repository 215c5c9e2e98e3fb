namespace RecruitBot.Core.Roles;

/// <summary>Finds the key that a mistyped one was meant to be.</summary>
internal static class NearestKey
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

    /// <summary>Levenshtein distance, one row at a time.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
