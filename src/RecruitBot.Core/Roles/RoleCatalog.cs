namespace RecruitBot.Core.Roles;

/// <summary>The roles of a knowledge folder, read once. Content never makes it throw: what is wrong is a problem.</summary>
public sealed class RoleCatalog : IRoleSource
{
    private readonly Dictionary<string, Role> byId;
    private readonly Dictionary<string, ReadFile> files;

    private RoleCatalog(string knowledgePath, IEnumerable<ReadFile> read, IReadOnlyList<RoleParse> parses, IEnumerable<RoleProblem> problems)
    {
        KnowledgePath = knowledgePath;
        files = read.Where(f => f.Text is not null).ToDictionary(f => f.Parse.File, StringComparer.Ordinal);
        Parses = parses;
        Roles = parses.Where(p => p.Role is not null).Select(p => p.Role!).ToList();
        byId = Roles.ToDictionary(r => r.Id, StringComparer.Ordinal);
        Problems = RoleParse.InOrder(parses.SelectMany(p => p.Problems).Concat(problems));
    }

    private RoleCatalog(RoleCatalog read, IReadOnlyDictionary<string, Role> instead, IReadOnlyList<RoleProblem> withheld)
    {
        (KnowledgePath, files, Parses, Problems, Withheld) = (read.KnowledgePath, read.files, read.Parses, read.Problems, withheld);
        Roles = [.. read.Roles.Select(r => instead.GetValueOrDefault(r.Id, r))];
        byId = Roles.ToDictionary(r => r.Id, StringComparer.Ordinal);
    }

    RoleCatalog IRoleSource.InForce => this;

    /// <summary>The knowledge folder that was read.</summary>
    public string KnowledgePath { get; }

    /// <summary>What each file gave, by file name.</summary>
    public IReadOnlyList<RoleParse> Parses { get; }

    /// <summary>Every usable role, whatever its status, by file name.</summary>
    public IReadOnlyList<Role> Roles { get; }

    /// <summary>The roles that take applications, by file name.</summary>
    public IEnumerable<Role> Open => Roles.Where(r => r.Status == RoleStatus.Open);

    /// <summary>What is wrong in the files themselves, by file and line. <see cref="RoleLint"/> adds what only shows between files.</summary>
    public IReadOnlyList<RoleProblem> Problems { get; }

    /// <summary>Why roles that are open by their file are not offered as it states them, by file and line; see <see cref="Withholding"/>.</summary>
    public IReadOnlyList<RoleProblem> Withheld { get; } = [];

    /// <summary>The same files with other roles in place of some.</summary>
    /// <param name="instead">What takes the place of the role of that id.</param>
    /// <param name="reasons">Why, by file and line.</param>
    public RoleCatalog Withholding(IReadOnlyDictionary<string, Role> instead, IReadOnlyList<RoleProblem> reasons) => new(this, instead, reasons);

    /// <summary>The usable role of that id, whatever its status, or null.</summary>
    public Role? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The usable role of that id as its file states it, also where another is in its place; or null.</summary>
    public Role? Stated(string id) => Parses.Select(p => p.Role).FirstOrDefault(r => r is not null && string.Equals(r.Id, id, StringComparison.Ordinal));

    /// <summary>Reads <c>roles/*.md</c> of a knowledge folder. A missing or unreadable folder is a problem, not an exception.</summary>
    /// <param name="knowledgePath">The folder that holds roles/.</param>
    /// <param name="rubric">Whether to check wording too, as lint does.</param>
    /// <param name="before">What was read from it last, in the same way: files that are still the same are taken from there.</param>
    public static RoleCatalog Load(string knowledgePath, bool rubric = true, RoleCatalog? before = null)
    {
        var folder = Path.Combine(knowledgePath, "roles");
        if (!Directory.Exists(folder))
            return new RoleCatalog(
                knowledgePath,
                [],
                [],
                [new RoleProblem("roles", 1, RoleProblem.Error, $"There is no folder {folder}; create it, or set Knowledge:Path to the folder that holds roles/.")]
            );
        var problems = new List<RoleProblem>();
        var read = Files(folder, problems).Select(path => Read(path, rubric, before)).ToList();
        return new RoleCatalog(knowledgePath, read, RefuseDuplicates(read.ConvertAll(f => f.Parse)), problems);
    }

    private static IReadOnlyList<string> Files(string folder, List<RoleProblem> problems)
    {
        try
        {
            return Directory
                .EnumerateFiles(folder)
                .Where(f => Path.GetExtension(f).Equals(".md", StringComparison.OrdinalIgnoreCase))
                .Where(f => !Path.GetFileName(f).Equals("README.md", StringComparison.OrdinalIgnoreCase))
                .OrderBy(f => Path.GetFileName(f), StringComparer.Ordinal)
                .ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(
                new RoleProblem("roles", 1, RoleProblem.Error, $"The folder cannot be read ({e.Message}); check its permissions.")
            );
            return [];
        }
    }

    private static ReadFile Read(string path, bool rubric, RoleCatalog? before)
    {
        var file = "roles/" + Path.GetFileName(path);
        try
        {
            if (new FileInfo(path).Length > 4L * RoleFile.MaxLength)
                return Unreadable(file, $"The file is too large; a role file has at most {RoleFile.MaxLength} characters.");
            var text = File.ReadAllText(path);
            return before?.files.GetValueOrDefault(file) is { } known && string.Equals(known.Text, text, StringComparison.Ordinal)
                ? known
                : new ReadFile(text, RoleFile.Parse(file, text, rubric));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable(file, $"The file cannot be read ({e.Message}); check its permissions.");
        }
    }

    private static ReadFile Unreadable(string file, string message) =>
        new(null, new RoleParse(null, [new RoleProblem(file, 1, RoleProblem.Error, message)]) { File = file });

    private static List<RoleParse> RefuseDuplicates(List<RoleParse> parses)
    {
        var owners = parses
            .Where(p => p.StatedId is not null)
            .GroupBy(p => p.StatedId!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.FirstOrDefault(p => p.Role is not null) ?? g.First(), StringComparer.Ordinal);
        return parses.Select(p => p.StatedId is null || owners[p.StatedId] == p ? p : Refuse(p, owners[p.StatedId].File)).ToList();
    }

    private static RoleParse Refuse(RoleParse parse, string owner)
    {
        var message = $"The id `{RoleFields.Short(parse.StatedId!)}` is already that of {owner}; give this role its own.";
        var problem = new RoleProblem(parse.File, parse.LineOf("id"), RoleProblem.Error, message);
        return parse with { Role = null, Problems = RoleParse.InOrder(parse.Problems.Append(problem)) };
    }

    /// <summary>A file as it was read; without a text when it could not be.</summary>
    private sealed record ReadFile(string? Text, RoleParse Parse);
}
