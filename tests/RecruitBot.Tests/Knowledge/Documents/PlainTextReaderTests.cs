using RecruitBot.Tests.Support.Documents;

namespace RecruitBot.Tests.Knowledge.Documents;

/// <summary>Plain text as Markdown.</summary>
public sealed class PlainTextReaderTests
{
    private const string Long =
        "Every parent may take sixteen weeks of paid leave after a child is born, and the team plans the time together with the person, who keeps the same desk.";

    [Theory]
    [InlineData("Parental leave\n" + Long + "\nWho decides\n" + Long, "## Parental leave\n\n" + Long + "\n\n## Who decides\n\n" + Long + "\n")]
    [InlineData("Skills\n\n  \u2022 Python\n  \u2022 Django\n\nBenefits\n\n  \u2022 Bread", "## Skills\n\n- Python\n- Django\n\n## Benefits\n\n- Bread\n")]
    [InlineData("You bring:\nYeast\nFlour\nPatience\n\nWe bake.", "You bring:\n\n- Yeast\n- Flour\n- Patience\n\nWe bake.\n")]
    [InlineData("1. Apply\n2) Talk", "1. Apply\n2. Talk\n")]
    [InlineData("Leave\n=====\nIt is paid.", "## Leave\n\nIt is paid.\n")]
    [InlineData("Level\tWeeks\nJunior\t16\nSenior\t18", "| Level | Weeks |\n| --- | --- |\n| Junior | 16 |\n| Senior | 18 |\n")]
    [InlineData("How much is paid?\nAll of it.\n\nMore words to make the margin of this text a little wider.", "## How much is paid?\n\nAll of it.\n\nMore words to make the margin of this text a little wider.\n")]
    public async Task Its_layout_becomes_structure(string text, string markdown) => Assert.Equal(markdown, (await RealReaders.OfAsync("a.txt", text)).Text);

    [Fact]
    public async Task Lines_that_were_broken_at_a_margin_are_one_paragraph_and_divided_words_are_whole()
    {
        var text = await RealReaders.OfAsync("a.txt", "Every parent may take sixteen weeks of paid leave after a child is\nborn, and the team plans the time together with the person and devel-\nops a plan.\n\nNext.");
        Assert.StartsWith("Every parent may take sixteen weeks of paid leave after a child is born, and the team plans the time together with the person and develops a plan.\n", text.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("``` is how code begins, and this goes on.\n\nMore.")]
    [InlineData("<!-- is how a comment begins, and this goes on.\n\nMore.")]
    [InlineData("| is a bar in this sentence, which goes on and on.\n\nMore.")]
    public async Task Nothing_that_it_says_is_taken_for_markup(string text)
    {
        var read = await RealReaders.OfAsync("a.txt", text);
        Assert.Equal(2, SmallKnowledge.Guide(read.Text) is var guide ? Core.Knowledge.UnitReader.Read(guide.Documents[0]).Count : 0);
    }

    [Fact]
    public async Task Invisible_characters_are_out_and_said()
    {
        var read = await RealReaders.OfAsync("a.txt", "Pay\u200b is\u202e good.");
        Assert.Equal("Pay is good.\n", read.Text);
        Assert.Equal(["2 invisible characters were taken out."], read.Notes);
    }
}
