using RecruitBot.Tests.Support.Documents;

namespace RecruitBot.Tests.Adapters.Documents;

public sealed class WordReaderTests
{
    [Fact]
    public async Task Headings_paragraphs_lists_and_tables_are_kept()
    {
        var read = await ReadAsync(
            WordFile.Paragraph("Leave", "H1") + WordFile.Paragraph("It is paid.") + WordFile.Paragraph("Who decides", "Sub") + WordFile.Paragraph("The team does.")
            + WordFile.Paragraph("Bread", list: 1) + WordFile.Paragraph("Jam", list: 1) + WordFile.Paragraph("Apply", list: 2) + WordFile.Paragraph("Talk", list: 2)
            + WordFile.Table(["Level", "Weeks"], ["Junior", "16"]));
        Assert.Equal(
            "# Leave\n\nIt is paid.\n\n## Who decides\n\nThe team does.\n\n- Bread\n- Jam\n1. Apply\n2. Talk\n\n| Level | Weeks |\n| --- | --- |\n| Junior | 16 |\n",
            read);
    }

    [Fact]
    public async Task A_short_line_in_bold_is_a_heading() =>
        Assert.Equal("### Leave\n\nIt is paid.\n", await ReadAsync("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Leave</w:t></w:r></w:p>" + WordFile.Paragraph("It is paid.")));

    [Fact]
    public async Task A_table_of_contents_is_no_text() =>
        Assert.Equal("Text.\n", await ReadAsync(WordFile.Paragraph("Leave 3", "Toc") + WordFile.Paragraph("Text.", "Round")));

    [Theory]
    [InlineData("<w:del><w:r><w:delText>SECRET</w:delText></w:r></w:del>", "tracked changes")]
    [InlineData("<w:moveFrom><w:r><w:t>SECRET</w:t></w:r></w:moveFrom>", "tracked changes")]
    [InlineData("<w:r><w:rPr><w:vanish/></w:rPr><w:t>SECRET</w:t></w:r>", "Hidden text")]
    [InlineData("<w:r><w:instrText>INCLUDETEXT SECRET</w:instrText></w:r>", null)]
    public async Task What_a_reader_of_the_finished_document_does_not_see_is_not_read(string runs, string? note)
    {
        var read = await RealReaders.OfAsync("a.docx", WordFile.Of($"<w:p><w:r><w:t xml:space=\"preserve\">It is </w:t></w:r>{runs}<w:ins><w:r><w:t>paid.</w:t></w:r></w:ins></w:p>"));
        Assert.Equal("It is paid.\n", read.Text);
        Assert.Equal(note is not null, read.Notes.Any(n => n.Contains(note ?? "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Macros_are_left_out_and_told_of()
    {
        var read = await RealReaders.OfAsync("a.docm", WordFile.Of(WordFile.Paragraph("It is paid."), ("word/vbaProject.bin", [1, 2, 3])));
        Assert.Equal("It is paid.\n", read.Text);
        Assert.Contains(read.Notes, n => n.Contains("macros", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_that_lead_nowhere_and_templates_elsewhere_do_not_matter()
    {
        const string relations = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:a b@@:not a uri" TargetMode="External"/>
            <Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/evil.dotm" TargetMode="External"/></Relationships>
            """;
        var read = await RealReaders.OfAsync("a.docx", WordFile.Of(WordFile.Paragraph("It is paid."), ("word/_rels/document.xml.rels", WordFile.Bytes(relations))));
        Assert.Equal("It is paid.\n", read.Text);
    }

    private static async Task<string> ReadAsync(string body) => (await RealReaders.OfAsync("a.docx", WordFile.Of(body))).Text;
}
