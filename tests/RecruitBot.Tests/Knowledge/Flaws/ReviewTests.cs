using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Flaws;

namespace RecruitBot.Tests.Knowledge.Flaws;

/// <summary>What a person does about a flaw: looks at it and finds it fine, or gives an answer its question.</summary>
public sealed class ReviewTests
{
    [Fact]
    public void What_was_reviewed_is_no_flaw_and_is_used()
    {
        const string body = "Ready to bake something bold?\n\nContact the guild today.\n";
        var knowledge = SmallKnowledge.Guide(body, "title: Test\naudience: both\nreviewed:\n  - Ready to bake");
        Assert.Equal(["Contact the guild today."], KnowledgeLint.Check(knowledge).Select(p => knowledge.Documents[0].Text.Split('\n')[p.Line - 1]));
        Assert.Contains(new DocumentFlaws(knowledge.Documents[0]).Usable(), u => u.Text == "Ready to bake something bold?");
    }

    [Theory]
    [InlineData("reviewed:\n  - Nothing like it", "Nothing in the text")]
    [InlineData("reviewed:\n  - Bread", "8 characters")]
    [InlineData("questions:\n  Why?: Nothing like it", "No paragraph")]
    public void An_entry_that_means_nothing_is_told_of(string entry, string message) =>
        Assert.Contains(KnowledgeLint.Check(SmallKnowledge.Guide("Bread is good.\n", "title: Test\naudience: both\n" + entry)), p => p.Line == 5 && p.Message.Contains(message, StringComparison.Ordinal));

    [Fact]
    public void An_answer_that_is_given_its_question_is_found_by_it()
    {
        const string body = "Bakers rise early.\n\nYes, absolutely. Hands do it best.\n\nOvens are hot.\n";
        var orphan = SmallKnowledge.Guide(body);
        Assert.Contains(KnowledgeLint.Check(orphan), p => p.Kind == FlawKind.OrphanedAnswer);
        Assert.False(new OfflineAnswerer(orphan).Answer(new Question("Is kneading still done by hand?")).Answered);

        var given = SmallKnowledge.Guide(body, "title: Test\naudience: both\nquestions:\n  \"Is kneading still done by hand?\": \"Yes, absolutely.\"");
        Assert.Empty(KnowledgeLint.Check(given));
        var answer = new OfflineAnswerer(given).Answer(new Question("Is kneading still done by hand?"));
        Assert.All(answer.Citations, c => Assert.True(CitationCheck.Holds(c, given)));
        Assert.Equal(["Is kneading still done by hand?"], answer.Citations.Select(c => c.Section).Distinct());
    }

    [Fact]
    public void What_the_team_wrote_to_answer_a_question_is_used_as_it_is()
    {
        var knowledge = SmallKnowledge.Guide("## Bread for bakers\n\nYes, absolutely. It costs $1.\n", "title: Bread for bakers\naudience: both\nentry: a1\nversion: 1\nauthor: Ada\ndate: 2026-01-02");
        Assert.Equal(2, new DocumentFlaws(knowledge.Documents[0]).Usable().Count());
    }

    [Fact]
    public void A_contradiction_is_reported_with_both_places_until_it_is_reviewed()
    {
        KnowledgeBase With(string more) =>
            KnowledgeFolder.FromTexts(
            [
                ("guides/a.md", "---\ntitle: A\naudience: both\n---\nEvery baker gets 25 days of paid leave a year.\n"),
                ("guides/b.md", $"---\ntitle: B\naudience: both\n{more}---\nText.\n\nEvery baker gets 30 days of paid leave a year.\n"),
            ]);
        var problem = Assert.Single(KnowledgeLint.Check(With("")));
        Assert.Equal((FlawKind.Contradiction, "guides/b.md", 7, false), (problem.Kind, problem.File, problem.Line, problem.Unused));
        Assert.Contains("guides/a.md:5", problem.Message, StringComparison.Ordinal);
        Assert.Empty(KnowledgeLint.Check(With("reviewed:\n  - Every baker gets 30\n")));
    }

    [Theory]
    [InlineData("Senior bakers, with 5+ years of experience, often lead the night shift.", "The usual mark of a \"Senior\" title is at least 6 years of baking experience, with at least 2 years at the oven.")]
    [InlineData("Junior bakers earn $20,000 to $25,000 a year, while senior bakers earn $40,000.", "As a senior you can expect a salary of $45,000.")]
    public void What_is_said_of_one_level_is_compared_whatever_the_words(string first, string second) =>
        Assert.Contains(
            KnowledgeLint.Check(KnowledgeFolder.FromTexts([("guides/a.md", $"---\ntitle: A\naudience: both\nasOf: 2024\n---\n{first}\n"), ("guides/b.md", $"---\ntitle: B\naudience: both\nasOf: 2024\n---\n{second}\n")])),
            p => p is { Kind: FlawKind.Contradiction, File: "guides/b.md", Line: 6 });

    [Theory]
    [InlineData("A junior baker gets 25 days of paid leave a year.", "A senior baker gets 30 days of paid leave a year.")]
    [InlineData("Every baker gets 25 days of paid leave a year.", "Every baker gets 25 days of paid leave a year, all paid.")]
    [InlineData("Every baker gets 25 days of paid leave a year.", "Every oven is cleaned on 30 days of a year by its baker.")]
    public void Different_things_with_different_figures_are_no_contradiction(string first, string second) =>
        Assert.DoesNotContain(
            KnowledgeLint.Check(KnowledgeFolder.FromTexts([("guides/a.md", $"---\ntitle: A\naudience: both\n---\n{first}\n"), ("guides/b.md", $"---\ntitle: B\naudience: both\n---\n{second}\n")])),
            p => p.Kind == FlawKind.Contradiction);
}
