using RecruitBot.Core.Knowledge;

namespace RecruitBot.Tests.Knowledge;

public sealed class KnowledgeLintTests
{
    [Theory]
    [InlineData("They need a mastery of the following tools:\n\n## Next\n\nText.\n", 5, "announces a list")]
    [InlineData("It costs $5,000.\n", 5, "without a year")]
    [InlineData("Roughly 60% of jobs ask for it.\n", 5, "without a year")]
    [InlineData("Caf\u00c3\u00a9 work.\n", 5, "Garbled")]
    [InlineData("Developer \u201c Associate level.\n", 5, "Garbled")]
    [InlineData("Lost \ufffd character.\n", 5, "Garbled")]
    [InlineData("The same sentence stands twice here.\n\nThe same sentence stands twice here.\n", 7, "The same sentence")]
    public void A_flaw_is_reported_with_its_line(string body, int line, string message) =>
        Assert.Contains(KnowledgeLint.Check(SmallKnowledge.Guide(body)), p => p.Line == line && p.Message.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void A_sentence_too_long_to_quote_is_reported() =>
        Assert.Contains(
            KnowledgeLint.Check(SmallKnowledge.Guide(string.Concat(Enumerable.Repeat("word ", 70)) + "end.\n")),
            p => p.Message.Contains("can be quoted", StringComparison.Ordinal));

    [Fact]
    public void What_must_not_be_asked_is_reported_with_a_lawful_rewrite_where_candidates_can_read_it()
    {
        const string Body = "Please say how old you are.\n\nWe like cakes. How old are you?\n";
        var problem = Assert.Single(KnowledgeLint.Check(SmallKnowledge.Guide(Body)));
        Assert.Equal(7, problem.Line);
        Assert.Contains("of legal working age", problem.Message, StringComparison.Ordinal);
        Assert.False(problem.Unused);
        Assert.Empty(KnowledgeLint.Check(KnowledgeFolder.FromTexts([("guides/a.md", $"---\ntitle: A\naudience: recruiter\n---\n{Body}")])));
        Assert.Empty(KnowledgeLint.Check(KnowledgeFolder.FromTexts([("guides/a.md", $"---\ntitle: A\naudience: both\nreviewed:\n  - \"How old are you\"\n---\n{Body}")])));
    }

    [Theory]
    [InlineData("We pay into a retirement plan for everybody.\n")]
    [InlineData("The tools are:\n\n- a hammer\n- a saw\n")]
    [InlineData("As of 2024, it costs $5,000.\n")]
    [InlineData("The caf\u00e9 says \u201cyes\u201d to everyone.\n")]
    public void What_is_fine_is_not_reported(string body) => Assert.Empty(KnowledgeLint.Check(SmallKnowledge.Guide(body)));
}
