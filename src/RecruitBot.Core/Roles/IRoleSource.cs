namespace RecruitBot.Core.Roles;

/// <summary>Where the roles are asked for each time, since files change while the program runs. A session keeps the script that it began with.</summary>
public interface IRoleSource
{
    /// <summary>The roles in force now; the catalog itself never changes. Read it once for each thing that must fit together.</summary>
    RoleCatalog InForce { get; }
}
