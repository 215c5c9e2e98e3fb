using System.Text.RegularExpressions;

namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>How a placeholder is written, and the ways in which models write it back: other case, blanks inside, escaped as in JSON.</summary>
internal static partial class PlaceholderForm
{
    /// <summary>No placeholder is longer, however it is written.</summary>
    public const int Longest = 40;

    [GeneratedRegex("""(?:«|\\u00ab)\s{0,2}(?<name>[a-z]{2,8}-\d{1,6}(?:-\d{1,4})?)\s{0,2}(?:»|\\u00bb)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex Pattern();

    /// <summary>Whether what stands from a place on may be the beginning of one whose end has not come yet.</summary>
    public static bool MayBegin(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || rest[0] is not ('«' or '\\') || rest.Length >= Longest)
            return false;
        foreach (var c in rest[1..])
            if (!char.IsAsciiLetterOrDigit(c) && !char.IsWhiteSpace(c) && c is not ('-' or '\\'))
                return false;
        return true;
    }
}
