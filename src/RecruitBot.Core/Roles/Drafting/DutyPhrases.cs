using System.Text.RegularExpressions;

namespace RecruitBot.Core.Roles.Drafting;

/// <summary>
/// What a sentence of a guide says somebody has to do, as phrases that follow "had to": "mentor junior developers". Only words of the sentence, with verbs
/// in their base form; a sentence that states no duty gives none.
/// </summary>
internal static partial class DutyPhrases
{
    private const int LeastWords = 2;
    private const int MostWords = 24;

    private static readonly HashSet<string> NoWork = new(StringComparer.Ordinal)
    {
        "does", "needs", "wants", "gets", "earns", "receives", "says", "likes", "knows", "understands", "becomes", "seems", "means", "costs", "differs", "belongs", "always",
        "enjoys", "expects", "hopes", "gains", "skills", "duties", "years", "jobs", "roles", "tasks", "salaries",
    };

    // They end as those who do a work, and are none.
    private static readonly HashSet<string> Things = new(StringComparer.Ordinal)
    {
        "answer", "browser", "center", "computer", "container", "customer", "employer", "folder", "letter", "matter", "number", "order", "paper", "parameter", "power",
        "router", "server", "user", "water", "document", "department", "component", "environment", "equipment", "requirement", "agreement", "treatment", "content",
    };

    /// <summary>The phrases in the order of the sentence.</summary>
    /// <param name="sentence">A sentence, or an item of a list.</param>
    /// <param name="listed">Whether it is an item of a list, which may begin with its verb.</param>
    public static IReadOnlyList<string> Of(string sentence, bool listed)
    {
        var text = Spaces().Replace(sentence.Trim().TrimStart('-', '*', '\u2022').Trim(), " ");
        return (listed ? Listed(text) : null) ?? Infinitives(text) ?? Habit(text) ?? [];
    }

    /// <summary>A list item or an order: "Design and build REST APIs", "Reviewing the code of others".</summary>
    private static string[]? Listed(string text)
    {
        var first = FirstWord().Match(text).Value.ToLowerInvariant();
        if (RubricWords.BaseForm(first) is not { } verb || (verb != first && !first.EndsWith("ing", StringComparison.Ordinal)))
            return null;
        var rest = text[first.Length..];
        return Phrases([verb + (verb == first ? rest : InBase(rest, "ing"))]);
    }

    /// <summary>"... are to design APIs, to integrate services and to write code", "is responsible for closing the books".</summary>
    private static string[]? Infinitives(string text)
    {
        if (Duty().Match(text) is not { Success: true } duty)
            return null;
        var rest = text[(duty.Index + duty.Length)..];
        if (duty.Groups["for"].Success)
            return FirstWord().Match(rest).Value.ToLowerInvariant() is var gerund && RubricWords.BaseForm(gerund) is { } verb ? Phrases([verb + InBase(rest[gerund.Length..], "ing")]) : null;
        // What follows is a verb, listed or not; what somebody is to be is no work.
        return Phrases(Joined(NextInfinitive().Split(rest)), w => w.ToLowerInvariant() is not ("be" or "have" or "feel" or "not"));
    }

    /// <summary>"A Senior Developer often mentors junior developers": the first verb of a habit, and those joined to it.</summary>
    private static string[]? Habit(string text)
    {
        foreach (Match word in Word().Matches(text))
        {
            var lower = word.Value.ToLowerInvariant();
            var before = text[..word.Index];
            // A noun in the plural ("tests") opens no predicate: somebody who does the work stands right before the verb, in the singular and with an article.
            if (ThirdPerson(lower) is { } verb && Worker().Match(before) is { Success: true } worker && !Things.Contains(worker.Groups["head"].Value.ToLowerInvariant()))
                return Phrases([verb + InBase(text[(word.Index + word.Length)..], "s")], _ => true);
            if (RubricWords.BaseForm(lower) == lower && You().IsMatch(before))
                return Phrases([text[word.Index..]]);
        }
        return null;
    }

