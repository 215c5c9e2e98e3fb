using RecruitBot.Core.Roles;

namespace RecruitBot.Tests.Roles;

/// <summary>Each item of the list of what is never asked is found in three ways of saying it, and its lawful neighbours pass.</summary>
public sealed class NeverAskTests
{
    public static TheoryData<string, string> NeverAsked { get; } = Read();

    public static TheoryData<string> MayBeAsked { get; } = [.. Lines("may-ask.txt")];

    [Theory]
    [MemberData(nameof(NeverAsked))]
    public void It_is_found_with_a_reason_and_something_to_ask_instead(string category, string question)
    {
        var finding = Assert.Single(ProhibitedQuestions.Find(question), f => f.Category == category);
        Assert.NotEmpty(finding.Reason);
        Assert.Empty(ProhibitedQuestions.Find(finding.Rewrite));
    }

    [Theory]
    [MemberData(nameof(MayBeAsked))]
    public void Its_lawful_neighbour_passes(string question) => Assert.Empty(ProhibitedQuestions.Find(question));

    [Fact]
    public void Nothing_that_the_roles_that_come_along_ask_is_on_the_list()
    {
        var lines = RoleCatalog.Load(Path.Combine(AppContext.BaseDirectory, "knowledge")).Roles.SelectMany(RoleScript.Lines).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, l => Assert.Empty(ProhibitedQuestions.Find(l.Text)));
    }

    private static TheoryData<string, string> Read()
    {
        var data = new TheoryData<string, string>();
        foreach (var line in Lines("never-ask.txt"))
            data.Add(line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..]);
        return data;
    }

    private static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Roles", "Data", file)).Where(l => l.Length > 0 && !l.StartsWith('#'));
}
