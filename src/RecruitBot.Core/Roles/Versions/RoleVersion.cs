using System.Globalization;

namespace RecruitBot.Core.Roles.Versions;

/// <summary>A version of a role with the sessions that were held under it.</summary>
/// <param name="Role">What was asked and scored.</param>
/// <param name="Sha256">Hash of its script.</param>
/// <param name="InForce">Whether new applications are held under it.</param>
/// <param name="Sessions">Ids of the applications that were held under it, the latest first.</param>
/// <param name="Scored">Those of them in which at least one answer was scored.</param>
public sealed record RoleVersion(Role Role, string Sha256, bool InForce, IReadOnlyList<string> Sessions, IReadOnlyList<string> Scored)
{
    /// <summary>Its number; with the beginning of the hash where one number stands for several scripts, as happens when a file is changed without a higher one.</summary>
    public required string Name { get; init; }

    /// <summary>One line: name, and how many applications.</summary>
    public string Line =>
        string.Create(CultureInfo.InvariantCulture, $"version {Name}{(InForce ? " (in the role file)" : "")}: {Sessions.Count} application{(Sessions.Count == 1 ? "" : "s")}, {Scored.Count} scored");
}
