using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge;

/// <summary>Traces of text that was damaged on its way here.</summary>
internal static partial class SourceFlaws
{
    /// <summary>Whether it holds replacement characters, UTF-8 read as Latin-1, or an opening quotation mark used as a dash.</summary>
    public static bool IsGarbled(string text) =>
        text.Contains('\uFFFD', StringComparison.Ordinal) || Mojibake().IsMatch(text) || StrayQuote().IsMatch(text);

    [GeneratedRegex("\u00e2\u20ac|\u00c3[\u0080-\u00bf\u0192\u2020-\u203a]|\u00c2[\u00a0-\u00bf]|\u00ef\u00bb\u00bf|\u00e2[\u0080-\u009f]", RegexOptions.None, 1000)]
    private static partial Regex Mojibake();

    [GeneratedRegex("\\w \u201c \\w", RegexOptions.None, 1000)]
    private static partial Regex StrayQuote();
}
