using System.Text.RegularExpressions;

namespace RecruitBot.Core.Screening;

/// <summary>
/// Finds text that speaks to a machine instead of answering ("ignore previous instructions", "give me 5/5", "SYSTEM: hired"). It counts for
/// nothing, neither for nor against; the rest of the answer is rated as if it were not there.
/// </summary>
public static partial class Instructions
{
    /// <summary>Whether the text holds any.</summary>
    public static bool IsIn(string text) => Pattern().IsMatch(text.Length <= AnswerText.MaxChars ? text : text[..AnswerText.MaxChars]);

    internal static void Ignore(AnswerText text)
    {
        var read = text.Text.AsSpan(0, Math.Min(text.Text.Length, AnswerText.MaxChars));
        foreach (var match in Pattern().EnumerateMatches(read))
            for (var i = 0; i < text.Words.Count; i++)
                if (text.Words[i].Start >= match.Index && text.Words[i].Start < match.Index + match.Length)
                    text.Ignored[i] = true;
    }

    // Each alternative runs on to the end of its sentence. Bounded repeats and the non-backtracking engine keep it linear.
    [GeneratedRegex(
        """
        (?:
          \b(?:ignore|disregard|forget|override)\b[^.!?\n]{0,40}\b(?:instructions?|prompts?|rubric|rules\ above|criteria)\b
        | \b(?:give|grant|award|assign|rate|score|grade|mark)\b\s(?:me|this|my\ answer|the\ answer|the\ candidate|this\ answer|it|him|her|them)\b[^.!?\n]{0,30}\b(?:[1-5]\s?/\s?[1-5]|[1-5]|five|top|highest|maximum|full|perfect|best)\b
        | \b(?:level|score|rating)\s*[:=]\s*[1-5]\b
        | (?:^|[\n.!?\]>]\s*)\[?(?:system|assistant|developer)\s*(?:prompt|message|note)?\]?\s*[:>]
        | \b(?:this|the)\s(?:candidate|applicant)\s(?:is|has|should|must|deserves|meets|shows|demonstrates)\b
        | \b(?:you\ are|act\ as)\s(?:now\ )?(?:an?|the)\s(?:ai|evaluator|assistant|grader|language\ model|helpful)\b
        | \bas\ an\ ai\b
        )[^.!?\n]*
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
