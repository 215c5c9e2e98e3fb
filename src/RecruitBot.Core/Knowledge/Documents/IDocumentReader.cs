namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>What a document is, by its content first and its name second.</summary>
public enum SourceFormat
{
    /// <summary>Markdown.</summary>
    Markdown,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>A saved web page.</summary>
    Html,

    /// <summary>A Word file (DOCX).</summary>
    Word,

    /// <summary>A PDF file.</summary>
    Pdf,
}

/// <summary>What was read from a document.</summary>
/// <param name="Text">Markdown: headings, paragraphs, lists, tables. Nothing in it is hidden or invisible.</param>
/// <param name="Notes">One sentence for each thing that was left out or changed, such as macros.</param>
public sealed record DocumentText(string Text, IReadOnlyList<string> Notes)
{
    /// <summary>The title that the document gives itself; null when it gives none.</summary>
    public string? Title { get; init; }

    /// <summary>Front matter that came along, where it has a meaning here: title, audience, asOf, attribution.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>Reads one format. What it is given may be hostile: it never runs, opens or fetches anything that a document names.</summary>
public interface IDocumentReader
{
    /// <summary>The format that it reads.</summary>
    SourceFormat Format { get; }

    /// <summary>Reads a document.</summary>
    /// <exception cref="DocumentRefusedException">It cannot or must not be read; the message says why and what to do.</exception>
    ValueTask<DocumentText> ReadAsync(ReadOnlyMemory<byte> bytes, DocumentLimits limits, CancellationToken cancellationToken);
}
