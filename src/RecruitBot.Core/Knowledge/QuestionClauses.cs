using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge;

/// <summary>Two questions in one sentence: "what does a nurse earn, and is dialysis a must?".</summary>
internal static partial class QuestionClauses
{
    private const int FewestWords = 3;

    /// <summary>The questions that a sentence joins; empty when it is one, or when the second leans on the first ("and can I take it in summer?").</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        if (Joint().Match(text) is not { Success: true } joint)
            return [];
        var (first, second) = (text[..joint.Index].Trim(' ', ',', ';'), text[(joint.Index + joint.Length)..].Trim());
        return Words(first) >= FewestWords && Words(second) >= FewestWords && Asks().IsMatch(first) && !Leans().IsMatch(second) ? [first + "?", second] : [];
    }

    private static int Words(string text) => text.Count(c => c == ' ') + 1;

    [GeneratedRegex(@"(?i)(?:,|;|\?)?\s+(?:and|also|plus)\s+(?=(?:what|how|where|when|which|who|why|is|are|do|does|can|will|would|should|must)\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Joint();

    [GeneratedRegex(@"(?i)\b(?:what|how|where|when|which|who|why|is|are|do|does|can|will|would|should|must|tell)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asks();

    [GeneratedRegex(@"(?i)\b(?:it|that|this|they|them|those|these)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leans();
}
