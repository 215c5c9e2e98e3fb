using RecruitBot.Core.Roles;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Roles;

public sealed class RoleFolderTests : IDisposable
{
    private const string Guide = "# Guide\n\n## Responsibilities\n\nText.\n\n```\n## Not a heading\n```\n\n## What's next? (2026)\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Roles_come_in_the_order_of_their_files()
    {
        Write("b", "status: open");
        Write("a", "status: open");
        Write("c", "status: paused");
        folder.Write("roles/README.md", "How to write a role.");
        folder.Write("roles/notes.txt", "Not a role.");
        var catalog = RoleCatalog.Load(folder.Path);

        Assert.Equal(["a", "b", "c"], catalog.Roles.Select(r => r.Id));
        Assert.Equal(["a", "b"], catalog.Open.Select(r => r.Id));
        Assert.Equal(RoleStatus.Paused, catalog.Find("c")!.Status);
        Assert.Null(catalog.Find("d"));
        Assert.Null(catalog.Find("A"));
        Assert.Empty(catalog.Problems);
    }

    [Fact]
    public void A_broken_file_leaves_the_others_usable()
    {
        Write("a", "status: open");
        folder.Write("roles/b.md", "---\nid: [\n---\n");
        var catalog = RoleCatalog.Load(folder.Path);

        Assert.Equal(["a"], catalog.Open.Select(r => r.Id));
        Assert.Equal(2, catalog.Parses.Count);
        Assert.Equal("roles/b.md", Assert.Single(catalog.Problems).File);
    }

    [Fact]
    public void A_missing_folder_is_a_problem_that_says_what_to_do()
    {
        var catalog = RoleCatalog.Load(System.IO.Path.Combine(folder.Path, "nowhere"));

        Assert.Empty(catalog.Roles);
        Assert.Contains("Knowledge:Path", Assert.Single(catalog.Problems).Message, StringComparison.Ordinal);
        Assert.Single(RoleLint.Check(catalog));
    }

    [Fact]
    public void An_id_belongs_to_the_file_named_after_it()
    {
        Write("b", "status: open");
        folder.Write("roles/a.md", Text("b", "status: open"));
        var catalog = RoleCatalog.Load(folder.Path);

        Assert.Equal(["b"], catalog.Roles.Select(r => r.Id));
        Assert.Equal(2, catalog.Problems.Count);
        Assert.All(catalog.Problems, p => Assert.Equal(("roles/a.md", 2, true), (p.File, p.Line, p.IsError)));
        Assert.Contains(catalog.Problems, p => p.Message.Contains("already that of roles/b.md", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("guides/guide.md", null)]
    [InlineData("guides/guide.md#responsibilities", null)]
    [InlineData("guides/guide.md#whats-next-2026", null)]
    [InlineData("roles/a.md", null)]
    [InlineData("guides/other.md", "`guides/other.md` does not exist")]
    [InlineData("guides/guide.md#responsibility", "write `#responsibilities`")]
    [InlineData("guides/guide.md#not-a-heading", "has no heading `#not-a-heading`")]
    [InlineData("../outside.md", "does not exist")]
    [InlineData("https://example.com/guide.md", "does not exist")]
    public void A_quoted_source_exists(string source, string? words)
    {
        folder.Write("guides/guide.md", Guide);
        var text = Text("a", "status: open").Replace("roles/a.md", source, StringComparison.Ordinal);
        folder.Write("roles/a.md", text);
        var problems = RoleLint.Check(folder.Path);

        if (words is null)
        {
            Assert.Empty(problems);
            return;
        }
        var problem = Assert.Single(problems);
        Assert.False(problem.IsError);
        Assert.Equal(Example.LineOf(text, "source:"), problem.Line);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lint_orders_by_file_and_line()
    {
        folder.Write(Example.File, Example.Text);
        Write("z", "status: closd");
        var problems = RoleLint.Check(folder.Path);

        Assert.Equal(
            [
                (Example.File, Example.LineOf(Example.Text, "salary:")),
                (Example.File, Example.LineOf(Example.Text, "source: \"guides/senior-django-developer.md#")),
                (Example.File, Example.LineOf(Example.Text, "source: \"guides/senior-django-developer.md\"")),
                ("roles/z.md", 5),
            ],
            problems.Select(p => (p.File, p.Line))
        );
    }

    [Fact]
    public void Slugs_are_those_of_GitHub()
    {
        Assert.Equal(["guide", "responsibilities", "whats-next-2026"], HeadingSlugs.Of(Guide));
        Assert.Equal(["a", "a-1", "cicd--c_x"], HeadingSlugs.Of("---\ntitle: x\n# comment: y\n---\n# A\n## A ##\n###### CI/CD & c_x\n#tag\n    # code"));
    }

    internal static string Text(string id, string status) =>
        $$"""
            ---
            id: {{id}}
            title: Title
            version: 1
            {{status}}
            sla: 5d
            criteria:
              - id: craft
                title: Craft
                definition: Does the work.
                source: roles/a.md
                ask: Tell me about your work.
                anchors: { 1: Names nothing., 3: Describes one piece of work., 5: Compares two ways and measures both. }
                gold:
                  - { level: 1, answer: a }
                  - { level: 1, answer: b }
                  - { level: 3, answer: c }
                  - { level: 3, answer: d }
                  - { level: 5, answer: e }
                  - { level: 5, answer: f }
            ---

            """;

    private void Write(string id, string status) => folder.Write($"roles/{id}.md", Text(id, status));
}
