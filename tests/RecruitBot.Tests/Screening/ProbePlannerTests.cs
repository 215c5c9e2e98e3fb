using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening;
using static RecruitBot.Tests.Screening.Support.Samples;

namespace RecruitBot.Tests.Screening;

public sealed class ProbePlannerTests
{
    private static readonly HashSet<AnswerAspect> None = [];

    [Fact]
    public void Story_12_a_bare_claim_gets_one_planned_probe_at_a_time_and_never_more_than_planned()
    {
        const string claim = "I optimised queries.";
        var first = ProbePlanner.Next(Query, [claim], None);
        Assert.Equal(AnswerAspect.Action, first?.Probe.When);
        Assert.Contains(first!.Probe, Query.Probes);

        var second = ProbePlanner.Next(Query, [claim, "Just the usual."], new HashSet<AnswerAspect> { AnswerAspect.Action });
        Assert.Equal(AnswerAspect.Result, second?.Probe.When);

        Assert.Null(ProbePlanner.Next(Query, [claim, "Just the usual.", "It was better."], new HashSet<AnswerAspect> { AnswerAspect.Action, AnswerAspect.Result }));
    }

    [Fact]
    public void A_whole_story_gets_no_probe() => Assert.Null(ProbePlanner.Next(Query, [Story13], None));

    [Fact]
    public void Only_the_missing_part_is_asked_for_and_the_reason_is_told()
    {
        var probe = ProbePlanner.Next(Query, ["On the orders page I added select_related."], None);
        Assert.Equal(AnswerAspect.Result, probe?.Probe.When);
        Assert.Contains("what came of it", probe!.Because, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("skip")]
    [InlineData("I don't know")]
    [InlineData("Sorry, I have never done that.")]
    public void Nobody_is_pressed_who_has_nothing_to_tell(string answer) => Assert.Null(ProbePlanner.Next(Query, [answer], None));

    [Fact]
    public void An_answer_to_a_probe_completes_the_story() =>
        Assert.Null(ProbePlanner.Next(Query, ["On the orders page I added select_related.", "It went from 40 queries to 2."], new HashSet<AnswerAspect> { AnswerAspect.Result }));

    [Fact]
    public void A_question_about_an_imagined_case_accepts_would_as_action()
    {
        const string would = "I would put a barrier up and ask for a mirror at the corner.";
        Assert.NotEqual(AnswerAspect.Action, ProbePlanner.Next(Forklift, [would], None)?.Probe.When);
        Assert.Equal(AnswerAspect.Action, ProbePlanner.Next(Query, ["I would add an index on the column."], None)?.Probe.When);
    }
}
