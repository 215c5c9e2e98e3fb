using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Evaluation;

namespace RecruitBot.Tests.Knowledge;

public sealed class QuestionSetTests
{
    private static readonly EvaluationQuestion Asked =
        QuestionSet.Parse(["""{"id":"1","kind":"direct","question":"How long?","role":null,"answerable":true,"expect":["5+|five","years"]}""", ""])[0];

    [Theory]
    [InlineData(true, "Five YEARS.", Verdict.Right)]
    [InlineData(true, "Five months.", Verdict.Wrong)]
    [InlineData(false, "", Verdict.WronglyAbstained)]
    public void Every_group_must_be_met(bool answered, string text, Verdict expected) =>
        Assert.Equal(expected, AnswerEvaluation.Judge(Asked, new Answer(answered, text, 1, "offline", [], [])));

    [Fact]
    public void An_answer_to_what_has_none_is_wrong()
    {
        var unanswerable = Asked with { Answerable = false, Expect = [] };
        Assert.Equal(Verdict.Wrong, AnswerEvaluation.Judge(unanswerable, new Answer(true, "Five years", 1, "offline", [], [])));
        Assert.Equal(Verdict.RightlyAbstained, AnswerEvaluation.Judge(unanswerable, Abstention.Because(AbstentionKind.Unsupported)));
    }

    [Fact]
    public void A_broken_line_is_named() =>
        Assert.Contains("Line 2", Assert.Throws<FormatException>(() => QuestionSet.Parse(["", "{"])).Message, StringComparison.Ordinal);
}
