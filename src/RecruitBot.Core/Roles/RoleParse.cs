using RecruitBot.Core.Roles.Drafting;

namespace RecruitBot.Core.Roles;

/// <summary>Something to put right in a role file.</summary>
/// <param name="File">Relative to the knowledge folder, with forward slashes.</param>
/// <param name="Line">Line in that file, from 1.</param>
/// <param name="Severity"><see cref="Error"/> (the role cannot be used) or <see cref="Warning"/> (it can, but should not be).</param>
/// <param name="Message">One sentence that says what to do.</param>
public sealed record RoleProblem(string File, int Line, string Severity, string Message)
{
    /// <summary>The role cannot be used as it stands.</summary>
    public const string Error = "error";

    /// <summary>The role loads; a person should look at it.</summary>
    public const string Warning = "warning";

    /// <summary>Whether this keeps the role from being used.</summary>
    public bool IsError => string.Equals(Severity, Error, StringComparison.Ordinal);

    /// <summary><c>file:line: severity: message</c>, as editors and terminals make clickable.</summary>
    public override string ToString() => $"{File}:{Line}: {Severity}: {Message}";
}

/// <summary>What reading one role file gave.</summary>
/// <param name="Role">The role, or null when a problem is an error.</param>
/// <param name="Problems">By line; errors before warnings on the same line.</param>
public sealed record RoleParse(Role? Role, IReadOnlyList<RoleProblem> Problems)
{
    /// <summary>The file, relative to the knowledge folder.</summary>
    public string File { get; init; } = "";

    /// <summary>The id that the file states, usable or not; null when it states none.</summary>
    public string? StatedId { get; init; }

    /// <summary>Where the file came from and who approved it.</summary>
    public RoleOrigin Origin { get; init; } = RoleOrigin.Written;

    /// <summary>Where each value stands, by path ("version", "criteria/0/ask"); see <see cref="LineOf"/>.</summary>
    internal IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The line of the value at a path such as "version" or "criteria/0/ask"; that of the nearest enclosing value, else 1.</summary>
    public int LineOf(string path)
    {
        for (; path.Length > 0; path = path[..Math.Max(0, path.LastIndexOf('/'))])
            if (Lines.TryGetValue(path, out var line))
                return line;
        return 1;
    }

    /// <summary>The order in which problems are shown: by file, line, errors first, then message.</summary>
    internal static IReadOnlyList<RoleProblem> InOrder(IEnumerable<RoleProblem> problems) =>
        problems
            .Distinct()
            .OrderBy(p => p.File, StringComparer.Ordinal)
            .ThenBy(p => p.Line)
            .ThenByDescending(p => p.IsError)
            .ThenBy(p => p.Message, StringComparer.Ordinal)
            .ToList();
}
