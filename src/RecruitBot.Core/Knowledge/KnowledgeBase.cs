namespace RecruitBot.Core.Knowledge;

/// <summary>Everything that was read from a knowledge folder.</summary>
/// <param name="Documents">In the order of their paths.</param>
/// <param name="Skills">Names and aliases from <c>skills.yaml</c>.</param>
/// <param name="Fingerprint">SHA-256 over the sorted relative paths and bytes of all files read, lower-case hexadecimal.</param>
/// <param name="Problems">What could not be read or looks wrong, by file and line.</param>
public sealed record KnowledgeBase(
    IReadOnlyList<KnowledgeDocument> Documents,
    IReadOnlyList<SkillName> Skills,
    string Fingerprint,
    IReadOnlyList<KnowledgeProblem> Problems)
{
    /// <summary>The document of that path, or null.</summary>
    public KnowledgeDocument? Find(string source) =>
        Documents.FirstOrDefault(d => string.Equals(d.Source, source, StringComparison.Ordinal));
}
