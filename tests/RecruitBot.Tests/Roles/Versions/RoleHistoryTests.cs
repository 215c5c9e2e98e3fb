using RecruitBot.Core.Roles;
using RecruitBot.Core.Roles.Versions;
using RecruitBot.Tests.Support;

namespace RecruitBot.Tests.Roles.Versions;

public sealed class RoleHistoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Each_accepted_version_is_kept_with_its_words_and_gold_answers()
    {
        Keep("version: 3", "");
        Keep("version: 4", "Tell me of a time when");
        Keep("version: 4", "Tell me of a time when");
        var kept = RoleHistory.Of(folder.Path, "senior-django-developer");

        Assert.Equal([3, 4], kept.Select(r => r.Version));
        Assert.StartsWith("Tell me about a time when", kept[0].Criteria[0].Ask, StringComparison.Ordinal);
        Assert.StartsWith("Tell me of a time when", kept[1].Criteria[0].Ask, StringComparison.Ordinal);
        Assert.NotEmpty(kept[0].Criteria[0].Gold);
        Assert.Empty(RoleHistory.Of(folder.Path, "senior"));
        Assert.Empty(RoleHistory.Of(folder.Path, "../roles/senior"));
    }

    [Fact]
    public void What_cannot_be_read_any_more_is_left_out()
    {
        Keep("version: 3", "");
        folder.Write("history/roles/senior-django-developer.v1.md", "not a role");

        Assert.Equal([3], RoleHistory.Of(folder.Path, "senior-django-developer").Select(r => r.Version));
    }

    private void Keep(string version, string ask)
    {
        var text = Example.Text.Replace("version: 3", version, StringComparison.Ordinal);
        folder.Write(Example.File, ask.Length == 0 ? text : text.Replace("Tell me about a time when", ask, StringComparison.Ordinal));
        RoleHistory.Keep(RoleCatalog.Load(folder.Path));
    }
}
