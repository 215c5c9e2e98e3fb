using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Adapters.Documents.Pdf;

/// <summary>Reads PDF files by way of <see cref="PdfToText"/>.</summary>
public sealed class PdfReader(PdfToText program) : IDocumentReader
{
    // Exit codes of pdftotext(1).
    private const int CannotOpen = 1;

    /// <inheritdoc/>
    public SourceFormat Format => SourceFormat.Pdf;

    /// <inheritdoc/>
    public async ValueTask<DocumentText> ReadAsync(ReadOnlyMemory<byte> bytes, DocumentLimits limits, CancellationToken cancellationToken)
    {
        var result = await program.ReadAsync(bytes, limits, cancellationToken);
        if (result.ExitCode != 0)
            throw result.ExitCode == CannotOpen && result.Error.Contains("password", StringComparison.OrdinalIgnoreCase)
                ? new DocumentRefusedException("It is protected by a password; save it without one.") { Fault = DocumentFault.Protected }
                : new DocumentRefusedException("It is damaged, or no PDF that can be read; print it to a new PDF.");
        var (clean, unseen) = TextCleaning.Clean(result.Output);
        var (lines, removed) = PdfMargins.Remove(PdfLine.Read(clean));
        if (lines.Count == 0)
            throw new DocumentRefusedException("There is no text in it: it is scanned, or made of pictures. Run text recognition (OCR) over it first.");
        var markdown = new MarkdownText(limits);
        new PdfLayout(markdown).Write(lines, cancellationToken);
        string?[] notes =
        [
            PlainTextReader.UnseenNote(unseen),
            removed > 0 ? $"{removed} running titles and page numbers were left out." : null,
        ];
        return new DocumentText(markdown.ToString(), [.. notes.OfType<string>()]);
    }
}
