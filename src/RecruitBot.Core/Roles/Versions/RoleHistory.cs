using System.Globalization;

namespace RecruitBot.Core.Roles.Versions;

/// <summary>
/// The front matter of accepted role versions: <c>history/roles/ID.vVERSION.md</c> in the knowledge folder, copied by <c>lint --accept</c>. It is read for
/// comparing only; nobody is asked or answered from it.
/// </summary>
public static class RoleHistory
{
    /// <summary>Keeps the roles as they are; a version that is kept already under the same script is left alone.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static void Keep(RoleCatalog catalog)
    {
        foreach (var parse in catalog.Parses)
            if (parse.Role is { } role && !Of(catalog.KnowledgePath, role.Id).Any(k => k.Version == role.Version && RoleScript.Sha256(k) == RoleScript.Sha256(role)))
            {
                var path = Path.Combine(Folder(catalog.KnowledgePath), string.Create(CultureInfo.InvariantCulture, $"{role.Id}.v{role.Version}.md"));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                WholeFile.Replace(path, FrontMatter(File.ReadAllText(Path.Combine(catalog.KnowledgePath, parse.File))));
            }
    }

    /// <summary>The kept versions of a role, the oldest first; what cannot be read any more is left out.</summary>
    public static IReadOnlyList<Role> Of(string knowledgePath, string roleId)
    {
        if (!Ids.IsValid(roleId) || !Directory.Exists(Folder(knowledgePath)))
            return [];
        return [.. Directory.EnumerateFiles(Folder(knowledgePath), $"{roleId}.v*.md").Select(path => Read(path, roleId)).OfType<Role>().OrderBy(r => r.Version)];
    }

    private static Role? Read(string path, string roleId)
    {
        try
        {
            return RoleFile.Parse($"roles/{roleId}.md", File.ReadAllText(path), rubric: false).Role;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // The line in front of it stands for the opening dashes, see RoleDocument.
    private static string FrontMatter(string text) => RoleDocument.Split(text) is { } parts ? $"---{parts.Yaml}---\n" : text;

    private static string Folder(string knowledgePath) => Path.Combine(knowledgePath, "history", "roles");
}
