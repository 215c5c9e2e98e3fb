using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening.Calibration;

namespace RecruitBot.Core.Knowledge.Live;

/// <summary>One state of the knowledge folder, whole: what was read from it together answers together. Never changes.</summary>
/// <param name="Base">Guides, roles as texts, skills.</param>
/// <param name="Roles">Roles as scripts that are asked.</param>
/// <param name="Answerer">Answers from <paramref name="Base"/>.</param>
public sealed record KnowledgeInForce(KnowledgeBase Base, RoleCatalog Roles, IAnswerer Answerer)
{
    /// <summary>Reads a folder.</summary>
    /// <param name="path">The folder that holds <c>guides/</c>, <c>roles/</c> and <c>skills.yaml</c>.</param>
    /// <param name="before">What was read from it last; itself when nothing has changed since.</param>
    /// <param name="answers">The folder of the guides that the team wrote; see <see cref="KnowledgeFolder.Load"/>.</param>
    /// <param name="freshMonths">See <see cref="OfflineAnswerer"/>.</param>
    /// <exception cref="UnusableKnowledgeException">A file cannot be read or a role is unusable; the first problem is named.</exception>
    public static KnowledgeInForce Load(string path, KnowledgeInForce? before = null, string? answers = null, int freshMonths = OfflineAnswerer.FreshMonths)
    {
        var knowledge = KnowledgeFolder.Load(path, before?.Base, answers);
        if (before is not null && knowledge.Problems.Count == 0 && string.Equals(knowledge.Fingerprint, before.Base.Fingerprint, StringComparison.Ordinal))
            return before;
        var roles = RoleCatalog.Load(path, rubric: false, before?.Roles);
        if (roles.Problems.FirstOrDefault(p => p.IsError) is { } problem)
            throw new UnusableKnowledgeException($"{Path.Combine(path, problem.File)}:{problem.Line}: {problem.Message}");
        if (knowledge.Problems.FirstOrDefault(p => p.Stops) is { } broken)
            throw new UnusableKnowledgeException($"{Path.Combine(path, broken.File)}:{broken.Line}: {broken.Message}");
        roles = GatedRoles.Of(roles, before?.Roles, RoleGates.Of(knowledge, CalibrationRecord.Read(path)));
        return new KnowledgeInForce(knowledge, roles, new OfflineAnswerer(knowledge, before?.Answerer as OfflineAnswerer, freshMonths));
    }
}
