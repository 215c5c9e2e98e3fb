namespace RecruitBot.Core.Roles.Drafting;

/// <summary>Reads <c>drafted</c> and <c>approved</c>.</summary>
internal static class RoleOriginReader
{
    public static RoleOrigin Read(RoleFields role)
    {
        var drafted = role.Mapping("drafted", ["from", "by", "at"]);
        var approved = role.Mapping("approved", ["by", "at"]);
        return new RoleOrigin(
            drafted?.Required("from", "guides/hiring.md"), drafted?.Required("by", "Rita"), approved?.Required("by", "Rita"), approved?.Required("at", "2026-11-22"));
    }
}
