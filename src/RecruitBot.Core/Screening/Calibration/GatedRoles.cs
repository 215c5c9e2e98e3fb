using RecruitBot.Core.Roles;
using RecruitBot.Core.Roles.Drafting;

namespace RecruitBot.Core.Screening.Calibration;

/// <summary>Puts the gate between the roles as files state them and the roles that are offered.</summary>
public static class GatedRoles
{
    /// <summary>
    /// The roles with each open one that the gate refuses replaced by the version that was offered until now, or, where there is none, taken for a draft,
    /// which candidates never see. The refusals are in <see cref="RoleCatalog.Withheld"/>.
    /// </summary>
    /// <param name="read">The roles as they were read.</param>
    /// <param name="before">The roles in force until now; what is unchanged since is not judged again.</param>
    /// <param name="gate">The gate.</param>
    public static RoleCatalog Of(RoleCatalog read, RoleCatalog? before, RoleGate gate)
    {
        var instead = new Dictionary<string, Role>(StringComparer.Ordinal);
        var refusals = new List<RoleProblem>();
        foreach (var parse in read.Parses)
        {
            if (parse.Role is not { Status: RoleStatus.Open } role)
                continue;
            if (Refusal(parse, role, before, gate) is not { } refusal)
                continue;
            refusals.Add(refusal);
            instead[role.Id] = before?.Find(role.Id) is { Status: RoleStatus.Open } offered ? offered : role with { Status = RoleStatus.Draft };
        }
        return refusals.Count == 0 ? read : read.Withholding(instead, refusals);
    }

    private static RoleProblem? Refusal(RoleParse parse, Role role, RoleCatalog? before, RoleGate gate)
    {
        if (parse.Origin.WaitsForApproval)
            return new RoleProblem(parse.File, parse.LineOf("status"), RoleProblem.Error, DraftLint.NotApproved(role, parse.Origin));
        // A file that is still the same is the same object: what was said of it holds.
        if (before is not null && before.Parses.Any(p => ReferenceEquals(p.Role, role)))
            return before.Withheld.FirstOrDefault(w => string.Equals(w.File, parse.File, StringComparison.Ordinal));
        // The offline evaluator never waits for anything, and reading the knowledge is work for a thread of its own anyway.
        var verdict = gate.JudgeAsync(role, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return verdict.Passes ? null : new RoleProblem(parse.File, parse.LineOf("criteria"), RoleProblem.Error, verdict.Refusal);
    }
}
