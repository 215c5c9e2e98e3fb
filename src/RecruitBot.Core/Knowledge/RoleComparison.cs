using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge;

/// <summary>
/// Answers a question about several roles at once, "which jobs are remote?" or "compare what the roles pay", with what each of them states, side
/// by side. A role that states nothing is said to: nothing is filled in from anywhere else.
/// </summary>
internal sealed partial class RoleComparison
{
    private readonly List<KnowledgeDocument> roles;
    private readonly RoleFacts facts;

    public RoleComparison(KnowledgeBase knowledge, RoleFacts facts)
    {
        roles = [.. knowledge.Documents.Where(d => d.Kind == DocumentKind.Role).OrderBy(d => d.Title, StringComparer.Ordinal)];
        this.facts = facts;
    }

    /// <summary>What the roles state side by side; null when the question is about one role or none, or about what roles do not state.</summary>
    public StatedFact? Read(string text, QuestionReader reader, Audience asker)
    {
        var compared = Compared(text).FindAll(r => asker == Audience.Recruiter || r.Audience != Audience.Recruiter);
        if (compared.Count < 2)
            return null;
        // What is asked of each is asked without naming any.
        var question = reader.Read(Without(text, compared));
        var stated = compared.ConvertAll(r => (Role: r, Fact: facts.Stated(question, r)));
        if (!stated.Exists(s => s.Fact is not null))
            return null;
        var lines = stated.ConvertAll(s => $"{s.Role.Title}: {s.Fact?.Value ?? "not stated"}");
        return new StatedFact(
            string.Join("; ", lines) + ".",
            [.. stated.Select(s => s.Fact?.Line).OfType<KnowledgeUnit>()],
            Settles: true,
            []);
    }

    private List<KnowledgeDocument> Compared(string text)
    {
        // The longest title first, so that one that contains another does not count for both.
        var rest = text;
        var named = new List<KnowledgeDocument>();
        foreach (var role in roles.OrderByDescending(r => r.Title.Length))
            if (rest.Contains(role.Title, StringComparison.OrdinalIgnoreCase))
            {
                named.Add(role);
                rest = rest.Replace(role.Title, " ", StringComparison.OrdinalIgnoreCase);
            }
        return named.Count > 0 ? [.. roles.Where(named.Contains)] : All().IsMatch(text) ? roles : [];
    }

    private static string Without(string text, List<KnowledgeDocument> compared)
    {
        foreach (var role in compared.OrderByDescending(r => r.Title.Length))
            text = text.Replace(role.Title, "the role", StringComparison.OrdinalIgnoreCase);
        return All().Replace(text, "the role");
    }

    [GeneratedRegex(
        @"(?i)\b(?:which|what|all|all of|each|each of|every|any of|do any of|are any of|both|compare|between)(?: of)?(?: the| these| those| your| our)?(?: \w+)? (?:roles|jobs|positions|openings|vacancies)\b|\b(?:which|what|each|every)(?: open)? (?:role|job|position|opening|vacancy)\b(?! (?:title|description|market))|\b(?:the|these|your|open) (?:roles|jobs|positions|openings|vacancies)\b|\bacross (?:the )?(?:roles|jobs|positions)\b",
        RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex All();
}
