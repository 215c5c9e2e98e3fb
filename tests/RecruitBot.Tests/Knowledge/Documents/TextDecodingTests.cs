using System.Text;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Tests.Knowledge.Documents;

public sealed class TextDecodingTests
{
    private const string Words = "Caf\u00e9 \u2013 \u201cpay\u201d";

    public static TheoryData<byte[]> Marked => [.. new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 }.Select(e => (byte[])[.. e.GetPreamble(), .. e.GetBytes(Words)])];

    [Theory]
    [MemberData(nameof(Marked))]
    public void A_byte_order_mark_decides(byte[] bytes) => Assert.Equal((Words, null), TextDecoding.Decode(bytes));

    [Fact]
    public void Utf8_is_the_rule() => Assert.Equal((Words, null), TextDecoding.Decode(Encoding.UTF8.GetBytes(Words)));

    [Fact]
    public void What_is_no_utf8_is_windows_1252_and_says_so()
    {
        var (text, note) = TextDecoding.Decode([0x43, 0x61, 0x66, 0xE9, 0x20, 0x96, 0x20, 0x93, 0x70, 0x61, 0x79, 0x94]);
        Assert.Equal(Words, text);
        Assert.Contains("Windows-1252", note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_encoding_is_taken_before_a_guess() => Assert.Equal("Ж", TextDecoding.Decode([0xC6], "windows-1251").Text);

    [Fact]
    public void An_encoding_that_does_not_exist_is_no_fault() => Assert.Equal("Æ", TextDecoding.Decode([0xC6], "no-such-thing").Text);
}
