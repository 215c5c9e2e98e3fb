using System.Text.Json;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Verbs;

/// <summary>lint, doctor and rubric: what keeps a role version from candidates, and what is known of earlier ones.</summary>
public sealed class RubricTests
{
    private const string Id = "senior-django-developer";

    [Fact]
    public async Task Gold_answers_of_the_wrong_level_are_an_error_with_the_figures_and_each_answer_on_its_line()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        var role = await MisratedAsync(folder);

        var lint = await folder.RunAsync("lint");
        Assert.Equal(1, lint.ExitCode);
        var line = 1 + Array.FindIndex(await File.ReadAllLinesAsync(role), l => l == "criteria:");
        Assert.Contains(lint.Lines, l => l.StartsWith($"roles/{Id}.md:{line}: error: Version 1 of '{Id}' is not offered to candidates: offline/", StringComparison.Ordinal) && l.Contains("exact or adjacent", StringComparison.Ordinal));
        Assert.Contains(lint.Lines, l => l.Contains("This gold answer of 'query-optimisation' has level 1 and is rated 5", StringComparison.Ordinal));
        Assert.Equal(2, (await folder.RunAsync("lint", "--accept")).ExitCode);

        var doctor = await folder.RunAsync("doctor");
        Assert.Equal(1, doctor.ExitCode);
        Assert.Contains(doctor.Lines, l => l.StartsWith("bad   roles: ", StringComparison.Ordinal) && l.Contains("is not offered to candidates", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_new_figures_stand_beside_the_old()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        await MisratedAsync(folder);

        var run = await folder.RunAsync("rubric", "calibration", Id, "--json");
        Assert.Equal(1, run.ExitCode);
        var report = JsonDocument.Parse(Assert.Single(run.Lines)).RootElement;
        Assert.False(report.GetProperty("passes").GetBoolean());
        Assert.True(report.GetProperty("gold").GetProperty("adjacent").GetInt32() < report.GetProperty("before").GetProperty("gold").GetProperty("adjacent").GetInt32());
        Assert.Contains("Before, version 1", (await folder.RunAsync("rubric", "calibration", Id)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_version_is_kept_and_compared_with()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        var role = Path.Combine(folder.Copy(Path.Combine(ProgramFolder.Shipped, "knowledge"), "knowledge"), "roles", $"{Id}.md");
        var text = await File.ReadAllTextAsync(role);
        await File.WriteAllTextAsync(role, text.Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace("What exactly did you change?", "What did you change first?", StringComparison.Ordinal));

        var diff = await folder.RunAsync("rubric", "diff", Id);
        Assert.Equal(0, diff.ExitCode);
        Assert.Contains("follow-up on the action: What [-exactly-] did you [-change?-] {+change first?+}", diff.Out, StringComparison.Ordinal);
        var json = JsonDocument.Parse((await folder.RunAsync("rubric", "diff", Id, "1", "2", "--json")).Out).RootElement;
        Assert.Equal("changed", json.GetProperty("changes")[0].GetProperty("kind").GetString());
        Assert.Equal(1, (await folder.RunAsync("rubric", "diff", Id, "7")).ExitCode);
        Assert.Equal(2, (await folder.RunAsync("rubric", "diff", "sailor")).ExitCode);
        Assert.Equal(2, (await folder.RunAsync("rubric")).ExitCode);
        Assert.Contains("0 applications rated", (await folder.RunAsync("rubric", "rescore", Id)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_needs_a_name_and_is_not_open()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        var knowledge = folder.Copy(Path.Combine(ProgramFolder.Shipped, "knowledge"), "knowledge");

        Assert.Equal(2, (await folder.RunAsync("rubric", "draft", Id)).ExitCode);
        Assert.Equal(0, (await folder.RunAsync("rubric", "draft", Id, "--by", "Rita")).ExitCode);
        Assert.Contains("status: draft", await File.ReadAllTextAsync(Path.Combine(knowledge, "roles", $"{Id}-draft.md")), StringComparison.Ordinal);
        Assert.Equal(1, (await folder.RunAsync("rubric", "approve", $"{Id}-draft", "--by", "Rita")).ExitCode);
        Assert.Contains((await folder.RunAsync("lint")).Lines, l => l.Contains("is a draft; say in your own words", StringComparison.Ordinal) && l.Contains(": warning: ", StringComparison.Ordinal));
    }

    private static async Task<string> MisratedAsync(ProgramFolder folder)
    {
        var role = Path.Combine(folder.Copy(Path.Combine(ProgramFolder.Shipped, "knowledge"), "knowledge"), "roles", $"{Id}.md");
        await File.WriteAllTextAsync(role, (await File.ReadAllTextAsync(role)).Replace("      - level: 5", "      - level: 1", StringComparison.Ordinal));
        return role;
    }
}
