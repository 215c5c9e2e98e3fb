namespace RecruitBot.Core.Roles;

/// <summary>Everything that can be found wrong with the roles of a knowledge folder.</summary>
public static class RoleLint
{
    /// <summary>Loads a folder and checks it. Never throws for its content.</summary>
    /// <returns>Every problem by file and line; empty when there is nothing to put right.</returns>
    public static IReadOnlyList<RoleProblem> Check(string knowledgePath) => Check(RoleCatalog.Load(knowledgePath));

    /// <summary>Checks a folder that is loaded: its files, the sources they quote, and the baseline of scripts.</summary>
    public static IReadOnlyList<RoleProblem> Check(RoleCatalog catalog)
    {
        var sources = new SourceLint(catalog.KnowledgePath);
        return RoleParse.InOrder(catalog.Problems.Concat(catalog.Parses.SelectMany(sources.Check)).Concat(RoleLock.Check(catalog)));
    }
}
