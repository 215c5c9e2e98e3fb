namespace RecruitBot.Tests.Support.Documents;

/// <summary>A fact about PDF files, for which pdftotext is needed: skipped aloud where it is missing.</summary>
public sealed class FactWithPdfToTextAttribute : FactAttribute
{
    private static readonly bool Exists =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "pdftotext")) || File.Exists(Path.Combine(p, "pdftotext.exe")));

    public FactWithPdfToTextAttribute()
    {
        if (!Exists)
            Skip = "pdftotext is not installed (poppler-utils).";
    }
}
