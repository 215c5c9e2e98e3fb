namespace RecruitBot.Core.Roles;

/// <summary>A role as a session keeps it.</summary>
public static class RoleSnapshot
{
    /// <summary>
    /// The role without its gold answers: they are for calibration only, would multiply the size of each session, and must never
    /// come near a candidate. <see cref="RoleScript.Sha256"/> is the same for both.
    /// </summary>
    /// <remarks>See <see cref="LawfulScript"/> for what else a session is opened without.</remarks>
    public static Role WithoutGold(this Role role) => role with { Criteria = role.Criteria.Select(c => c with { Gold = [] }).ToList() };
}