    // "rescues" to "rescue", listed or not; null for what is no work.
    private static string? ThirdPerson(string word) =>
        NoWork.Contains(word) || word.Length < 4 || word[^1] != 's' || word[^2] is 's' or 'u' or 'i' ? null
        : RubricWords.BaseForm(word)
            ?? (word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
            : Hissing().IsMatch(word) ? word[..^2]
            : word[..^1]);

    // "to design, to develop and to maintain the logic" is one duty: a verb alone belongs to what follows.
    private static List<string> Joined(string[] parts)
    {
        var joined = new List<string>();
        var waiting = new List<string>();
        foreach (var part in parts.Select(p => p.Trim().TrimEnd(',').Trim()).Where(p => p.Length > 0))
        {
            if (Word().Count(part) < LeastWords)
            {
                waiting.Add(part);
                continue;
            }
            joined.Add(waiting.Count == 0 ? part : $"{string.Join(", ", waiting)} and {part}");
            waiting.Clear();
        }
        return joined;
    }

    private static string[]? Phrases(IEnumerable<string> phrases, Func<string, bool>? isVerb = null)
    {
        isVerb ??= w => RubricWords.BaseForm(w) is not null;
        var found = phrases
            .Select(p => Ending().Replace(p, "").Trim().TrimEnd('.', ';', ',', ':', '!').Trim())
            .Select(p => p.Length == 0 ? p : char.ToLowerInvariant(p[0]) + p[1..])
            .Where(p => Word().Count(p) is >= LeastWords and <= MostWords && isVerb(FirstWord().Match(p).Value) && !Leaning().IsMatch(p))
            .ToArray();
        return found.Length > 0 ? found : null;
    }

    // Further verbs of the same form: "plans, designs and releases new features".
    private static string InBase(string rest, string form) =>
        Joint().Replace(
            rest,
            m =>
            {
                var word = m.Groups["verb"].Value;
                return word.EndsWith(form, StringComparison.Ordinal) && RubricWords.BaseForm(word) is { } verb ? m.Groups["before"].Value + verb : m.Value;
            });

    [GeneratedRegex("(?:ch|sh|ss|x|zz|o)es$")]
    private static partial Regex Hissing();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[\p{L}-]+")]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"[\p{L}][\p{L}\p{Nd}'+#-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:(?:responsib\w+|dut(?:y|ies)|tasks?|jobs?|work|role)\b[^.:]*?\b(?:is|are|include|includes)\s+to|must(?:\s+be\s+able\s+to)?|(?:has|have|needs?|is\s+expected|are\s+expected|should\s+be\s+able)\s+to|(?<for>responsible\s+for))\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Duty();

    [GeneratedRegex(@"(?:\s*,\s*and|\s*[,;]|\s+and)\s+to\s+(?=\p{Ll})", RegexOptions.IgnoreCase)]
    private static partial Regex NextInfinitive();

    [GeneratedRegex(
        @"(?:^|\b)(?:an?|the|every|each|our)\s+(?:[\p{L}-]+\s+){0,5}(?<head>[\p{L}-]+(?:er|or|ist|ant|ent|ian|ess)|nurse|chef|cook|clerk|lead|guard|aide|coach|judge|pilot|tutor)\s+"
            + @"(?:(?:often|also|usually|regularly|always|then|typically|mainly|frequently)\s+)*$|\bwho\s+$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Worker();

    [GeneratedRegex(@"\byou(?:['\u2019]ll|\s+will)?\s+(?:(?:often|also|usually|regularly|always)\s+)*$", RegexOptions.IgnoreCase)]
    private static partial Regex You();

    // What it leans on stands in another part of the sentence.
    [GeneratedRegex(@"\b(?:both|them|these|those|this|it)$", RegexOptions.IgnoreCase)]
    private static partial Regex Leaning();

    [GeneratedRegex(@"(?<before>(?:,|\band|\bor)\s+)(?<verb>\p{Ll}+)")]
    private static partial Regex Joint();

    // What tells why, who claims it or how something else is done is no part of the duty.
    [GeneratedRegex(@"(?:,\s*|\s+)(?:so\s+that|says?\s+the|according\s+to|which|because|since)\b.*$", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();
}
