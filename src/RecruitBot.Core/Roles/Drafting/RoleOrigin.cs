namespace RecruitBot.Core.Roles.Drafting;

/// <summary>Where a role file came from and who stands for it.</summary>
/// <param name="DraftedFrom">The source it was drafted from; null for a file that a person wrote.</param>
/// <param name="DraftedBy">Who asked for the draft.</param>
/// <param name="ApprovedBy">Who approved it; null while nobody has.</param>
/// <param name="ApprovedAt">The day on which they did, as written.</param>
public sealed record RoleOrigin(string? DraftedFrom, string? DraftedBy, string? ApprovedBy, string? ApprovedAt)
{
    /// <summary>Written by a person, approved by nobody in particular.</summary>
    public static RoleOrigin Written { get; } = new(null, null, null, null);

    /// <summary>A draft that nobody has approved is never offered to candidates, whatever its status says.</summary>
    public bool WaitsForApproval => DraftedFrom is not null && ApprovedBy is null;
}
