using System.Text.Json;
using RecruitBot.EndToEnd.Support;

namespace RecruitBot.EndToEnd.Verbs;

/// <summary>lint and doctor.</summary>
public sealed class CheckTests
{
    [Fact]
    public async Task Lint_finds_nothing_in_what_is_shipped()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);

        var run = await folder.RunAsync("lint");

        Assert.True(run is { ExitCode: 0, Out: "" }, run.ToString());
    }

    [Fact]
    public async Task Lint_names_file_line_severity_and_what_is_wrong()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        var knowledge = folder.Copy(Path.Combine(ProgramFolder.Shipped, "knowledge"), "knowledge");
        var role = Path.Combine(knowledge, "roles", "senior-django-developer.md");
        var lines = await File.ReadAllLinesAsync(role);
        var sla = Array.FindIndex(lines, l => l.StartsWith("sla:", StringComparison.Ordinal));
        lines[sla] = "slaa: 5d";
        await File.WriteAllLinesAsync(role, lines);
        File.Delete(folder.Write("prompts/x", ""));
        folder.Copy(Path.Combine(ProgramFolder.Shipped, "prompts"), "prompts");
        File.Delete(folder["prompts/welcome.yaml"]);

        var run = await folder.RunAsync("lint");

        Assert.Equal(1, run.ExitCode);
        Assert.All(run.Lines, l => Assert.Matches(@"\A(roles|guides|prompts)/[\w-]+\.(md|yaml):\d+: (error|warning): \S.*\z|\Askills\.yaml:\d+: (error|warning): ", l));
        Assert.Contains(run.Lines, l => l.StartsWith($"roles/senior-django-developer.md:{sla + 1}: error: ", StringComparison.Ordinal) && l.Contains("slaa", StringComparison.Ordinal));
        Assert.Contains(run.Lines, l => l.StartsWith("prompts/welcome.yaml:1: error: ", StringComparison.Ordinal));

        var json = await folder.RunAsync("lint", "--json");
        Assert.Equal((1, ""), (json.ExitCode, json.Error));
        Assert.Equal(run.Lines, json.Lines.Select(l => JsonDocument.Parse(l).RootElement).Select(f => $"{f.GetProperty("file")}:{f.GetProperty("line")}: {f.GetProperty("severity")}: {f.GetProperty("message")}"));
    }

    [Fact]
    public async Task Lint_accepts_a_baseline_and_asks_for_a_higher_version_after_a_change()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        var knowledge = folder.Copy(Path.Combine(ProgramFolder.Shipped, "knowledge"), "knowledge");
        Assert.Equal(0, (await folder.RunAsync("lint", "--accept")).ExitCode);
        Assert.True(File.Exists(Path.Combine(knowledge, "roles.lock")));
        var role = Path.Combine(knowledge, "roles", "senior-django-developer.md");
        var text = await File.ReadAllTextAsync(role);
        var question = text.IndexOf("Tell me about", StringComparison.Ordinal);
        await File.WriteAllTextAsync(role, text[..question] + "Please tell me about" + text[(question + "Tell me about".Length)..]);

        var run = await folder.RunAsync("lint");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(run.Lines, l => l.StartsWith("roles/senior-django-developer.md:", StringComparison.Ordinal) && l.Contains("version", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Doctor_finds_all_good_or_says_what_is_not()
    {
        await using var folder = new ProgramFolder(shippedKnowledge: true);
        var run = (await folder.RunAsync("doctor")).Well();
        Assert.All(run.Lines, l => Assert.Matches(@"\A(good|note)  [a-z ]+: \S.*\z", l));
        Assert.Equal(["knowledge", "roles", "prompts", "pdf", "store", "model", "discord client", "discord token"], run.Lines.Select(l => l[6..l.IndexOf(':', StringComparison.Ordinal)]));

        var json = (await folder.RunAsync("doctor", "--json")).Well();
        Assert.All(json.Lines, l => Assert.Equal(["check", "status", "message"], JsonDocument.Parse(l).RootElement.EnumerateObject().Select(p => p.Name)));

        var file = folder.Write("file", "");
        var bad = await folder.RunAsync("doctor", "--Storage:Path", Path.Combine(file, "x.db"));
        Assert.Equal((1, ""), (bad.ExitCode, bad.Error));
        Assert.Contains(bad.Lines, l => l.StartsWith("bad   store: ", StringComparison.Ordinal) && l.Contains(file, StringComparison.Ordinal));
        Assert.Equal(8, bad.Lines.Count);
    }
}
