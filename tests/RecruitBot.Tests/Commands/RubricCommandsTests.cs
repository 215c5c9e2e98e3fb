using RecruitBot.Core.Roles;
using RecruitBot.Tests.Support;
using static RecruitBot.Tests.Support.Office;

namespace RecruitBot.Tests.Commands;

/// <summary>/rubric.</summary>
public sealed class RubricCommandsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_recruiter_sees_what_differs_and_who_was_scored_under_which_version()
    {
        using var before = new Office();
        await before.HandInAsync(Alice);
        var session = (await before.StateAsync(Alice)).Id;
        using var office = new Office(store: before.Store, roles: Changed());

        var said = Said(await office.TypeAsync(Rita, "rubric", ("do", "diff"), ("role", "baker")));

        Assert.Contains("from version 2 to version 3: 1 difference", said, StringComparison.Ordinal);
        Assert.Contains("criterion 'rescue', question: Tell me about a [-time when you rescued a-] dough", said, StringComparison.Ordinal);
        Assert.Contains($"version 2: 1 application, 1 scored ({session})", said, StringComparison.Ordinal);
        Assert.Contains("version 3 (in the role file): 0 applications", said, StringComparison.Ordinal);
        Assert.Contains("there is no version \u201c7\u201d", Said(await office.TypeAsync(Rita, "rubric", ("do", "diff"), ("role", "baker"), ("from", "7"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_is_shown_and_changes_nothing()
    {
        using var office = new Office();
        await office.HandInAsync(Alice);
        var events = (await office.EventsAsync(Alice)).Count;

        var said = Said(await office.TypeAsync(Rita, "rubric", ("do", "rescore"), ("role", "baker"), ("from", "2")));

        Assert.Contains("Dry run, nothing was changed", said, StringComparison.Ordinal);
        Assert.Contains("1 application rated: 0 ratings would change, 2 would stay", said, StringComparison.Ordinal);
        Assert.Equal(events, (await office.EventsAsync(Alice)).Count);
    }

    [Fact]
    public async Task Gold_answers_are_rated_and_counted()
    {
        using var office = new Office();

        Assert.Contains("rated by scripted/1: exact 0 of 12 (0 %), exact or adjacent 8 of 12 (66 %)", Said(await office.TypeAsync(Rita, "rubric", ("do", "calibration"), ("role", "baker"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_typed_is_answered_and_a_long_answer_comes_as_a_file()
    {
        using var office = new Office();
        Assert.Contains("none of diff", Said(await office.TypeAsync(Rita, "rubric", ("do", "dance"), ("role", "baker"))), StringComparison.Ordinal);
        Assert.Contains("don't know the role", Said(await office.TypeAsync(Rita, "rubric", ("do", "diff"), ("role", "sailor"))), StringComparison.Ordinal);
        Assert.Contains("No version of Night Baker before this one is known", Said(await office.TypeAsync(Rita, "rubric", ("do", "diff"), ("role", "baker"))), StringComparison.Ordinal);

        for (var i = 0; i < 3; i++)
            await office.HandInAsync(new($"test:c{i}", $"C{i}"));
        var long_ = Assert.Single((await office.TypeAsync(Rita, "rubric", ("do", "diff"), ("role", "baker"), ("from", "2"), ("to", "2"))).Shown);
        DiscordFit.Check(long_);
        Assert.Contains("nothing that is asked or scored differs", long_.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Candidates_are_told_nothing_of_scales()
    {
        using var office = new Office();

        Assert.DoesNotContain("hygiene", Said(await office.TypeAsync(Alice, "rubric", ("do", "calibration"), ("role", "baker"))), StringComparison.Ordinal);
    }

    private RoleCatalog Changed()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Conversations", "Data", "bakery", "roles", "baker.md"));
        _folder.Write("roles/baker.md", text.Replace("version: 2", "version: 3", StringComparison.Ordinal).Replace("about a time when you rescued a dough", "about a dough", StringComparison.Ordinal));
        return RoleCatalog.Load(_folder.Path);
    }

    private static string Said(Heard heard) => string.Join("\n", heard.Here.Select(r => r.Text));
}
