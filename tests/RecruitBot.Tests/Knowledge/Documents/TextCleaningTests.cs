using FsCheck.Fluent;
using FsCheck;
using RecruitBot.Core.Knowledge.Documents;

namespace RecruitBot.Tests.Knowledge.Documents;

public sealed class TextCleaningTests
{
    [Theory]
    [InlineData("in\u200bvis\u00adible", "invisible", 2)]
    [InlineData("pay \u202ethgir ot tfel\u202c now", "pay thgir ot tfel now", 2)]
    [InlineData("a\0b\u0007c", "abc", 2)]
    [InlineData("one\u00a0two\u2009three", "one two three", 0)]
    [InlineData("line\r\nline\rline\u2028line\fline", "line\nline\nline\nline\nline", 0)]
    [InlineData("of\ufb01ce", "office", 0)]
    [InlineData("cafe\u0301 Mu\u0308nchen", "caf\u00e9 M\u00fcnchen", 0)]
    [InlineData("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", 0)]
    [InlineData("hi\U000e0048\U000e0049 there", "hi there", 2)]
    [InlineData("smile \U0001F600", "smile \U0001F600", 0)]
    public void What_nobody_sees_is_taken_out_and_counted(string text, string clean, int removed) => Assert.Equal((clean, removed), TextCleaning.Clean(text));

    [Fact]
    public void Half_a_character_is_replaced() => Assert.Equal("lone \ufffd half", TextCleaning.Clean("lone \ud800 half").Text);

    [Fact]
    public void A_row_of_dots_is_cut_short() => Assert.InRange(TextCleaning.Clean("Contents " + new string('.', 100_000) + " 5").Text.Length, 10, 100);

    [Fact]
    public void A_clean_text_is_clean() =>
        Prop.ForAll<string?>(text =>
            {
                var clean = TextCleaning.Clean(text ?? "").Text;
                return TextCleaning.Clean(clean).Removed == 0 && !clean.Any(c => char.IsControl(c) && c is not ('\n' or '\t'));
            })
            .QuickCheckThrowOnFailure();
}
