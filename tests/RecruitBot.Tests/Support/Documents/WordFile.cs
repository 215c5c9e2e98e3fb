using System.IO.Compression;
using System.Text;

namespace RecruitBot.Tests.Support.Documents;

/// <summary>Writes Word files byte by byte, good ones and bad ones.</summary>
public static class WordFile
{
    public const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private const string Styles = $"""
        <w:styles {Namespaces}>
          <w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
          <w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Our subheading"/><w:basedOn w:val="H2"/></w:style>
          <w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
          <w:style w:type="paragraph" w:styleId="Toc"><w:name w:val="toc 1"/></w:style>
          <w:style w:type="paragraph" w:styleId="Round"><w:name w:val="round"/><w:basedOn w:val="Round"/></w:style>
        </w:styles>
        """;

    private const string Numbering = $"""
        <w:numbering {Namespaces}>
          <w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
          <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
          <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
          <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        </w:numbering>
        """;

    /// <summary>A paragraph with a style and, where a number is given, in a list.</summary>
    public static string Paragraph(string text, string? style = null, int? list = null) =>
        $"<w:p><w:pPr>{(style is null ? "" : $"<w:pStyle w:val=\"{style}\"/>")}{(list is null ? "" : $"<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr>")}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    /// <summary>A table of rows of cells.</summary>
    public static string Table(params string[][] rows) =>
        $"<w:tbl>{string.Concat(rows.Select(r => $"<w:tr>{string.Concat(r.Select(c => $"<w:tc>{Paragraph(c)}</w:tc>"))}</w:tr>"))}</w:tbl>";

    /// <summary>A file with that body, and with further parts.</summary>
    public static byte[] Of(string body, params (string Name, byte[] Content)[] more) => Whole($"<w:document {Namespaces}><w:body>{body}</w:body></w:document>", more);

    /// <summary>A file whose text part is that, word for word.</summary>
    public static byte[] Whole(string document, params (string Name, byte[] Content)[] more)
    {
        const string type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
        var types = $"""
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/word/document.xml" ContentType="{type}document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{type}styles+xml"/>
            <Override PartName="/word/numbering.xml" ContentType="{type}numbering+xml"/></Types>
            """;
        return Zip([("[Content_Types].xml", Bytes(types)), ("word/document.xml", Bytes(document)), ("word/styles.xml", Bytes(Styles)), ("word/numbering.xml", Bytes(Numbering)), .. more]);
    }

    /// <summary>An archive.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        return bytes.ToArray();
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
