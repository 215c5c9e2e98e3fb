using System.Text.RegularExpressions;

namespace RecruitBot.Core.Roles;

/// <summary>Warns of criteria that rate what nobody should be rated by (see <c>UnfitCriteria.yaml</c>): fit, traits, language, speed, records, degrees.</summary>
internal static class CriterionLint
{
    private static readonly Lazy<IReadOnlyList<Rule>> Rules = new(
        () => EmbeddedYaml.Read<List<Entry>>("UnfitCriteria.yaml").ConvertAll(e => new Rule(e.Advice, Any(e.In)!, Any(e.Allow)))
    );

    /// <summary>Looks at what a criterion is called, how it is defined and asked, and by what its levels are told apart.</summary>
    public static void Check(Criterion criterion, string path, RoleLog log)
    {
        var parts = new List<(string Key, string What, string Text)>
        {
            ("title", "The title", criterion.Title),
            ("definition", "The definition", criterion.Definition),
            ("ask", "The question", criterion.Ask),
        };
        parts.AddRange(criterion.Anchors.Select(a => ($"anchors/{a.Key}", $"Anchor {a.Key}", a.Value)));
        foreach (var rule in Rules.Value)
            // Once for each rule: the criterion is to be written anew, not word by word.
            foreach (var (key, what, text) in parts)
                if (rule.Match(text) is { } words)
                {
                    log.Warning(log.Lines.GetValueOrDefault($"{path}/{key}", 1), $"{what} of '{criterion.Id}' says \"{words}\". {rule.Advice}");
                    break;
                }
    }

    private static Regex? Any(List<string> patterns) =>
        patterns.Count == 0 ? null : new Regex(string.Join('|', patterns.Select(p => $"(?:{p})")), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private sealed record Rule(string Advice, Regex In, Regex? Allow)
    {
        public string? Match(string text)
        {
            var lifted = Allow?.Matches(text).ToList() ?? [];
            return In.Matches(text).FirstOrDefault(m => !lifted.Exists(l => m.Index < l.Index + l.Length && l.Index < m.Index + m.Length))?.Value;
        }
    }

    private sealed class Entry
    {
        public string About { get; set; } = "";

        public string Advice { get; set; } = "";

        public List<string> In { get; set; } = [];

        public List<string> Allow { get; set; } = [];
    }
}
