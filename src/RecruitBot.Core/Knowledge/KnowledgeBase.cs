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
    /// <summary>SHA-256 of each file read, by its path relative to the folder: what has not changed need not be worked out again.</summary>
    public IReadOnlyDictionary<string, string> Hashes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether this and another knowledge read a file with the same bytes.</summary>
    public bool HasSame(string source, KnowledgeBase other) =>
        Hashes.TryGetValue(source, out var here) && other.Hashes.TryGetValue(source, out var there) && string.Equals(here, there, StringComparison.Ordinal);

    /// <summary>The document of that path, or null.</summary>
    public KnowledgeDocument? Find(string source) =>
        Documents.FirstOrDefault(d => string.Equals(d.Source, source, StringComparison.Ordinal));
}
