using System.Text.RegularExpressions;

namespace RecruitBot.Core.Roles;

/// <summary>
/// Finds questions that ask for several things at once. "What did you do, and how did you know that it worked?" asks for two parts of one story and is one
/// question: what leans on the same story counts once, what opens a subject of its own counts again.
/// </summary>
internal static partial class SeveralQuestions
{
    // More question marks than a story has: what was done, and what came of it.
    private const int MostMarks = 2;

    /// <summary>Whether the question of a criterion asks for several things.</summary>
    public static bool Are(string ask)
    {
        var text = ask.Replace('\u2019', '\'');
        return text.Count(c => c == '?') > MostMarks || Requests().Count(text) > 1 || SecondStory().IsMatch(text) || TwoQualities().IsMatch(text) || OpensTwice(text);
    }

    /// <summary>Clauses that ask, those that only go on with a story left out.</summary>
    private static bool OpensTwice(string text)
    {
        var opened = 0;
        foreach (Match clause in Asking().Matches(text))
        {
            var words = text[clause.Index..Math.Min(text.Length, EndOf(text, clause.Index + clause.Length))];
            if (opened == 0 || !GoesOn().IsMatch(words))
                opened++;
        }
        return opened > 1;
    }

    private static int EndOf(string text, int from) => text.IndexOfAny(['?', '.', ',', ';'], from) is >= 0 and var end ? end : text.Length;

    // A request for a story, an example or a description.
    [GeneratedRegex(@"\b(?:tell\s+(?:me|us)\s+(?:about|of|how|why)|describe|give\s+(?:me\s+|us\s+)?an?\s+example\s+of|walk\s+(?:me|us)\s+through)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Requests();

    // "... and about a time when", "and an example of", "a bug you fixed and a customer you won", "as well as your skills".
    [GeneratedRegex(
        @"\band\s+(?:about\s+)?(?:a|another|one)\s+(?:time|case|situation)\s+(?:when|where|in)\b|\band\s+an?\s+example\s+of\b|\ban?\s+\w+\s+you\s+\w+\s+and\s+an?\s+\w+\s+you\s+\w+"
            + @"|\babout\b[^.?!]*\band\s+about\b|\bas\s+well\s+as\s+(?:your|about|how)\b|\bcan\s+you\s+(?:\w+\s+){1,5}and\s+(?:carry|lift|drive|speak|work|manage|travel|write|lead|start)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex SecondStory();

    [GeneratedRegex(@"\bstrengths?\s+and\s+(?:your\s+)?weakness(?:es)?\b|\blikes?\s+and\s+dislikes?\b|\badvantages\s+and\s+disadvantages\s+of\s+yourself\b", RegexOptions.IgnoreCase)]
    private static partial Regex TwoQualities();

    // Where a clause begins to ask: at the beginning, after a stop, or after a comma or "and"/"or".
    [GeneratedRegex(
        @"(?:^|[.?!;]\s+(?:also,?\s+|and\s+)?|,?\s+(?:and|or)\s+|,\s+)"
            + @"(?:(?:tell\s+(?:me|us)|describe|explain|give)\b|(?:in\s+)?(?:what|which|who|whom|when|where|why|how)\b(?=[^?.]*\?)(?=\s+(?:\w+\s+){0,3}?(?:do|does|did|is|are|was|were|would|will|can|could|have|has|had|motivates|came|changed|made|helped|caused|happened|went|led)\b)"
            + @"|(?:do|are|have|can|will|would|did|were)\s+you\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Asking();

    // The past of the story that was asked for, or words that point back to it.
    [GeneratedRegex(
        @"\b(?:it|that|this|them|they|those|the\s+outcome|the\s+result|came|changed|caused|happened|went)\b|\b(?:did|had|was|were)\b"
            + @"|^[^\p{L}]*(?:and\s+|or\s+)?why\s*$|\bwould\s+you\s+do\s+(?:first|next|then)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex GoesOn();
}
