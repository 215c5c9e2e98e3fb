using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Screening;

namespace RecruitBot;

/// <summary>The aliases of skills.yaml as they were at the start: an application is rated by the same ones from its first answer to its last.</summary>
public sealed class SkillAliases(LiveKnowledge knowledge) : ITermAliases
{
    private readonly Dictionary<string, List<string>> _names = Names(knowledge.Current.Base);

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
