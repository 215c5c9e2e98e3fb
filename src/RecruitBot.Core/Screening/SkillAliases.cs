using RecruitBot.Core.Knowledge;

namespace RecruitBot.Core.Screening;

/// <summary>The aliases of skills.yaml as they were when this was made: an application is rated by the same ones from its first answer to its last.</summary>
public sealed class SkillAliases(IEnumerable<SkillName> skills) : ITermAliases
{
    private readonly Dictionary<string, List<string>> _names = Names(skills);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Of(string term) => _names.TryGetValue(term, out var names) ? names : [];

    private static Dictionary<string, List<string>> Names(IEnumerable<SkillName> skills)
    {
        var names = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var skill in skills)
        {
            string[] all = [skill.Name, .. skill.Aliases];
            foreach (var name in all)
                names[name] = [.. all.Where(n => !string.Equals(n, name, StringComparison.OrdinalIgnoreCase))];
        }
        return names;
    }
}
