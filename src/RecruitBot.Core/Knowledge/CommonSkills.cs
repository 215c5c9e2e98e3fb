namespace RecruitBot.Core.Knowledge;

/// <summary>Other names of common technologies, from the embedded <c>CommonSkills.yaml</c>.</summary>
internal static class CommonSkills
{
    private static readonly Lazy<IReadOnlyList<SkillName>> Embedded = new(Load);

    /// <summary>Those that share no name with an operator's own, which win.</summary>
    public static IEnumerable<SkillName> Beside(IEnumerable<SkillName> own)
    {
        var taken = own.SelectMany(Names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Embedded.Value.Where(s => !Names(s).Any(taken.Contains));
    }

    private static IEnumerable<string> Names(SkillName skill) => skill.Aliases.Prepend(skill.Name);

    private static IReadOnlyList<SkillName> Load()
    {
        const string Name = "RecruitBot.Core.Knowledge.CommonSkills.yaml";
        using var stream = typeof(CommonSkills).Assembly.GetManifestResourceStream(Name)!;
        using var reader = new StreamReader(stream);
        var problems = new List<KnowledgeProblem>();
        var skills = SkillNames.Read(Name, reader.ReadToEnd(), problems);
        return problems.Count == 0 ? skills : throw new InvalidDataException(problems[0].ToString());
    }
}
