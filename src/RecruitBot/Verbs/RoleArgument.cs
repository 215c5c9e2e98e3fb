using RecruitBot.Configuration;
using RecruitBot.Core.Roles;

namespace RecruitBot.Verbs;

/// <summary>A role named on the command line.</summary>
public static class RoleArgument
{
    /// <summary>The id of the role; null when none was named.</summary>
    /// <exception cref="ConfigurationFault">There is no such role.</exception>
    public static string? Find(RoleCatalog roles, string? named) => named is null ? null : Get(roles, named).Id;

    /// <summary>The role.</summary>
    /// <exception cref="ConfigurationFault">There is no such role.</exception>
    public static Role Get(RoleCatalog roles, string named) =>
        roles.Match(named) ?? throw new ConfigurationFault($"--role: there is no role \u201c{named}\u201d; there are {string.Join(", ", roles.Roles.Select(r => r.Id))}.");
}
