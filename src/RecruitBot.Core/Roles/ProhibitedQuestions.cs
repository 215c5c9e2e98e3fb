using System.Text.RegularExpressions;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Roles;

/// <summary>A question that must not be asked.</summary>
/// <param name="Category">Short name such as "age" or "salary-history".</param>
/// <param name="Reason">Why it must not be asked, one sentence.</param>
/// <param name="Rewrite">What to ask instead, one sentence.</param>
/// <param name="Span">The words in the text that gave it away.</param>
public sealed record ProhibitedQuestion(string Category, string Reason, string Rewrite, TextSpan Span);

/// <summary>
/// Finds questions about protected traits and their stand-ins (see <c>ProhibitedQuestions.yaml</c>) in anything that is about to be asked.
/// Deliberately conservative and English only: silence is no legal advice.
/// </summary>
public static partial class ProhibitedQuestions
{
    private static readonly Lazy<IReadOnlyList<Rule>> Rules = new(Load);

    /// <summary>The categories that are looked for.</summary>
    public static IReadOnlyList<string> Categories => Rules.Value.Select(r => r.Category).ToList();

    /// <summary>What a text asks that it must not, at most one finding a category, in the order of the text.</summary>
    public static IReadOnlyList<ProhibitedQuestion> Find(string text)
    {
        var findings = new List<ProhibitedQuestion>();
        if (string.IsNullOrWhiteSpace(text))
            return findings;
        // Same length as the text, so that spans hold; typographic apostrophes and wrapped lines must not hide a question.
        var plain = Blank().Replace(text.Replace('\u2019', '\''), " ");
        foreach (var rule in Rules.Value)
            if (rule.Match(plain) is { } span)
                findings.Add(new ProhibitedQuestion(rule.Category, rule.Reason, rule.Rewrite, span));
        return findings.OrderBy(f => f.Span.Start).ToList();
    }

    [GeneratedRegex(@"\s")]
    private static partial Regex Blank();

    private static List<Rule> Load()
    {
        var entries = EmbeddedYaml.Read<List<Entry>>("ProhibitedQuestions.yaml");
        return entries.ConvertAll(e => new Rule(e.Category, e.Reason, e.Rewrite, Any(e.Ask)!, Any(e.Allow)));
    }

    // Plain interpreted expressions: the non-backtracking engine takes a second to build these, and every repetition in them is bounded.
    private static Regex? Any(List<string> patterns) =>
        patterns.Count == 0
            ? null
            : new Regex(
                string.Join('|', patterns.Select(p => $"(?:{p})")),
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
            );

    private sealed record Rule(string Category, string Reason, string Rewrite, Regex Ask, Regex? Allow)
    {
        public TextSpan? Match(string text)
        {
            // The spans that the rule lifts are sentence by sentence: a lawful question must not cover for an unlawful one beside it.
            foreach (var sentence in SentenceSplitter.Split(text))
            {
                var words = sentence.Of(text);
                var lifted = Allow?.Matches(words).Select(m => (m.Index, End: m.Index + m.Length)).ToList() ?? [];
                foreach (var (start, length) in Ask.Matches(words).Select(m => (m.Index, m.Length)))
                    if (!lifted.Exists(l => start < l.End && l.Index < start + length))
                        return new TextSpan(sentence.Start + start, length);
            }
            return null;
        }
    }

    private sealed class Entry
    {
        public string Category { get; set; } = "";

        public string Reason { get; set; } = "";

        public string Rewrite { get; set; } = "";

        public List<string> Ask { get; set; } = [];

        public List<string> Allow { get; set; } = [];
    }
}
