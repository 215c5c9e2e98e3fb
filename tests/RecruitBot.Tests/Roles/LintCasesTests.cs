using RecruitBot.Core.Roles;
using Xunit.Abstractions;

namespace RecruitBot.Tests.Roles;

/// <summary>
/// What lint finds of cases that were written before its rules were read, from several trades: how many of those that must be warned of, and how many
/// of those that must not. Held as floors, since the next person's wording is another one.
/// </summary>
public sealed class LintCasesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("lint-cases.tsv", "verdict", "verdict", 1.0, 0.0)]
    [InlineData("lint-cases.tsv", "twin", "repeats anchor", 1.0, 0.0)]
    [InlineData("lint-cases.tsv", "years", "years of experience alone", 1.0, 0.0)]
    [InlineData("lint-cases.tsv", "double", "several things at once", 1.0, 0.0)]
    [InlineData("lint-cases.tsv", "leading", "suggests its answer", 1.0, 0.0)]
    [InlineData("lint-cases-heldout.tsv", "verdict", "verdict", 0.9, 0.0)]
    [InlineData("lint-cases-heldout.tsv", "twin", "repeats anchor", 0.9, 0.0)]
    [InlineData("lint-cases-heldout.tsv", "years", "years of experience alone", 1.0, 0.0)]
    [InlineData("lint-cases-heldout.tsv", "double", "several things at once", 1.0, 0.0)]
    [InlineData("lint-cases-heldout.tsv", "leading", "suggests its answer", 1.0, 0.0)]
    public void Cases(string file, string kind, string says, double recall, double falseAlarms)
    {
        var cases = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Roles", "Data", file))
            .Select(l => l.Split('\t'))
            .Where(l => l[0] == kind)
            .Select(l => (Wanted: l[1] == "warn", Text: l[2], Warned: Lint(kind, l[2]).Any(p => p.Message.Contains(says, StringComparison.Ordinal))))
            .ToList();
        foreach (var c in cases.Where(c => c.Wanted != c.Warned))
            output.WriteLine($"{(c.Wanted ? "missed" : "false alarm")}: {c.Text}");
        var found = cases.Count(c => c is { Wanted: true, Warned: true }) / (double)cases.Count(c => c.Wanted);
        var wrong = cases.Count(c => c is { Wanted: false, Warned: true }) / (double)cases.Count(c => !c.Wanted);
        output.WriteLine($"{file} {kind}: found {found:P0} of {cases.Count(c => c.Wanted)}, false alarms {wrong:P0} of {cases.Count(c => !c.Wanted)}");
        Assert.True(found >= recall, $"found {found:P0}");
        Assert.True(wrong <= falseAlarms, $"false alarms {wrong:P0}");
    }

    private static IReadOnlyList<RoleProblem> Lint(string kind, string text)
    {
        var parse = RoleFile.Parse("roles/a.md", kind switch
        {
            "verdict" => RoleText(anchor: text),
            "twin" => RoleText(anchor: text.Split(" || ")[0], next: text.Split(" || ")[1]),
            "years" => RoleText(knockout: Knockout(text.Split(" :: "))),
            _ => RoleText(ask: text),
        });
        Assert.True(parse.Role is not null, string.Join('\n', parse.Problems));
        return parse.Problems;
    }

    private static string Knockout(string[] parts) =>
        $"knockouts:\n  - id: fact\n    ask: {Quoted(parts[1])}\n    type: {parts[0]}\n    require: {(parts[0] == "choice" ? $"[{Quoted(parts[2].Split(", ")[^1])}]" : Quoted(parts[2]))}\n"
        + (parts[0] == "choice" ? $"    choices: [{string.Join(", ", parts[2].Split(", ").Append("other").Select(Quoted))}]\n" : "")
        + $"    because: {Quoted(parts[3])}\n";

    private static string RoleText(string? ask = null, string? anchor = null, string? next = null, string knockout = "") =>
        "---\nid: a\ntitle: A\nversion: 1\nstatus: open\nsla: 5d\n" + knockout
        + $"criteria:\n  - id: c\n    title: C\n    definition: Does it.\n    ask: {Quoted(ask ?? "Tell me about a delivery that went wrong.")}\n"
        + $"    anchors:\n      1: {Quoted(anchor ?? "Guesses the cause.")}\n      3: {Quoted(next ?? "Measures it and tells how.")}\n      5: Compares two remedies and proves the gain.\n---\n# A\n";

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
