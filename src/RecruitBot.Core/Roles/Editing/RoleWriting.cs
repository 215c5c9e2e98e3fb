using System.Text.RegularExpressions;

namespace RecruitBot.Core.Roles.Editing;

/// <summary>What forms say, as lines of a role file.</summary>
internal static partial class RoleWriting
{
    /// <summary>Writes a change into a file's text; the sentence that says why it cannot be, or null.</summary>
    public static string? Write(RoleText text, RoleChange change)
    {
        switch (change.Part)
        {
            case RoleParts.Role:
                foreach (var key in (string[])["title", "level"])
                    text.Set(key, [$"{key}: {RoleText.Quoted(change[key])}"]);
                text.Set("location", change["location"].Length == 0 ? null : [$"location: {RoleText.Quoted(change["location"])}"]);
                text.Set("sla", [$"sla: {change["sla"]}"]);
                text.Set("deadline", change["deadline"].Length == 0 ? null : [$"deadline: {change["deadline"]}"]);
                return null;
            case RoleParts.NewQuestion:
                var id = NewId(text, change["title"]);
                text.Append("criteria", [$"- id: {id}"]);
                return Question(text, id, change);
            case RoleParts.NewFact:
                var fact = NewId(text, change["title"].Length > 0 ? change["title"] : change["ask"]);
                text.Append("knockouts", [$"- id: {fact}"]);
                return Fact(text, fact, change);
            case var part when part.StartsWith("q.", StringComparison.Ordinal):
                return Question(text, part[2..], change);
            case var part when part.StartsWith("k.", StringComparison.Ordinal):
                return Fact(text, part[2..], change);
            default:
                return "There is no such part any more.";
        }
    }

    /// <summary>A role of its own, as a draft with one question.</summary>
    public static (string? Text, string? Problem) New(string id, RoleChange change)
    {
        var text = new RoleText($"---\nid: {id}\ntitle: {RoleText.Quoted(change["role"])}\nversion: 1\nstatus: draft\nlevel: {RoleText.Quoted(change["level"])}\nsla: 5d\ncriteria:\n---\n# {change["role"]}\n");
        var question = NewId(text, change["title"]);
        text.Append("criteria", [$"- id: {question}"]);
        return Question(text, question, change) is { } problem ? (null, problem) : (text.ToString(), null);
    }

    private static string? Question(RoleText text, string id, RoleChange change)
    {
        if (Lines(change["anchors"], Anchor(), "Write each anchor on a line of its own that begins with its level, such as \u201c1: Names no technique.\u201d", out var anchors) is { } wrong)
            return wrong;
        if (Lines(change["probes"], FollowUp(), "Write each follow-up on a line of its own that begins with the part it is for: situation, task, action or result (of a work sample: trade-offs, tests or limits), such as \u201cresult: How did you measure it?\u201d", out var probes) is { } faulty)
            return faulty;
        var definition = change["definition"].Length > 0 ? change["definition"] : change["title"];
        var done =
            text.SetIn("criteria", id, "title", [$"title: {RoleText.Quoted(change["title"])}"])
            && text.SetIn("criteria", id, "definition", [$"definition: {RoleText.Quoted(definition)}"])
            && text.SetIn("criteria", id, "ask", [$"ask: {RoleText.Quoted(change["ask"])}"])
            && text.SetIn("criteria", id, "lawfulBecause", change.LawfulBecause is { } because ? [$"lawfulBecause: {RoleText.Quoted(because)}"] : null)
            && text.SetIn("criteria", id, "probes", probes.Count == 0 ? null : ["probes:", .. probes.Select(p => $"  - {{ when: {p.Key}, ask: {RoleText.Quoted(p.Value)}{(change.LawfulBecause is { } reason ? $", lawfulBecause: {RoleText.Quoted(reason)}" : "")} }}")])
            && text.SetIn("criteria", id, "anchors", ["anchors:", .. anchors.Select(a => $"  {a.Key}: {RoleText.Quoted(a.Value)}")]);
        return done ? null : "There is no such question any more.";
    }

    private static string? Fact(RoleText text, string id, RoleChange change)
    {
        var choices = change["choices"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (choices.Length > 0 && change["type"] is not ("" or "choice"))
            return "There are choices, which only a fact that is answered by one of several has: choose that, or empty the choices.";
        var required = change["require"].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var done =
            text.SetIn("knockouts", id, "ask", [$"ask: {RoleText.Quoted(change["ask"])}"])
            && text.SetIn("knockouts", id, "type", [$"type: {(choices.Length > 0 ? "choice" : change["type"].Length > 0 ? change["type"] : "yes-no")}"])
            && text.SetIn("knockouts", id, "require", required.Length == 0 ? null : [$"require: {(required.Length == 1 ? RoleText.Quoted(required[0]) : $"[{string.Join(", ", required.Select(RoleText.Quoted))}]")}"])
            && text.SetIn("knockouts", id, "choices", choices.Length == 0 ? null : [$"choices: [{string.Join(", ", choices.Select(RoleText.Quoted))}]"])
            && text.SetIn("knockouts", id, "because", [$"because: {RoleText.Quoted(change["because"])}"])
            && text.SetIn("knockouts", id, "lawfulBecause", change.LawfulBecause is { } because ? [$"lawfulBecause: {RoleText.Quoted(because)}"] : null);
        return done ? null : "There is no such fact any more.";
    }

    private static string? Lines(string written, Regex shape, string advice, out List<KeyValuePair<string, string>> lines)
    {
        lines = [];
        foreach (var line in written.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (shape.Match(line) is not { Success: true } match)
                return advice;
            lines.Add(new(match.Groups["key"].Value.ToLowerInvariant(), match.Groups["value"].Value));
        }
        return null;
    }

    private static string NewId(RoleText text, string title)
    {
        var id = Ids.Of(string.Join(' ', title.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(4)), RoleFile.MaxId - 3);
        id = id.Length == 0 ? "item" : id;
        var taken = text.ToString();
        for (var n = 1; ; n++)
            if ((n == 1 ? id : $"{id}-{n}") is var free && !taken.Contains($"id: {free}\n", StringComparison.Ordinal) && !taken.Contains($"id: \"{free}\"\n", StringComparison.Ordinal))
                return free;
    }

    [GeneratedRegex(@"\A(?<key>[1-5])\s*[:.)]\s*(?<value>\S.*)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"\A(?<key>situation|task|action|result|trade-offs|tests|limits|reason|example)\s*:\s*(?<value>\S.*)\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex FollowUp();
}
