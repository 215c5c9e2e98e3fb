using RecruitBot.Core.Knowledge;

namespace RecruitBot.Tests.Knowledge;

public sealed class UnitReaderTests
{
    private static List<KnowledgeUnit> Units(string body, string frontMatter = "title: Test\naudience: both\nattribution: Some Guide (2020)") =>
        UnitReader.Read(SmallKnowledge.Guide(body, frontMatter).Documents[0]);

    [Fact]
    public void Sentences_rows_and_items_are_units_with_exact_offsets()
    {
        var document = SmallKnowledge.Base.Find("guides/tools.md")!;
        var units = UnitReader.Read(document);
        Assert.Equal(
            ["Deck oven | 250 degrees", "Rotary oven | 230 degrees", "Dough mixers need cleaning every evening.", "Proofing cabinets keep a steady temperature."],
            units.Select(u => u.Text));
        Assert.All(units, u => Assert.Equal(u.Text, document.Text.Substring(u.Start, u.Text.Length)));
        Assert.All(units, u => Assert.Equal("Ovens", u.Section));
    }

    [Fact]
    public void Fenced_code_and_comments_are_no_units() =>
        Assert.Equal(["Seen."], Units("~~~\nHidden.\n~~~\n<!-- also\nhidden -->\nSeen.\n").Select(u => u.Text));

    [Fact]
    public void A_wrapped_sentence_is_one_unit() =>
        Assert.Equal(["One sentence that\nwraps around.", "Another."], Units("One sentence that\nwraps around. Another.\n").Select(u => u.Text));

    [Fact]
    public void Windows_line_ends_keep_offsets()
    {
        var document = SmallKnowledge.Guide("\r\n## Pay\r\n\r\nFirst.\r\n\r\nSecond.\r\n").Documents[0];
        Assert.All(UnitReader.Read(document), u => Assert.Equal(u.Text, document.Text.Substring(u.Start, u.Text.Length)));
        Assert.Equal(["First.", "Second."], UnitReader.Read(document).Select(u => u.Text));
    }

    [Theory]
    [InlineData("As of 2024, it costs $5.", "2024")]
    [InlineData("It costs $5 (Some Guide, 2026).", "2026")]
    [InlineData("Some Guide (undated) says it costs $5.", null)]
    [InlineData("It costs $5.", "2020")]
    public void The_year_is_the_sentences_own_before_the_documents(string sentence, string? year) => Assert.Equal(year, Units(sentence)[0].AsOf);

    [Fact]
    public void Headings_nest() =>
        Assert.Equal(["A", "B"], Units("# A\n\n## B\n\nText here.\n")[0].Headings);
}
