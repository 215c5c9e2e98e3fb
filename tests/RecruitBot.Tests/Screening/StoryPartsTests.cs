using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using static RecruitBot.Tests.Screening.Support.Samples;

namespace RecruitBot.Tests.Screening;

public sealed class StoryPartsTests
{
    [Theory]
    [InlineData("I added an index on email.")]
    [InlineData("we split the table in two")]
    [InlineData("Added select_related.")]
    [InlineData("- rewrote the loop as one join\n- fewer round trips")]
    [InlineData("the report was slow so i ran EXPLAIN on it and added a composite index")]
    [InlineData("patient looked grey. took obs, rang the med reg and put her on oxygen")]
    [InlineData("```sql\nCREATE INDEX ix ON t(a);\n```\nI ran this on the replica first")]
    [InlineData("I auscultated her chest and repositioned the drain.")]
    public void Finds_the_action(string answer) => Assert.DoesNotContain(AnswerAspect.Action, StoryParts.Missing([answer]));

    [Theory]
    [InlineData("I optimised queries.")]
    [InlineData("I improved the performance of the application.")]
    [InlineData("I am responsible for quality.")]
    [InlineData("The senior developer added an index.")]
    [InlineData("I never added an index.")]
    [InlineData("Performance is very important to me.")]
    [InlineData("I would add an index.")]
    public void Finds_no_action_where_none_is_told(string answer) => Assert.Contains(AnswerAspect.Action, StoryParts.Missing([answer]));

    [Theory]
    [InlineData("it fell from 2.1 s to 300 ms")]
    [InlineData("Errors halved.")]
    [InlineData("We have had no incidents since then.")]
    [InlineData("it went live in March")]
    [InlineData("Picking errors dropped by 35 %.")]
    [InlineData("She recovered fully.")]
    [InlineData("the complaints stopped")]
    public void Finds_the_result(string answer) => Assert.DoesNotContain(AnswerAspect.Result, StoryParts.Missing([answer]));

    [Theory]
    [InlineData("I added an index on email.")]
    [InlineData("In 2023 I worked on the orders page.")]
    public void Finds_no_result_where_none_is_told(string answer) => Assert.Contains(AnswerAspect.Result, StoryParts.Missing([answer]));

    [Theory]
    [InlineData("At my last job I added an index.", AnswerAspect.Situation)]
    [InlineData("we had N+1 queries on the orders page", AnswerAspect.Situation)]
    [InlineData("I was asked to make the export faster.", AnswerAspect.Task)]
    [InlineData("the goal was a page under a second", AnswerAspect.Task)]
    public void Finds_situation_and_task(string answer, AnswerAspect part) => Assert.DoesNotContain(part, StoryParts.Missing([answer]));

    [Fact]
    public void Shows_the_words_for_each_part()
    {
        var found = StoryParts.Find([Story13]);
        Assert.All(found, f => Assert.True(EvidenceCheck.Holds(f.Evidence, [Story13])));
        Assert.Contains(found, f => f.Part == AnswerAspect.Result && f.Evidence.Quote.Contains("300 ms", StringComparison.Ordinal));
    }
}
