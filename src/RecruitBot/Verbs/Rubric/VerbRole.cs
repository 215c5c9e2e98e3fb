using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening.Rescoring;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Verbs.Rubric;

/// <summary>A role named on the command line with all its applications.</summary>
internal static class VerbRole
{
    /// <summary>Reads them.</summary>
    /// <exception cref="Configuration.SettingsException">There is no such role.</exception>
    public static ValueTask<RoleSessions> SessionsAsync(VerbContext context, ISessionStore store, string named, CancellationToken ct)
    {
        var path = context.Settings.Knowledge.Path!;
        return RoleSessions.ReadAsync(store, RoleArgument.Get(RoleCatalog.Load(path, rubric: false), named), path, int.MaxValue, ct);
    }
}
