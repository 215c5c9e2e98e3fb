using RecruitBot.Configuration;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;

namespace RecruitBot;

/// <summary>The knowledge folder as the program runs on it: what cannot be used stops the start, with file and line.</summary>
public sealed record KnowledgeFiles(KnowledgeBase Base, RoleCatalog Roles)
{
    /// <summary>Loads the folder.</summary>
    /// <exception cref="SettingsException">A file cannot be read or a role is unusable; the first problem is named.</exception>
    public static KnowledgeFiles Load(string path)
    {
        var knowledge = KnowledgeFolder.Load(path);
        var roles = RoleCatalog.Load(path, rubric: false);
        if (roles.Problems.FirstOrDefault(p => p.IsError) is { } problem)
            throw new SettingsException($"{Path.Combine(path, problem.File)}:{problem.Line}: {problem.Message}");
        if (knowledge.Problems.FirstOrDefault(p => p.Stops) is { } broken)
            throw new SettingsException($"{Path.Combine(path, broken.File)}:{broken.Line}: {broken.Message}");
        return new KnowledgeFiles(knowledge, roles);
    }
}

/// <summary>The aliases of skills.yaml, for the evaluator.</summary>
public sealed class SkillAliases(KnowledgeBase knowledge) : ITermAliases
{
    private readonly Dictionary<string, List<string>> _names = Names(knowledge);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Of(string term) => _names.TryGetValue(term, out var names) ? names : [];

    private static Dictionary<string, List<string>> Names(KnowledgeBase knowledge)
    {
        var names = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var skill in knowledge.Skills)
        {
            string[] all = [skill.Name, .. skill.Aliases];
            foreach (var name in all)
                names[name] = [.. all.Where(n => !string.Equals(n, name, StringComparison.OrdinalIgnoreCase))];
        }
        return names;
    }
}
