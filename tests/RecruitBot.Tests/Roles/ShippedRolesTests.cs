using RecruitBot.Core.Roles;

namespace RecruitBot.Tests.Roles;

/// <summary>The roles that come with the program, as they lie beside it.</summary>
public class ShippedRolesTests
{
    private static readonly string Knowledge = Path.Combine(AppContext.BaseDirectory, "knowledge");

    [Fact]
    public void Five_roles_are_open() => Assert.Equal(5, RoleCatalog.Load(Knowledge).Open.Count());

    [Fact]
    public void They_lint_without_errors() => Assert.DoesNotContain(RoleLint.Check(Knowledge), p => p.IsError);
}
