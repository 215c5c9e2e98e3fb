using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Evaluation;

namespace RecruitBot.Tests.Knowledge;

/// <summary>What an evaluation says beyond its counts: whether answers stand on their sources, and what changed (K-16).</summary>
public sealed class EvaluationRunTests
{
    private static readonly Answer Grounded = SmallKnowledge.Ask("What does a junior baker earn?");

    [Fact]
    public void An_answer_stands_on_its_sources_until_a_figure_or_a_quote_is_changed()
    {
        Assert.Empty(Groundedness.Broken(Grounded, SmallKnowledge.Base));
        Assert.Empty(Groundedness.UncitedFigures(Grounded, SmallKnowledge.Base));
        Assert.Equal(["26,000"], Groundedness.UncitedFigures(Grounded with { Text = Grounded.Text.Replace("25,000", "26,000", StringComparison.Ordinal) }, SmallKnowledge.Base));
        var changed = Grounded.Citations[0] with { Quote = Grounded.Citations[0].Quote.Replace("25,000", "26,000", StringComparison.Ordinal) };
        Assert.Equal([changed], Groundedness.Broken(Grounded with { Citations = [changed] }, SmallKnowledge.Base));
    }

    [Fact]
    public void Between_two_runs_what_became_worse_comes_first()
    {
        var changes = EvaluationRun.Compare(
            [Line("1", Verdict.Right), Line("2", Verdict.Wrong), Line("3", Verdict.Right, "so"), Line("4", Verdict.Right), Line("5", Verdict.RightlyAbstained)],
            [Line("1", Verdict.WronglyAbstained), Line("2", Verdict.Right), Line("3", Verdict.Right, "otherwise"), Line("5", Verdict.RightlyAbstained), Line("6", Verdict.Right)]
        );
        Assert.Equal([("1", -1), ("4", -1), ("3", 0), ("2", 1), ("6", 1)], changes.Select(c => ((c.Now ?? c.Before)!.Id, c.Direction)));
    }

    [Fact]
    public void What_is_no_run_is_refused() => Assert.Throws<FormatException>(() => EvaluationRun.Read(["{", "{\"questions\":3}", ""]));

    [Fact]
    public async Task Questions_are_asked_after_those_before_them()
    {
        var questions = QuestionSet.Parse(["""{"id":"f","kind":"follow-up","question":"and juniors?","after":["What does a senior baker earn?"],"answerable":true,"expect":["20,000"]}"""]);
        var evaluation = await AnswerEvaluation.RunAsync(SmallKnowledge.Answerer, questions, CancellationToken.None);
        Assert.Equal(Verdict.Right, evaluation.Answers[0].Verdict);
    }

    private static EvaluationLine Line(string id, Verdict verdict, string answer = "x") => new(id, "direct", $"Question {id}?", verdict, true, answer, 1);
}
