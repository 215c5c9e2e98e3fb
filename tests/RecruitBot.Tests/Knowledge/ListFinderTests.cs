using RecruitBot.Core.Knowledge;

namespace RecruitBot.Tests.Knowledge;

/// <summary>A list that is asked for is given whole.</summary>
public sealed class ListFinderTests
{
    private const string Steps = """
        ## Becoming a baker

        Whoever wants to become a baker passes these stages:

        - Send a letter to the bakery.
        - Bake a loaf on a trial day.
        - Talk to the master baker.
        - Show the hygiene passport.
        - Sign the contract.
        - Get an apron.

        ## Ovens

        | Oven | Heat |
        |---|---|
        | Deck oven | 250 degrees |
        | Rotary oven | 230 degrees |
        | Stone oven | 300 degrees |
        """;

    private static readonly KnowledgeBase Base = SmallKnowledge.Guide(Steps);
    private static readonly OfflineAnswerer Answerer = new(Base);

    [Theory]
    [InlineData("Which stages does one pass to become a baker?")]
    [InlineData("Which stages must I pass before I become a baker?")]
    [InlineData("How does one become a baker?")]
    public void All_items_are_quoted_in_order(string question)
    {
        var answer = Answerer.Answer(new Question(question));
        Assert.Equal(
            ["Send a letter to the bakery.", "Bake a loaf on a trial day.", "Talk to the master baker.", "Show the hygiene passport.", "Sign the contract.", "Get an apron."],
            answer.Citations.Select(c => c.Quote)
        );
        Assert.All(answer.Citations, c => Assert.True(CitationCheck.Holds(c, Base)));
    }

    [Fact]
    public void All_rows_are_quoted_when_none_is_named() =>
        Assert.Equal(["Deck oven | 250 degrees", "Rotary oven | 230 degrees", "Stone oven | 300 degrees"], Answerer.Answer(new Question("What are the heats of the ovens?")).Citations.Select(c => c.Quote));

    [Theory]
    [InlineData("How hot is the stone oven?", "Stone oven | 300 degrees")]
    [InlineData("What do I show at the hygiene check: the hygiene passport?", "Show the hygiene passport.")]
    public void An_item_that_is_named_is_quoted_alone(string question, string quote) => Assert.Equal(quote, Assert.Single(Answerer.Answer(new Question(question)).Citations).Quote);

    [Fact]
    public void Of_a_list_that_is_too_long_the_answer_says_that_it_goes_on()
    {
        var many = SmallKnowledge.Guide(Steps + "\n\n## Breads\n\nThe bakery sells these breads:\n\n" + string.Concat(Enumerable.Range(1, 12).Select(n => $"- Loaf number {n}, {new string('x', 200)}.\n")));
        var answer = new OfflineAnswerer(many).Answer(new Question("Which breads does the bakery sell?"));
        Assert.Equal(6, answer.Citations.Count);
        Assert.EndsWith("The list goes on under \u201cBreads\u201d.", answer.Text, StringComparison.Ordinal);
    }
}
