using System.Text.RegularExpressions;

namespace RecruitBot.Core.Screening.Grading;

/// <summary>
/// Tells a question about the subject itself ("What is the difference between a list and a tuple?", "Explain why an index makes a write slower.") from one
/// about what somebody did or would do. The first has a right answer that can be stated beforehand; the second has a story.
/// </summary>
internal static partial class AsksForKnowledge
{
    /// <summary>Whether the question asks what is so, and nothing of the candidate.</summary>
    public static bool Is(string ask)
    {
        var plain = Politeness().Replace(ask, " ");
        return !Person().IsMatch(plain) && Opening().IsMatch(plain);
    }

    [GeneratedRegex(@"\b(?:please|(?:can|could|would)\s+you|in\s+your\s+own\s+words|briefly|tell\s+(?:me|us))\b,?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Politeness();

    [GeneratedRegex(@"\b(?:you|your|yours|yourself|suppose|imagine)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Person();

    [GeneratedRegex(
        @"(?:^|[.!?:,]\s+)\s*(?:what|why|how|which|when|where|explain|define|name|list|compare|describe|state)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Opening();
}
