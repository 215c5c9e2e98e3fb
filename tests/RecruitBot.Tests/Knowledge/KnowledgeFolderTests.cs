using System.Text;
using RecruitBot.Core.Knowledge;

namespace RecruitBot.Tests.Knowledge;

public sealed class KnowledgeFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("knowledge").FullName;

    public KnowledgeFolderTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, "guides"));
        Directory.CreateDirectory(Path.Combine(folder, "roles"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_missing_folder_is_a_problem_and_no_exception() =>
        Assert.Single(KnowledgeFolder.Load(Path.Combine(folder, "none")).Problems);

    [Fact]
    public void Problems_carry_file_and_line()
    {
        Write("guides/broken.md", "---\ntitle: [\n---\nText.\n");
        Write("guides/bare.md", "Text.\n");
        Write("guides/key.md", "---\ntitle: T\naudience: both\ncolour: red\n---\nText.\n");
        File.WriteAllBytes(Path.Combine(folder, "guides/latin.md"), [.. Encoding.ASCII.GetBytes("---\ntitle: T\naudience: both\n---\n"), 0xE9, 0x20]);
        Write("skills.yaml", "- { name: A, aliases: [B] }\n- { aliases: [C] }\n");
        var knowledge = KnowledgeFolder.Load(folder);
        Assert.Contains(knowledge.Problems, p => p.File == "guides/broken.md");
        Assert.Contains(knowledge.Problems, p => p is { File: "guides/bare.md", Line: 1 });
        Assert.Contains(knowledge.Problems, p => p is { File: "guides/key.md", Line: 4 } && p.Message.Contains("colour", StringComparison.Ordinal));
        Assert.Contains(knowledge.Problems, p => p is { File: "guides/latin.md", Line: 5 });
        Assert.Contains(knowledge.Problems, p => p is { File: "skills.yaml", Line: 2 });
        Assert.Single(knowledge.Skills);
    }

    [Fact]
    public void A_file_over_five_megabytes_is_not_read()
    {
        Write("guides/large.md", new string('x', KnowledgeFolder.MaxFileBytes + 1));
        var knowledge = KnowledgeFolder.Load(folder);
        Assert.Empty(knowledge.Documents);
        Assert.Single(knowledge.Problems);
    }

    [Fact]
    public void The_fingerprint_changes_with_any_byte_and_with_nothing_else()
    {
        Write("guides/a.md", "---\ntitle: T\naudience: both\n---\nText.\n");
        var before = KnowledgeFolder.Load(folder).Fingerprint;
        Assert.Equal(before, KnowledgeFolder.Load(folder).Fingerprint);
        Write("guides/a.md", "---\ntitle: T\naudience: both\n---\nText!\n");
        Assert.NotEqual(before, KnowledgeFolder.Load(folder).Fingerprint);
    }

    [Fact]
    public void A_role_in_draft_is_for_recruiters()
    {
        Write("roles/a.md", "---\nid: a\ntitle: A\nstatus: draft\n---\nText.\n");
        Assert.Equal(Audience.Recruiter, KnowledgeFolder.Load(folder).Documents[0].Audience);
    }

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(folder, path), text);

    [Theory]
    [InlineData("guides/a.md", "---\ntitle: [broken\n---\nText.\n", true)]
    [InlineData("guides/a.md", "---\ntitle: A\nno end", true)]
    [InlineData("skills.yaml", "name: not a list", true)]
    [InlineData("guides/a.md", "---\ntitle: A\naudience: both\nunknown: 1\n---\nText.\n", false)]
    public void Only_what_makes_a_file_unusable_stops_the_program(string source, string text, bool stops) =>
        Assert.Equal(stops, KnowledgeFolder.FromTexts([(source, text)]).Problems.Any(p => p.Stops));
}
