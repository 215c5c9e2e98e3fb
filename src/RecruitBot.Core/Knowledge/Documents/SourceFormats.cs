using System.Text;

namespace RecruitBot.Core.Knowledge.Documents;

/// <summary>Tells what a file is. Its content decides; its name only tells text, Markdown and HTML apart.</summary>
public static class SourceFormats
{
    private const string Known = "Markdown (.md), text (.txt), PDF, Word (.docx) and saved web pages (.html)";

    /// <summary>The format of a file.</summary>
    /// <exception cref="DocumentRefusedException">It is none that can be read.</exception>
    public static SourceFormat Of(string fileName, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            throw new DocumentRefusedException("The file is empty.");
        if (bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
            return SourceFormat.Pdf;
        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8))
            return SourceFormat.Word;
        // The container of Word before 2007, and of Word files with a password (MS-CFB, 2.2).
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new DocumentRefusedException("It is an old or a protected Office file; save it as .docx without a password.") { Fault = DocumentFault.Protected };
        if (bytes.StartsWith(@"{\rtf"u8))
            throw new DocumentRefusedException("It is an RTF file; save it as .docx.");
        if (!TextDecoding.IsText(bytes))
            throw new DocumentRefusedException("Its content is no text, whatever its name says.");
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        if (extension is ".html" or ".htm" or ".xhtml" || LooksLikeHtml(bytes))
            return SourceFormat.Html;
        return extension switch
        {
            ".md" or ".markdown" => SourceFormat.Markdown,
            ".txt" or ".text" or "" => SourceFormat.Text,
            ".pdf" or ".docx" or ".docm" => throw new DocumentRefusedException($"It is not what its ending {extension} says: it holds plain text."),
            ".mht" or ".mhtml" => throw new DocumentRefusedException("It is a web archive; save the page as HTML."),
            _ => throw new DocumentRefusedException($"Its ending is not one of those that are read: {Known}."),
        };
    }

    private static bool LooksLikeHtml(ReadOnlySpan<byte> bytes)
    {
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 256)]).Replace("\0", "", StringComparison.Ordinal).TrimStart('\u00ef', '\u00bb', '\u00bf', '\u00ff', '\u00fe', ' ', '\t', '\r', '\n');
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
