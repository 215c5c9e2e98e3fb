using RecruitBot.Core.Conversations;
using RecruitBot.Core.Gaps.Entries;
using RecruitBot.Core.Knowledge;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Gaps.Entries;

/// <summary>The files follow the store, whole or not at all, and what a person changed in one stays until the next version.</summary>
public sealed class EntryFolderTests : IDisposable
{
    private static readonly EntryVersion First = new("k7", 1, "guides/answered-x-k7.md", "Is there a car park?", "Yes.", null, new Person("d:1", "Rita"), Sample.Start);
    private static readonly EntryVersion Second = First with { Version = 2, Answer = "No." };

    private readonly TemporaryFolder _folder = new();

    private string Guide => _folder["guides/answered-x-k7.md"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_or_older_file_is_written_and_a_newer_or_equal_one_is_left_alone()
    {
        var folder = new EntryFolder(_folder.Path);
        Assert.True(folder.Publish([First]));
        Assert.False(folder.Publish([First]));
        File.WriteAllText(Guide, File.ReadAllText(Guide).Replace("Yes.", "Yes, of course.", StringComparison.Ordinal));
        Assert.False(folder.Publish([First]));
        Assert.Contains("of course", File.ReadAllText(Guide), StringComparison.Ordinal);

        Assert.True(folder.Publish([Second, First]));
        Assert.Contains("\nNo.\n", File.ReadAllText(Guide), StringComparison.Ordinal);
        Assert.False(folder.Publish([First]));
        File.Delete(Guide);
        Assert.True(folder.Publish([First, Second]));
    }

    [Fact]
    public void What_a_crash_left_half_written_is_no_guide_and_is_written_again()
    {
        _folder.Write("guides/answered-x-k7.md.1234.tmp", "---\ntitle: half");
        Assert.True(new EntryFolder(_folder.Path).Publish([First]));
        var knowledge = KnowledgeFolder.Load(Path.Combine(AppContext.BaseDirectory, "knowledge"), answers: _folder.Path);
        Assert.Equal("k7", knowledge.Find(First.Source)!.Written!.Entry);
        Assert.DoesNotContain(knowledge.Documents, d => d.Source.Contains("tmp", StringComparison.Ordinal));
        _folder.Write("guides/answered-x-k7.md", "");
        Assert.True(new EntryFolder(_folder.Path).Publish([First]));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_says_so_and_leaves_nothing_behind()
    {
        _folder.Write("guides", "Somebody else's file stands where the folder ought to be.");
        Assert.ThrowsAny<IOException>(() => new EntryFolder(_folder.Path).Publish([First]));
        Assert.Equal(_folder["guides"], Assert.Single(Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories)));
    }
}
