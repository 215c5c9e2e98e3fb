namespace RecruitBot.Core.Roles;

/// <summary>Collects problems of one file and the lines of its values while it is read.</summary>
internal sealed class RoleLog(string file, int lineCount)
{
    private readonly List<RoleProblem> problems = [];
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    public string File { get; } = file;

    public IReadOnlyList<RoleProblem> Problems => problems;

    public IReadOnlyDictionary<string, int> Lines => lines;

    public bool HasErrors => problems.Exists(p => p.IsError);

    public void At(string path, int line) => lines[path] = Clamp(line);

    public void Error(int line, string message) => problems.Add(new RoleProblem(File, Clamp(line), RoleProblem.Error, message));

    public void Warning(int line, string message) => problems.Add(new RoleProblem(File, Clamp(line), RoleProblem.Warning, message));

    // YAML counts some rare characters as line ends; editors do not.
    private int Clamp(int line) => Math.Clamp(line, 1, lineCount);
}
