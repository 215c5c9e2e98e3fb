using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge;

/// <summary>Recognises what is no question but a task for the assistant ("write me a poem", "translate this"): it does none, and no source answers it.</summary>
internal static partial class Errands
{
    public static bool Found(string text) => Task().IsMatch(text);

    [GeneratedRegex(
        @"(?i)^\W*(?:(?:hi|hello|hey|please|pls|now|ok|can you|could you|would you|will you)\W+)*(?:write|compose|translate|sing|solve|generate|draw|play|remind|debug|calculate|convert|sort|set|turn)\s+(?:me|us|my|a|an|the|this|these|some|on|off|up|down)\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Task();
}
