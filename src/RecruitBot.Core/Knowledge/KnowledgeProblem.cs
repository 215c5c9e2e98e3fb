using RecruitBot.Core.Knowledge.Flaws;

namespace RecruitBot.Core.Knowledge;

/// <summary>Something wrong with a knowledge file, for the person who edits it.</summary>
/// <param name="File">Relative to the knowledge folder, with forward slashes.</param>
/// <param name="Line">Line in the file, from 1; 1 when the whole file is meant.</param>
/// <param name="Message">One sentence.</param>
public sealed record KnowledgeProblem(string File, int Line, string Message)
{
    /// <summary>Whether the file (or folder) could not be used at all: the program does not start on it.</summary>
    public bool Stops { get; init; }

    /// <summary>What is wrong with the text; null when the file, its front matter or its reading is meant.</summary>
    public FlawKind? Kind { get; init; }

    /// <summary>Whether the place is not used to answer while it stays so.</summary>
    public bool Unused { get; init; }

    /// <summary>As compilers write it, so that editors can jump there.</summary>
    public override string ToString() => $"{File}:{Line}: {Message}";
}
