using RecruitBot.Core.Roles;

namespace RecruitBot.Tests.Roles;

/// <summary>S-14 and story 20: lint warns of criteria that rate likeness, traits, language, speed, records or degrees, and says what to write.</summary>
public sealed class CriterionLintTests
{
    private const string Title = "title: Database query optimisation";
    private const string Definition = "definition: Finds, measures and removes slow database access.";

    [Theory]
    [InlineData("title: Culture fit", "define observable behaviours")]
    [InlineData("title: Cultural fit with the team", "define observable behaviours")]
    [InlineData("title: Confidence", "name what somebody does")]
    [InlineData("title: Positive attitude", "name what somebody does")]
    [InlineData("title: Emotional intelligence", "name what somebody does")]
    [InlineData("title: Criminal background", "only after a conditional offer and where the law allows it")]
    [InlineData("title: Grammar and spelling", "only where the work itself is writing")]
    [InlineData("title: Response speed", "rate what it says")]
    public void A_title_is_warned_of(string title, string advice) => Warned(Example.With(Title, title), advice);

    [Theory]
    [InlineData("definition: Fits into our team.", "define observable behaviours")]
    [InlineData("definition: Sounds confident and enthusiastic.", "name what somebody does")]
    [InlineData("definition: Passes a criminal background screening.", "only after a conditional offer")]
    [InlineData("definition: Has a bachelor's degree in computer science.", "ask for the knowledge")]
    [InlineData("definition: Answers quickly and without hesitation.", "rate what it says")]
    [InlineData("definition: Speaks fluent English.", "only where the work itself is writing")]
    public void A_definition_is_warned_of(string definition, string advice) => Warned(Example.With(Definition, definition), advice);

    [Theory]
    [InlineData("definition: Cuts the response times of an API under load.")]
    [InlineData("definition: Reports a confidence interval with each figure.")]
    [InlineData("definition: Writes a grammar for a query language and checks it.")]
    [InlineData("definition: Runs background jobs and checks that they finish.")]
    [InlineData("definition: Chooses accent colours that everybody can tell apart.")]
    public void Work_is_not(string definition) => Assert.Empty(RoleFile.Parse(Example.File, Example.With(Definition, definition)).Problems);

    [Fact]
    public void Story_20_the_two_questions_are_both_named_and_left_out()
    {
        const string asked = "How old are you, and do you have kids?";
        var parse = RoleFile.Parse(Example.File, Example.With("Are you legally authorised to work where this job is based?", asked));
        Assert.Contains(parse.Problems, p => p.Message.Contains("(age:", StringComparison.Ordinal) && p.Message.Contains("legal working age", StringComparison.Ordinal));
        Assert.Contains(parse.Problems, p => p.Message.Contains("(family:", StringComparison.Ordinal) && p.Message.Contains("hours and travel", StringComparison.Ordinal));
        var script = LawfulScript.Of(parse.Role!);
        Assert.Equal(["k.work-permit"], script.Unasked.Select(u => u.Item));
        Assert.DoesNotContain(RoleScript.Lines(script.Asked), l => l.Text == asked);
        Assert.Equal(RoleScript.Lines(parse.Role!).Count - 1, RoleScript.Lines(script.Asked).Count);
    }

    [Fact]
    public void A_written_reason_lets_a_question_stand_and_is_named()
    {
        var text = Example.With("Are you legally authorised to work where this job is based?", "Have you ever been convicted of fraud?")
            .Replace("because: \"Contract is with a local entity.\"", "because: \"Handles cash.\"\n    lawfulBecause: The bank act demands it, section 12.", StringComparison.Ordinal);
        var parse = RoleFile.Parse(Example.File, text);
        Assert.Contains("The bank act demands it", Assert.Single(parse.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(LawfulScript.Of(parse.Role!).Unasked);
    }

    [Fact]
    public void A_follow_up_goes_alone_and_a_question_takes_its_criterion_along()
    {
        var probe = RoleFile.Parse(Example.File, Example.With("How did you measure the effect?", "Are you married?")).Role!;
        Assert.Equal(["q.query-optimisation.result"], LawfulScript.Of(probe).Unasked.Select(u => u.Item));
        Assert.Single(LawfulScript.Of(probe).Asked.FindCriterion("query-optimisation")!.Probes);
        var question = RoleFile.Parse(Example.File, Example.With("Describe a security problem that you found.", "What is your religion?")).Role!;
        Assert.Null(LawfulScript.Of(question).Asked.FindCriterion("security"));
    }

    private static void Warned(string text, string advice)
    {
        var warning = Assert.Single(RoleFile.Parse(Example.File, text).Problems);
        Assert.False(warning.IsError);
        Assert.Contains(advice, warning.Message, StringComparison.Ordinal);
    }
}
