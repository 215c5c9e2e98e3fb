using System.Text;
using RecruitBot.Core.Knowledge.Documents;
using RecruitBot.Tests.Support.Documents;

namespace RecruitBot.Tests.Knowledge.Documents;

public sealed class SourceFormatsTests
{
    [Theory]
    [InlineData("a.md", "# A", SourceFormat.Markdown)]
    [InlineData("a.txt", "words", SourceFormat.Text)]
    [InlineData("README", "words", SourceFormat.Text)]
    [InlineData("page.HTM", "<p>words", SourceFormat.Html)]
    [InlineData("page.txt", "\ufeff<!DOCTYPE html><p>words", SourceFormat.Html)]
    [InlineData("whatever.md", "%PDF-1.7 ...", SourceFormat.Pdf)]
    [InlineData("whatever.md", "PK\u0003\u0004...", SourceFormat.Word)]
    public void The_content_decides_before_the_name(string name, string content, SourceFormat format) =>
        Assert.Equal(format, SourceFormats.Of(name, Encoding.UTF8.GetBytes(content)));

    [Theory]
    [InlineData("a.md", "", "empty")]
    [InlineData("guide.md", "\u007fELF\u0002\u0001\u0001\0\0\0", "no text")]
    [InlineData("guide.txt", "MZ\u0090\0\u0003\0", "no text")]
    [InlineData("notes.md", "words with a \0 byte", "no text")]
    [InlineData("letter.doc", "{\\rtf1 words", ".docx")]
    [InlineData("page.mhtml", "From: <Saved by Blink>", "HTML")]
    [InlineData("table.xlsm", "words", "ending")]
    [InlineData("cv.pdf", "just words", "not what its ending")]
    public void What_is_none_of_them_is_refused_with_the_reason(string name, string content, string reason)
    {
        var refused = Assert.Throws<DocumentRefusedException>(() => SourceFormats.Of(name, Encoding.Latin1.GetBytes(content)));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_word_file_is_told_how_to_become_a_new_one() =>
        Assert.Contains(".docx", await RealReaders.RefusalAsync("old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), StringComparison.Ordinal);
}
