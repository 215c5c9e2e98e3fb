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
            .Select(key => (Key: key, Distance: EditDistance.Of(plain, Plain(key))))
            .Where(c => c.Distance <= Math.Max(1, Math.Min(c.Key.Length, plain.Length) / 3))
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => c.Key)
            .FirstOrDefault();
    }

    private static string Plain(string key) => new(key.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant).ToArray());
}
