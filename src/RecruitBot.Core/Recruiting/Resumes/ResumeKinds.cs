using System.IO.Compression;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Core.Recruiting.Resumes;

/// <summary>Tells what a file is that somebody gives as a résumé. Its content decides; its name only tells text, Markdown and JSON apart.</summary>
public static class ResumeKinds
{
    /// <summary>What can be given, for people.</summary>
    public const string Known = "PDF, Word (.docx), text (.txt, .md) or JSON Resume (.json)";

    private static readonly string[] Endings = [".pdf", ".docx", ".txt", ".text", ".md", ".markdown", ".json"];

    /// <summary>Whether a name looks like one of a résumé: of several files that one is taken.</summary>
    public static bool LooksLikeOne(string name) => Endings.Contains(Path.GetExtension(name).ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>Whether a name is that of a document with a layout, which no code is sent in.</summary>
    public static bool IsLaidOut(string name) => Path.GetExtension(name).ToLowerInvariant() is ".pdf" or ".docx";

    /// <summary>What a file is.</summary>
    /// <exception cref="DocumentRefusedException">Nothing that is taken; the message says why and what to do.</exception>
    public static ResumeKind Of(string name, byte[] bytes)
    {
        if (bytes.Length == 0)
            throw new DocumentRefusedException("The file is empty.");
        if (IsPicture(bytes))
            throw new DocumentRefusedException($"It is a picture, whatever its name says; a r\u00e9sum\u00e9 can be {Known}.");
        if (bytes.AsSpan(0, Math.Min(bytes.Length, 1024)).IndexOf("%PDF-"u8) >= 0)
            return ResumeKind.Pdf;
        if (bytes.AsSpan().StartsWith("PK\x03\x04"u8) || bytes.AsSpan().StartsWith("PK\x05\x06"u8))
            return OfArchive(bytes);
        // The container of Word before 2007, and of Word files with a password (MS-CFB, 2.2).
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new DocumentRefusedException("It is an old or a protected Office file; save it as .docx or PDF without a password.");
        if (!TextDecoding.IsText(bytes))
            throw Unknown();
        return OfText(Path.GetExtension(name).ToLowerInvariant(), bytes);
    }

    private static ResumeKind OfText(string ending, byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(@"{\rtf"u8))
            throw new DocumentRefusedException("It is an RTF file; save it as .docx or PDF.");
        return ending switch
        {
            ".json" => ResumeKind.JsonResume,
            ".md" or ".markdown" => ResumeKind.Markdown,
            ".txt" or ".text" or "" => ResumeKind.Text,
            ".pdf" or ".docx" or ".docm" => throw new DocumentRefusedException($"It is not what its ending {ending} says: it holds plain text."),
            _ => throw Unknown(),
        };
    }

    /// <summary>Only the list of what is in an archive is looked at; nothing is unpacked here.</summary>
    private static ResumeKind OfArchive(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            var names = archive.Entries.Select(e => e.FullName).ToList();
            if (names.Exists(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                throw new DocumentRefusedException("It holds macros, which are programs; save it as .docx without them, or as PDF.");
            return names.Contains("[Content_Types].xml", StringComparer.OrdinalIgnoreCase) && names.Exists(n => n.StartsWith("word/", StringComparison.OrdinalIgnoreCase))
                ? ResumeKind.Word
                : throw new DocumentRefusedException($"It is an archive and no Word document; a r\u00e9sum\u00e9 can be {Known}.");
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            throw new DocumentRefusedException("It is a damaged Word file; save it anew, or as PDF.", e);
        }
    }

    private static bool IsPicture(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || bytes.StartsWith("GIF8"u8)
        || bytes.StartsWith("BM"u8) && !TextDecoding.IsText(bytes)
        || bytes.StartsWith("II*\0"u8)
        || bytes.StartsWith("MM\0*"u8)
        || (bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8))
        || (bytes.Length > 12 && bytes[4..].StartsWith("ftyp"u8));

    private static DocumentRefusedException Unknown() => new($"A r\u00e9sum\u00e9 can be {Known}; this file is none of them.");
}
