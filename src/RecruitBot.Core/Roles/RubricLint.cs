namespace RecruitBot.Core.Roles;

internal static class RubricLint
{
    public static void Check(Role role, RoleLog log) { _ = role; _ = log; }
}
