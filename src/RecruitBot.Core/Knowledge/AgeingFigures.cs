using System.Buffers;
using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge;

/// <summary>Figures that age: money, percentages, headcount and what the law sets (K-06). Years as such do not: "five years of experience" is none.</summary>
internal static partial class AgeingFigures
{
    // One of these is in every figure that is meant.
    private static readonly SearchValues<string> Triggers = SearchValues.Create(
        ["$", "€", "£", "%", "percent", "USD", "EUR", "GBP", "CHF", "dollars", "employees", "people", "staff", "colleagues", "engineers", "developers", "law", "statutory", "legal", "minimum wage"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text holds one.</summary>
    public static bool Found(string text) => text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 && text.AsSpan().ContainsAny(Triggers) && Pattern().IsMatch(text);

    [GeneratedRegex(
        """
          [$€£]\s?\d | \b\d[\d,.]*\s?k?\s?(?:%|percent\b|USD\b|EUR\b|GBP\b|CHF\b|dollars\b|euros\b|€|£) | \b(?:USD|EUR|GBP|CHF)\s?\d
        | (?i:\b(?:we\ (?:are|have|employ|count)|has|have|employs?|headcount\ (?:of|is)|workforce\ of|staff\ of|team\ of)\s(?:\w+\s){0,3}?\d[\d,.]*\+?\s(?:\w+\s)?(?:employees|people|staff|colleagues|engineers|developers)\b)
        | (?i:\b(?:minimum\ wage|by\ law|the\ law|statutory|legally)\b[^.]{0,60}\d | \d[^.]{0,40}\b(?:by\ law|statutory|is\ the\ legal)\b)
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        1000)]
    private static partial Regex Pattern();
}
