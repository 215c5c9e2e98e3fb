using System.Text.RegularExpressions;

namespace RecruitBot.EndToEnd.Support;

/// <summary>Reads what a chat has shown.</summary>
public static partial class Shown
{
    /// <summary>What is typed to press the button of that label, where it was shown last.</summary>
    public static string Key(string shown, string label)
    {
        var key = Choices().Matches(shown).LastOrDefault(m => string.Equals(m.Groups["label"].Value, label, StringComparison.Ordinal));
        Assert.True(key is not null, $"No button “{label}” in:\n{shown}");
        return key.Groups["key"].Value;
    }

    /// <summary>The labels of the buttons, in order.</summary>
    public static IReadOnlyList<string> Labels(string shown) => [.. Choices().Matches(shown).Select(m => m.Groups["label"].Value)];

    /// <summary>Characters that steer a terminal, turn the reading direction or are no characters at all.</summary>
    public static IReadOnlyList<string> Harmful(string shown) =>
        [.. shown.Where(c => c is not '\n' && (char.IsControl(c) || c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))).Distinct().Select(c => $"U+{(int)c:X4}")];

    [GeneratedRegex(@"^  \[(?<key>\w+)\] (?<label>.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Choices();
}
