using RecruitBot.Core.Screening.Grading;
using static RecruitBot.Tests.Screening.Support.Samples;

namespace RecruitBot.Tests.Screening.Grading;

public sealed class AsksForKnowledgeTests
{
    [Theory]
    [InlineData("What is the difference between select_related and prefetch_related?")]
    [InlineData("Explain why an index makes a write slower.")]
    [InlineData("Can you please explain what idempotent means?")]
    [InlineData("Tell me why a list is slower to search than a set.")]
    [InlineData("In your own words, what is a race condition?")]
    [InlineData("A query filters on two columns. Which index helps, and why?")]
    public void A_question_about_the_subject_has_a_right_answer(string ask) => Assert.True(AsksForKnowledge.Is(ask));

    [Theory]
    [InlineData("Tell me about a time when you made a slow page fast. What did you change?")]
    [InlineData("What would you do if a release broke the site?")]
    [InlineData("Describe a month-end close you improved.")]
    [InlineData("Imagine the database is down. What happens first?")]
    [InlineData("Could you tell me what you changed?")]
    [InlineData("Tell me about a difficult project.")]
    [InlineData("Describe a customer who was hard to please.")]
    [InlineData("Salary expectations")]
    public void A_question_about_the_candidate_has_none(string ask) => Assert.False(AsksForKnowledge.Is(ask));

    [Fact]
    public void No_question_of_the_shipped_roles_or_the_other_trades_is_taken_for_one() => Assert.All(Criteria().Values, c => Assert.False(AsksForKnowledge.Is(c.Ask), c.Ask));
}
