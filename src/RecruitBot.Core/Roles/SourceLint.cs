using RecruitBot.Core.Language;

namespace RecruitBot.Core.Roles;

/// <summary>Warns of sources that a role quotes and the knowledge folder does not have.</summary>
internal sealed class SourceLint(string knowledgePath)
{
    private readonly Dictionary<string, IReadOnlyList<string>?> slugs = new(StringComparer.Ordinal);

    public IEnumerable<RoleProblem> Check(RoleParse parse)
    {
        if (parse.Role is not { } role)
            yield break;
        if (role.Salary?.Source is { } source && Missing(source) is { } problem)
            yield return new RoleProblem(parse.File, parse.LineOf("salary/source"), RoleProblem.Warning, problem);
        for (var i = 0; i < role.Criteria.Count; i++)
            if (role.Criteria[i].Source is { } from && Missing(from) is { } wrong)
                yield return new RoleProblem(parse.File, parse.LineOf($"criteria/{i}/source"), RoleProblem.Warning, wrong);
    }

    private string? Missing(string source)
    {
        var hash = source.IndexOf('#', StringComparison.Ordinal);
        var file = hash < 0 ? source : source[..hash];
        if (Slugs(file) is not { } known)
            return $"The source `{RoleFields.Short(file)}` does not exist; give a file relative to the knowledge folder, such as `guides/hiring.md`.";
        if (hash < 0)
            return null;
        var heading = source[(hash + 1)..];
        if (known.Contains(heading, StringComparer.Ordinal))
            return null;
        var near = NearestKey.Of(heading, known);
        return $"The source `{RoleFields.Short(file)}` has no heading `#{RoleFields.Short(heading)}`; "
            + (near is null ? $"its headings are {Listed(known)}." : $"write `#{near}` if that is what is meant.");
    }

    private IReadOnlyList<string>? Slugs(string file)
    {
        if (!slugs.TryGetValue(file, out var known))
            slugs[file] = known = Read(file);
        return known;
    }

    private IReadOnlyList<string>? Read(string file)
    {
        try
        {
            var root = Path.GetFullPath(knowledgePath);
            var path = Path.GetFullPath(Path.Combine(root, file));
            // A source outside the folder would not come along when the folder is shared, and is not for candidates to be quoted.
            if (!path.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                return null;
            return File.Exists(path) ? HeadingSlugs.Of(File.ReadAllText(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Listed(IReadOnlyList<string> known) =>
        known.Count == 0 ? "none" : string.Join(", ", known.Take(8).Select(s => "#" + s)) + (known.Count > 8 ? ", ..." : "");
}
