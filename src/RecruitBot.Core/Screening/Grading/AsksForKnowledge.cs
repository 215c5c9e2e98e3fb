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
        var plain = Request().Replace(Politeness().Replace(ask, " "), "explain").TrimStart();
        return !Person().IsMatch(plain) && Opening().IsMatch(plain);
    }

    [GeneratedRegex(
        @"\b(?:please|in\s+your\s+own\s+words|briefly|(?:(?:can|could|would)\s+you\s+)?tell\s+(?:me|us))\b,?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Politeness();

    [GeneratedRegex(@"\b(?:can|could|would)\s+you\s+explain\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Request();

    [GeneratedRegex(@"\b(?:you|your|yours|yourself|suppose|imagine)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Person();

    [GeneratedRegex(
        @"(?:^|[.!?:,]\s+)\s*(?:what|why|how|which|when|where|explain|define|compare|describe\s+(?:how|what|why|the\s+differences?))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Opening();
}
