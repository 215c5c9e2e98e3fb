using System.Globalization;
using System.Text;

namespace RecruitBot.Core.Roles;

/// <summary>
/// The baseline of what each role version asks and scores: <c>roles.lock</c> in the knowledge folder, one line a role
/// (<c>id version sha256</c>, sorted by id). With it, a changed script under an unchanged version is found before a candidate meets it.
/// </summary>
public static class RoleLock
{
    /// <summary>Name of the file in the knowledge folder.</summary>
    public const string FileName = "roles.lock";

    private const string Header =
        "# What each role version asks and scores, written by `recruitbot lint --accept`: id, version, SHA-256 of the script.\n"
        + "# Keep it in git. A role that is not listed is new.\n";

    private const string Remedy = "run `recruitbot lint --accept`";

    /// <summary>
    /// Compares every usable role with the baseline. A changed script needs a higher version, a version never goes down; a new role and
    /// a higher version are fine. Unreadable lines of the baseline are problems too.
    /// </summary>
    public static IReadOnlyList<RoleProblem> Check(RoleCatalog catalog)
    {
        var problems = new List<RoleProblem>();
        var baseline = Read(catalog.KnowledgePath, problems);
        foreach (var parse in catalog.Parses)
            if (parse.Role is { } role && baseline.TryGetValue(role.Id, out var entry) && Judge(role, entry) is { } message)
                problems.Add(new RoleProblem(parse.File, parse.LineOf("version"), RoleProblem.Error, message));
        return RoleParse.InOrder(problems);
    }

    /// <summary>
    /// Makes the roles as they are the baseline. A role whose file is broken at the moment keeps its line; one whose file is gone loses it.
    /// The file is replaced as a whole or not at all.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static void Accept(RoleCatalog catalog)
    {
        var before = Read(catalog.KnowledgePath, []);
        var broken = catalog.Parses.Where(p => p.Role is null).Select(p => Path.GetFileNameWithoutExtension(p.File)).ToHashSet(StringComparer.Ordinal);
        var entries = new SortedDictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var (id, entry) in before)
            if (broken.Contains(id))
                entries[id] = entry;
        foreach (var role in catalog.Roles)
            entries[role.Id] = new Entry(role.Version, RoleScript.Sha256(role));
        var text = new StringBuilder(Header);
        foreach (var (id, entry) in entries)
            text.Append(id).Append(' ').Append(entry.Version.ToString(CultureInfo.InvariantCulture)).Append(' ').Append(entry.Sha256).Append('\n');
        WholeFile.Replace(Path.Combine(catalog.KnowledgePath, FileName), text.ToString());
    }

    private static string? Judge(Role role, Entry entry)
    {
        if (role.Version < entry.Version)
            return $"Version {role.Version} is below the accepted version {entry.Version}; use {entry.Version}, or a higher one when the script changed.";
        if (role.Version == entry.Version && !string.Equals(entry.Sha256, RoleScript.Sha256(role), StringComparison.Ordinal))
            return $"What is asked or scored has changed since version {entry.Version} was accepted; set `version: {entry.Version + 1L}`, or undo the change.";
        return null;
    }

    private static Dictionary<string, Entry> Read(string knowledgePath, List<RoleProblem> problems)
    {
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var path = Path.Combine(knowledgePath, FileName);
        if (!File.Exists(path))
            return entries;
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new RoleProblem(FileName, 1, RoleProblem.Error, $"The file cannot be read ({e.Message}); check its permissions."));
            return entries;
        }
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (Parse(line) is not { } parsed)
                problems.Add(
                    new RoleProblem(FileName, i + 1, RoleProblem.Error, $"This line is not `id version sha256`; settle the roles, then {Remedy}.")
                );
            else if (!entries.TryAdd(parsed.Id, parsed.Entry))
                problems.Add(
                    new RoleProblem(FileName, i + 1, RoleProblem.Error, $"The role `{parsed.Id}` is listed twice; settle the roles, then {Remedy}.")
                );
        }
        return entries;
    }

    private static (string Id, Entry Entry)? Parse(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || !Ids.IsValid(parts[0]) || parts[2].Length != 64 || !parts[2].All(char.IsAsciiHexDigitLower))
            return null;
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? (parts[0], new Entry(version, parts[2])) : null;
    }

    private sealed record Entry(int Version, string Sha256);
}
