using System.Text.RegularExpressions;

namespace RecruitBot.Core.Roles;

/// <summary>Finds questions that suggest their answer: by a tag, by taking it for granted, by praise, or by asking for agreement.</summary>
internal static partial class LeadingQuestions
{
    /// <summary>The words that suggest the answer; null when none do.</summary>
    public static string? Find(string ask) => Leading().Match(ask.Replace('\u2019', '\'')) is { Success: true } found ? found.Value.Trim() : null;

    [GeneratedRegex(
        // A negated question to the candidate hopes for a yes; "what didn't you expect" and "why wouldn't an index help" ask for something else.
        @"(?:^|[.?!;:]\s+|,\s+(?:so\s+)?)(?:do|would|are|is|did|should|have|can|could|were|was)n't\s+\p{L}+\b"
            // Tags.
            + @"|,\s*(?:right|correct|true|yes|no|ok|okay|agreed)\?|,\s*(?:is|are|do|does|did|would|will|have|has|can|could|should|was|were)n't\s+(?:it|you|they|he|she|we)\?"
            + @"|\b(?:would|do|could|are|will|have|can|should)(?:n't|\s+not)\b[^?.]*,\s*(?:would|do|could|are|will|have|can|should)\s+you\?"
            + @"|\b(?:never|hardly|nobody|nothing)\b[^?.]*,\s*(?:would|do|did|could|are|will|have|can|should)\s+you\?"
            + @"|(?:^|[.?!]\s+)I\s+(?:assume|suppose|take\s+it|presume|guess|trust)\b"
            + @"|,?\s*(?:I|we)\s+(?:assume|suppose|take\s+it|presume|guess|trust)\s*\?"
            // Taken for granted.
            + @"|\bsurely\b|\bas\s+(?:we|you|everybody|everyone|one|anyone)(?:\s+all)?\s+(?:knows?|can\s+see)\b|\b(?:everyone|everybody)\s+(?:knows|agrees)\b"
            + @"|(?:^|[.?!]\s+)(?:obviously|of\s+course|clearly|naturally|needless\s+to\s+say)\b"
            // Agreement, or a verdict on oneself.
            + @"|\b(?:would|do|don't|wouldn't)\s+you\s+(?:also\s+)?agree\s+(?:that|with)\b|\b(?:would|could)\s+you\s+(?:say|call|describe)\s+(?:that\s+)?(?:you(?:'re|\s+are)|yourself)\b(?!\s+in\b)"
            + @"|\bhow\s+(?:much\s+do\s+you\s+(?:love|enjoy|like|value|care)|important\s+is\s+it\s+(?:to|for)\s+you|(?:passionate|excited|enthusiastic|keen|committed)\s+are\s+you)\b"
            // Praise of one answer before it is given.
            + @"|\bwhy\s+(?:is|are)\s+\S+(?:\s+\S+)?\s+(?:the\s+)?(?:best|better|superior|essential|right)\b|\bwhy\s+(?:is|are)\b[^?.]*\b(?:so|such|very)\s+(?:an?\s+)?(?:important|good|great|essential|valuable)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Leading();
}
