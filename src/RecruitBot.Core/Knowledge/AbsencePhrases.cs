using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge;

/// <summary>Sentences that state that something is not stated.</summary>
internal static partial class AbsencePhrases
{
    /// <summary>Whether the sentence says that no figure or number is given.</summary>
    public static bool Found(string text) => Pattern().IsMatch(text);

    [GeneratedRegex(
        @"(?i)\b(?:gives?|names?|states?|mentions?|contains?|with|there (?:is|are)) no (?:\w+ ){0,2}(?:figures?|numbers?|amounts?|years?|salary|pay|sums?|rates?)\b|\bnot (?:stated|given|named|specified)\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Pattern();
}
