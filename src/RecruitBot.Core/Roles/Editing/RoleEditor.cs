using System.Globalization;

namespace RecruitBot.Core.Roles.Editing;

/// <summary>
/// Changes role files by what forms say. A change is written only when the file can be used afterwards; whoever changes what is asked or scored
/// of a role that candidates have seen makes the next version of it.
/// </summary>
public static class RoleEditor
{
    /// <summary>The fields of which candidates read something.</summary>
    private static readonly string[] Said = ["title", "role", "level", "location", "ask", "definition", "probes", "anchors", "require", "choices", "because"];

    private static readonly Lock One = new();

    /// <summary>Changes a part of a role.</summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read or written.</exception>
    public static RoleChangeResult Apply(string knowledgePath, RoleChange change)
    {
        if (Unlawful(change) is { Count: > 0 } unlawful)
            return new RoleChangeResult(null, unlawful) { MayBeOverridden = true };
        return Write(knowledgePath, change.RoleId, text => RoleWriting.Write(text, change));
    }

    /// <summary>Makes a role, as a draft with one question.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static RoleChangeResult New(string knowledgePath, RoleChange change) =>
        Unlawful(change) is { Count: > 0 } unlawful ? new RoleChangeResult(null, unlawful) : Create(knowledgePath, change["role"], id => RoleWriting.New(id, change));

    /// <summary>Takes a question or fact out of a role.</summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read or written.</exception>
    public static RoleChangeResult Remove(string knowledgePath, string roleId, string part) =>
        Write(knowledgePath, roleId, text => (part.StartsWith("q.", StringComparison.Ordinal) ? text.Remove("criteria", part[2..]) : part.StartsWith("k.", StringComparison.Ordinal) && text.Remove("knockouts", part[2..])) ? null : "There is no such part any more.");

    /// <summary>Opens, pauses or closes a role.</summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read or written.</exception>
    public static RoleChangeResult SetStatus(string knowledgePath, string roleId, RoleStatus status) =>
        Write(
            knowledgePath,
            roleId,
            text =>
            {
                text.Set("status", [$"status: {status.ToString().ToLowerInvariant()}"]);
                return null;
            });

    /// <summary>Makes a draft out of a form, or of a role that there is.</summary>
    /// <param name="knowledgePath">The folder.</param>
    /// <param name="title">Title of the new role; its id is made of it.</param>
    /// <param name="text">The file without its id, given the id; or null and why it cannot be made.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static RoleChangeResult Create(string knowledgePath, string title, Func<string, (string? Text, string? Problem)> text)
    {
        var id = Ids.Of(title, RoleFile.MaxId);
        if (id.Length == 0)
            return Refused("Give it a title with Latin letters or digits, of which its file's name is made; the title itself can be changed later.");
        lock (One)
        {
            var file = FileOf(id);
            var path = Path.Combine(knowledgePath, file);
            if (File.Exists(path))
                return Refused($"There is a role {id} already; give this one another title.");
            var (made, problem) = text(id);
            if (made is null)
                return Refused(problem!);
            var parse = RoleFile.Parse(file, made);
            if (parse.Role is not { } role)
                return new RoleChangeResult(null, [.. parse.Problems.Where(p => p.IsError).Select(p => p.Message)]);
            WholeFile.Replace(path, made);
            return new RoleChangeResult(role, [.. parse.Problems.Select(p => p.Message)]);
        }
    }

    /// <summary>The text of a role as a draft of another title.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static (string? Text, string? Problem) Copy(string knowledgePath, string roleId, string id, string title)
    {
        var text = new RoleText(File.ReadAllText(Path.Combine(knowledgePath, FileOf(roleId))));
        text.Set("id", [$"id: {id}"]);
        text.Set("title", [$"title: {RoleText.Quoted(title)}"]);
        text.Set("version", ["version: 1"]);
        text.Set("status", ["status: draft"]);
        text.Set("approved", null);
        return (text.ToString(), null);
    }

    private static RoleChangeResult Write(string knowledgePath, string roleId, Func<RoleText, string?> change)
    {
        lock (One)
        {
            var file = FileOf(roleId);
            var path = Path.Combine(knowledgePath, file);
            if (!Ids.IsValid(roleId) || !File.Exists(path))
                return Refused($"There is no file {file} any more. Type /role list to see the roles.");
            var before = File.ReadAllText(path);
            var old = RoleFile.Parse(file, before);
            if (old.Role is not { } role)
                return Refused($"{file} has errors, which recruitbot lint names; mend them in the file first.");
            var text = new RoleText(before);
            if (change(text) is { } problem)
                return Refused(problem);
            var parse = RoleFile.Parse(file, text.ToString());
            // Candidates of one version are all asked the same.
            if (parse.Role is { } changed && role.Status != RoleStatus.Draft && changed.Version == role.Version && RoleScript.Sha256(changed) != RoleScript.Sha256(role))
            {
                text.Set("version", [string.Create(CultureInfo.InvariantCulture, $"version: {role.Version + 1}")]);
                parse = RoleFile.Parse(file, text.ToString());
            }
            if (parse.Role is not { } now)
                return new RoleChangeResult(null, [.. parse.Problems.Where(p => p.IsError).Select(p => p.Message)]);
            WholeFile.Replace(path, text.ToString());
            var known = old.Problems.Select(p => p.Message).ToHashSet(StringComparer.Ordinal);
            return new RoleChangeResult(now, [.. parse.Problems.Select(p => p.Message).Where(m => !known.Contains(m)).Distinct()]);
        }
    }

    private static List<string> Unlawful(RoleChange change) =>
        change.LawfulBecause is not null
            ? []
            : [.. ProhibitedQuestions.Find(string.Join('\n', Said.Select(f => change[f]))).Select(f => $"This must not be asked ({f.Category}). {f.Reason} {f.Rewrite}")];

    private static string FileOf(string id) => $"roles/{id}.md";

    private static RoleChangeResult Refused(string why) => new(null, [why]);
}
