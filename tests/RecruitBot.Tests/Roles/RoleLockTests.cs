using RecruitBot.Core.Roles;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Roles;

public sealed class RoleLockTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public RoleLockTests()
    {
        Write("a", text => text);
        Write("b", text => text);
    }

    private string LockFile => System.IO.Path.Combine(folder.Path, RoleLock.FileName);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_a_baseline_every_role_is_new() => Assert.Empty(Check());

    [Fact]
    public void The_baseline_has_a_comment_and_one_sorted_line_a_role()
    {
        RoleLock.Accept(Load());
        var lines = File.ReadAllLines(LockFile);

        Assert.All(lines[..2], l => Assert.StartsWith("#", l, StringComparison.Ordinal));
        Assert.Equal([Line("a"), Line("b")], lines[2..]);
        Assert.Equal(["roles", "roles.lock"], Directory.EnumerateFileSystemEntries(folder.Path).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Check());
    }

    [Fact]
    public void A_changed_script_under_the_same_version_is_an_error_at_the_version()
    {
        RoleLock.Accept(Load());
        Write("a", text => text.Replace("about your work", "about your daily work", StringComparison.Ordinal));
        var problem = Assert.Single(Check());

        Assert.Equal(("roles/a.md", 4, true), (problem.File, problem.Line, problem.IsError));
        Assert.Contains("set `version: 2`", problem.Message, StringComparison.Ordinal);
        Assert.Equal([problem], RoleLint.Check(folder.Path));
        Assert.NotNull(Load().Find("a"));
    }

    [Fact]
    public void A_changed_script_under_a_higher_version_is_fine()
    {
        RoleLock.Accept(Load());
        Write("a", text => text.Replace("about your work", "about your daily work", StringComparison.Ordinal).Replace("version: 1", "version: 2", StringComparison.Ordinal));

        Assert.Empty(Check());
    }

    [Fact]
    public void A_change_of_anything_else_is_fine()
    {
        RoleLock.Accept(Load());
        Write("a", text => text.Replace("title: Craft", "title: Workmanship # renamed", StringComparison.Ordinal));

        Assert.Empty(Check());
    }

    [Fact]
    public void A_version_never_goes_down()
    {
        Write("a", text => text.Replace("version: 1", "version: 3", StringComparison.Ordinal));
        RoleLock.Accept(Load());
        Write("a", text => text.Replace("version: 1", "version: 2", StringComparison.Ordinal));

        Assert.Contains("below the accepted version 3", Assert.Single(Check()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_role_is_fine()
    {
        RoleLock.Accept(Load());
        Write("c", text => text);

        Assert.Empty(Check());
    }

    [Fact]
    public void Accepting_keeps_the_line_of_a_broken_role_and_drops_that_of_a_removed_one()
    {
        RoleLock.Accept(Load());
        var before = Line("a");
        Write("a", text => text.Replace("status: open", "status: ???", StringComparison.Ordinal));
        File.Delete(System.IO.Path.Combine(folder.Path, "roles", "b.md"));
        RoleLock.Accept(Load());

        Assert.Equal([before], File.ReadAllLines(LockFile)[2..]);
    }

    [Fact]
    public void A_line_that_cannot_be_read_is_an_error_on_that_line()
    {
        RoleLock.Accept(Load());
        File.AppendAllText(LockFile, "<<<<<<< ours\n" + Line("a") + "\n");
        var problems = Check();

        Assert.Equal([("roles.lock", 5, true), ("roles.lock", 6, true)], problems.Select(p => (p.File, p.Line, p.IsError)));
        Assert.Contains("lint --accept", problems[0].Message, StringComparison.Ordinal);
    }

    private void Write(string id, Func<string, string> change) => folder.Write($"roles/{id}.md", change(RoleFolderTests.Text(id, "status: open")));

    private RoleCatalog Load() => RoleCatalog.Load(folder.Path);

    private IReadOnlyList<RoleProblem> Check() => RoleLock.Check(Load());

    private string Line(string id)
    {
        var role = RoleFile.Parse($"roles/{id}.md", RoleFolderTests.Text(id, "status: open")).Role!;
        return $"{id} {role.Version} {RoleScript.Sha256(role)}";
    }
}
