using RecruitBot.Adapters.Documents.Pdf;
using RecruitBot.Core.Commands;

namespace RecruitBot.Checks;

/// <summary>Can PDF documents be ingested, and the text of PDF résumés be shown?</summary>
public sealed class PdfCheck(PdfToText program) : ICheck
{
    /// <inheritdoc/>
    public string Name => "pdf";

    /// <inheritdoc/>
    public async ValueTask<CheckResult> RunAsync(CancellationToken cancellationToken) =>
        await program.VersionAsync(cancellationToken) is { } version
            ? new CheckResult(CheckStatus.Good, version + " reads PDF files.")
            : new CheckResult(CheckStatus.Note, PdfToText.Missing);
}
