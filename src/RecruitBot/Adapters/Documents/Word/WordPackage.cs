using System.IO.Compression;
using System.Xml;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Adapters.Documents.Word;

/// <summary>
/// Takes out of a Word file what is read (its text, styles and numbering) and packs it anew. What is dangerous in such files never reaches the
/// library that reads them: macros, embedded files, links to templates, parts that unpack to gigabytes, XML with entities or without bottom.
/// </summary>
internal static class WordPackage
{
    // A book of a thousand pages has a text part of some 20 MB.
    private const int LargestPart = 32 * 1024 * 1024;
    private const int MostEntries = 5000;

    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, MaxCharactersInDocument = LargestPart };

    /// <summary>The package that is safe to read, and what was left out of it.</summary>
    /// <exception cref="DocumentRefusedException">It is no Word file, or one made to do harm.</exception>
    public static (MemoryStream Package, bool HasMacros) Reduce(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
        if (archive.Entries.Count > MostEntries)
            throw Hostile();
        var types = archive.GetEntry("[Content_Types].xml") ?? throw new DocumentRefusedException("It is a ZIP archive and no Word file; unpack it and give the files in it.");
        var parts = Parts(Read(types, cancellationToken));
        var main = parts.FirstOrDefault(p => p.Type.EndsWith(".document.main+xml", StringComparison.Ordinal) || p.Type.EndsWith("document.macroEnabled.main+xml", StringComparison.Ordinal) || p.Type.EndsWith(".template.main+xml", StringComparison.Ordinal));
        if (main.Name is null)
            throw new DocumentRefusedException("It is an Office file, but no Word document; save its text as .docx.");
        var text = Part(archive, main.Name, cancellationToken) ?? throw new DocumentRefusedException("It is a Word file without text.");
        var package = new MemoryStream();
        using (var reduced = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            var kept = new List<string> { "document" };
            Write(reduced, "word/document.xml", text);
            foreach (var name in new[] { "styles", "numbering" })
                if (parts.FirstOrDefault(p => p.Type == Kind + name + "+xml").Name is { } path && Part(archive, path, cancellationToken) is { } part)
                {
                    Write(reduced, $"word/{name}.xml", part);
                    kept.Add(name);
                }
            WriteFrame(reduced, kept);
        }
        package.Position = 0;
        return (package, archive.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)));
    }

    private static void WriteFrame(ZipArchive to, List<string> kept)
    {
        var overrides = string.Concat(kept.Select(n => $"<Override PartName=\"/word/{n}.xml\" ContentType=\"{(n == "document" ? Main : Kind + n + "+xml")}\"/>"));
        Write(to, "[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{overrides}</Types>");
        Write(to, "_rels/.rels", Relations([("officeDocument", "word/document.xml")]));
        Write(to, "word/_rels/document.xml.rels", Relations(kept.Skip(1).Select(n => (n, n + ".xml"))));
    }

    private static string Relations(IEnumerable<(string Type, string Target)> relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(relations.Select((r, i) => $"<Relationship Id=\"r{i}\" Type=\"{Relation}{r.Type}\" Target=\"{r.Target}\"/>"))
        + "</Relationships>";

    private static List<(string? Name, string Type)> Parts(byte[] types)
    {
        var parts = new List<(string? Name, string Type)>();
        using var xml = XmlReader.Create(new MemoryStream(types), Safe);
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Override" } && xml.GetAttribute("PartName") is { } name && xml.GetAttribute("ContentType") is { } type)
                parts.Add((name.TrimStart('/'), type));
        return parts;
    }

    /// <summary>The bytes of a part, after a look at all of it: no entities, no bottomless nesting.</summary>
    private static byte[]? Part(ZipArchive archive, string name, CancellationToken cancellationToken)
    {
        if (archive.Entries.FirstOrDefault(e => string.Equals(e.FullName, name, StringComparison.OrdinalIgnoreCase)) is not { } entry)
            return null;
        var bytes = Read(entry, cancellationToken);
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(bytes), Safe);
            while (xml.Read())
                if (xml.Depth > DocumentLimits.Depth)
                    throw Hostile();
        }
        catch (XmlException e) when (e.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw Hostile();
        }
        return bytes;
    }

    /// <summary>Unpacks an entry and counts while doing so: the size that an archive states can be a lie.</summary>
    private static byte[] Read(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        using var from = entry.Open();
        using var to = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = from.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (to.Length + read > LargestPart)
                throw Hostile();
            to.Write(buffer, 0, read);
        }
        return to.ToArray();
    }

    private static void Write(ZipArchive to, string name, string text) => Write(to, name, System.Text.Encoding.UTF8.GetBytes(text));

    private static void Write(ZipArchive to, string name, byte[] bytes)
    {
        using var stream = to.CreateEntry(name, CompressionLevel.NoCompression).Open();
        stream.Write(bytes);
    }

    private static DocumentRefusedException Hostile() => new("It unpacks to far more than a text needs, as files do that are made to do harm; save it anew in Word.") { Fault = DocumentFault.Hostile };
}
