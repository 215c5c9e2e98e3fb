namespace RecruitBot.Discord.Rest.LimitChecks;

/// <summary>The plain comparisons. Lengths are counted in UTF-16 units, of which a text never has fewer than characters: what passes here passes there.</summary>
internal static class Limit
{
    public static void Range(string field, int value, int least, int most)
    {
        if (value < least || value > most)
            throw new DiscordLimitException($"{field} is {value}; Discord takes {least} to {most}.");
    }

    /// <summary>A text that may be absent.</summary>
    public static void Text(string field, string? text, int most)
    {
        if (text is not null && text.Length > most)
            throw new DiscordLimitException($"{field} has {text.Length} characters; Discord takes at most {most}.");
    }

    /// <summary>A text that must say something.</summary>
    public static void Needed(string field, string? text, int most)
    {
        if (string.IsNullOrEmpty(text))
            throw new DiscordLimitException($"{field} is empty; Discord needs 1 to {most} characters.");
        Text(field, text, most);
    }

    public static void Count<T>(string field, IReadOnlyCollection<T>? items, int most, int least = 0)
    {
        if (items is not null && (items.Count < least || items.Count > most))
            throw new DiscordLimitException($"{field} has {items.Count} items; Discord takes {least} to {most}.");
    }

    public static void Unique(string field, IEnumerable<string> values)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (values.Any(v => !seen.Add(v)))
            throw new DiscordLimitException($"{field} is used twice; Discord wants each once.");
    }
}
