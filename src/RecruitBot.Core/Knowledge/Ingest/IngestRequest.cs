namespace RecruitBot.Core.Knowledge.Ingest;

/// <summary>A document that is to become knowledge.</summary>
/// <param name="FileName">As it was called where it came from.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="By">Who adds it.</param>
public sealed record IngestRequest(string FileName, ReadOnlyMemory<byte> Bytes, string By)
{
    /// <summary>Name of the guide, see <see cref="GuideName"/>; made of the file's name when not given.</summary>
    public string? Name { get; init; }

    /// <summary>Title; the document's own when not given.</summary>
    public string? Title { get; init; }

    /// <summary>Who may be told; both when not given.</summary>
    public Audience? Audience { get; init; }

    /// <summary>Year of the whole document, or its year and month.</summary>
    public string? AsOf { get; init; }

    /// <summary>Who claims it; the employer when not given.</summary>
    public string? Attribution { get; init; }
}

/// <summary>What becomes, or would become, of a document.</summary>
public enum IngestResult
{
    /// <summary>A new guide.</summary>
    Added,

    /// <summary>A new version of a guide; the one before is kept.</summary>
    Replaced,

    /// <summary>The same bytes are there already; nothing was changed.</summary>
    Unchanged,
}

/// <summary>A document as it would be stored, with what is wrong with it.</summary>
/// <param name="Result">What becomes of it.</param>
/// <param name="Name">Name of the guide.</param>
/// <param name="Version">1 for the first.</param>
/// <param name="Sha256">Of the original bytes, lower-case hexadecimal.</param>
/// <param name="Text">The whole file with its front matter.</param>
/// <param name="Title">Its title.</param>
/// <param name="Units">Sentences, list items and table rows.</param>
/// <param name="Usable">Those of them that answers may quote.</param>
/// <param name="Notes">One sentence for each thing that was left out or changed.</param>
/// <param name="Problems">What lint says, lines counted in the stored text.</param>
public sealed record IngestDraft(
    IngestResult Result,
    string Name,
    int Version,
    string Sha256,
    string Text,
    string Title,
    int Units,
    int Usable,
    IReadOnlyList<string> Notes,
    IReadOnlyList<KnowledgeProblem> Problems)
{
    /// <summary>Where it stands, relative to the knowledge folder.</summary>
    public string Source => $"guides/{Name}.md";
}
