using System.IO.Compression;
using System.Text;
using RecruitBot.Core.Knowledge.Documents;
using RecruitBot.Core.Knowledge.Ingest;
using RecruitBot.Tests.Support;
using RecruitBot.Tests.Support.Documents;

namespace RecruitBot.Tests.Adapters.Documents;

/// <summary>Documents that were made to break what reads them: each is refused in one sentence, or made harmless.</summary>
public sealed class HostileDocumentTests
{
    [Fact]
    public async Task A_word_file_that_unpacks_to_a_gigabyte_is_refused_before_it_does()
    {
        var bomb = Bomb(1024);
        Assert.InRange(bomb.Length, 1, 4 * 1024 * 1024);
        var before = GC.GetTotalAllocatedBytes();
        Assert.Contains("unpacks", await RealReaders.RefusalAsync("bomb.docx", bomb), StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 400L * 1024 * 1024);
    }

    [Fact]
    public async Task An_archive_within_the_archive_is_never_opened()
    {
        var read = await RealReaders.OfAsync("a.docx", WordFile.Of(WordFile.Paragraph("It is paid."), ("word/embeddings/bomb.docx", Bomb(64)), ("word/media/bomb.zip", Bomb(64))));
        Assert.Equal("It is paid.\n", read.Text);
    }

    [Fact]
    public async Task An_archive_of_too_many_files_is_refused() =>
        Assert.Contains("unpacks", await RealReaders.RefusalAsync("a.docx", WordFile.Zip([.. Enumerable.Range(0, 6000).Select(i => ($"f{i}", Array.Empty<byte>()))])), StringComparison.Ordinal);

    [Fact]
    public async Task An_archive_that_is_no_word_file_is_refused() =>
        Assert.Contains("no Word file", await RealReaders.RefusalAsync("a.docx", WordFile.Zip(("../../etc/passwd", [1]))), StringComparison.Ordinal);

    [Fact]
    public async Task Entities_that_multiply_are_refused()
    {
        var laughs = "<!DOCTYPE w [<!ENTITY a0 \"ha\">" + string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">")) + "]>";
        Assert.Contains("harm", await RealReaders.RefusalAsync("a.docx", WordFile.Whole($"{laughs}<w:document {WordFile.Namespaces}><w:body><w:p><w:r><w:t>&a30;</w:t></w:r></w:p></w:body></w:document>")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entity_that_names_a_file_is_never_resolved()
    {
        using var folder = new TemporaryFolder();
        var secret = folder.Write("secret.txt", "SECRET");
        Assert.DoesNotContain(
            "SECRET",
            await RealReaders.RefusalAsync("a.docx", WordFile.Whole($"<!DOCTYPE w [<!ENTITY x SYSTEM \"file://{secret}\">]><w:document {WordFile.Namespaces}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_within_tables_without_end_are_refused()
    {
        const int depth = 50_000;
        var body = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", depth)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", depth));
        Assert.Contains("harm", await RealReaders.RefusalAsync("a.docx", WordFile.Of(body)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<div>", "")]
    [InlineData("<div>", "</div>")]
    [InlineData("<b>", "")]
    [InlineData("<table><tr><td>", "</table>")]
    [InlineData("<svg><foreignObject>", "")]
    public async Task A_page_nested_a_hundred_thousand_deep_is_refused(string open, string close) =>
        Assert.Contains("nested", await RealReaders.RefusalAsync("a.html", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(open, 100_000)) + "words" + string.Concat(Enumerable.Repeat(close, 100_000)))), StringComparison.Ordinal);

    [Fact]
    public async Task Many_paragraphs_without_end_tags_are_no_nesting()
    {
        var read = await RealReaders.OfAsync("a.html", string.Concat(Enumerable.Range(0, 5000).Select(i => $"<p>Words {i}<br>more")));
        Assert.Contains("Words 4999", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_fifty_megabytes_is_refused() =>
        Assert.Contains("MB", await RealReaders.RefusalAsync("a.txt", Filled(50 * 1024 * 1024)), StringComparison.Ordinal);

    [Fact]
    public async Task A_line_of_many_megabytes_is_refused_where_files_may_be_large() =>
        Assert.Contains("text", await RealReaders.RefusalAsync("a.md", Filled(50 * 1024 * 1024), RealReaders.Limits with { FileBytes = 100 * 1024 * 1024 }), StringComparison.Ordinal);

    [Theory]
    [InlineData("a.md", '.')]
    [InlineData("a.txt", '.')]
    [InlineData("a.txt", ' ')]
    [InlineData("a.md", '#')]
    [InlineData("a.md", '*')]
    [InlineData("a.md", '[')]
    [InlineData("a.md", '<')]
    [InlineData("a.md", '|')]
    [InlineData("a.html", '<')]
    [InlineData("a.txt", '-')]
    public async Task A_long_run_of_one_character_costs_little(string name, char character)
    {
        using var folder = new TemporaryFolder();
        var ingestion = Ingestion(folder);
        // The time limit of the reading is what fails here where something is quadratic.
        var draft = await ingestion.PrepareAsync(new IngestRequest(name, Encoding.ASCII.GetBytes($"Words here. {new string(character, 1_000_000)} x\n\nThe end is here.\n"), "me"), CancellationToken.None);
        Assert.Contains("The end is here.", draft.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_thousand_headings_are_refused_or_harmless()
    {
        using var folder = new TemporaryFolder();
        var ingestion = Ingestion(folder);
        var bare = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{new string('#', 1 + i % 6)} Heading {i}\n"));
        var refused = await Assert.ThrowsAsync<DocumentRefusedException>(() => ingestion.PrepareAsync(new IngestRequest("a.md", Encoding.ASCII.GetBytes(bare), "me"), CancellationToken.None));
        Assert.Contains("no sentence", refused.Message, StringComparison.Ordinal);
        var filled = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"# Heading {i}\nWord.\n"));
        refused = await Assert.ThrowsAsync<DocumentRefusedException>(() => ingestion.PrepareAsync(new IngestRequest("a.md", Encoding.ASCII.GetBytes(filled), "me"), CancellationToken.None));
        Assert.Contains("sentences", refused.Message, StringComparison.Ordinal);
    }

    private static Ingestion Ingestion(TemporaryFolder folder)
    {
        Directory.CreateDirectory(folder["guides"]);
        Directory.CreateDirectory(folder["roles"]);
        return new Ingestion(RealReaders.With(RealReaders.Limits), folder.Path, TimeProvider.System);
    }

    private static byte[] Filled(int length)
    {
        var bytes = new byte[length];
        bytes.AsSpan().Fill((byte)'w');
        return bytes;
    }

    /// <summary>A Word file whose text part unpacks to so many MB.</summary>
    private static byte[] Bomb(int megabytes)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var types = new StreamWriter(archive.CreateEntry("[Content_Types].xml").Open()))
                types.Write("<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            using var part = archive.CreateEntry("word/document.xml").Open();
            part.Write(WordFile.Bytes($"<w:document {WordFile.Namespaces}><w:body>"));
            var blank = Enumerable.Repeat((byte)' ', 1024 * 1024).ToArray();
            for (var i = 0; i < megabytes; i++)
                part.Write(blank);
        }
        return bytes.ToArray();
    }
}
