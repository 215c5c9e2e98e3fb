using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Evaluation;

namespace RecruitBot.Tests.Knowledge;

/// <summary>The knowledge that comes with the program, asked questions written by people who had not seen the engine.</summary>
public sealed class ShippedKnowledgeTests
{
    private static readonly Lazy<KnowledgeBase> Shipped = new(() => KnowledgeFolder.Load(Path.Combine(AppContext.BaseDirectory, "knowledge")));

    private static readonly Lazy<OfflineAnswerer> Answerer = new(() => new OfflineAnswerer(Shipped.Value));

    /// <summary>Floors for each kind: what is reached, rounded down a little. Raise them with the engine.</summary>
    [Theory]
    [InlineData("questions-blind-a.jsonl", "direct", 0.9)]
    [InlineData("questions-blind-a.jsonl", "paraphrase", 0.6)]
    [InlineData("questions-blind-a.jsonl", "typing", 0.8)]
    [InlineData("questions-blind-a.jsonl", "conflict", 0.75)]
    [InlineData("questions-blind-a.jsonl", "near", 0.9)]
    [InlineData("questions-blind-a.jsonl", "far", 1)]
    [InlineData("questions-blind-a.jsonl", "hostile", 1)]
    public async Task Answers_stay_above_the_floor(string file, string kind, double floor)
    {
        var questions = QuestionSet.Read(DataFile(file));
        var evaluation = await AnswerEvaluation.RunAsync(Answerer.Value, questions, CancellationToken.None);
        var counts = evaluation.Count(kind);
        Assert.True(counts.Total > 0);
        Assert.True(counts.Share >= floor, $"{kind}: {counts.Share:P0} right, floor {floor:P0}. {Misses(evaluation, kind)}");
    }

    /// <summary>The held-out set, in total only: nobody tunes to it.</summary>
    [Fact]
    public async Task The_held_out_set_stays_above_its_floor()
    {
        var evaluation = await AnswerEvaluation.RunAsync(Answerer.Value, QuestionSet.Read(DataFile("questions-blind-b.jsonl")), CancellationToken.None);
        Assert.True(evaluation.Count().Share >= 0.66, $"{evaluation.Count().Share:P0} right");
    }

    [Fact]
    public async Task Every_citation_holds()
    {
        foreach (var question in QuestionSet.Read(DataFile("questions-blind-a.jsonl")))
        {
            var answer = await Answerer.Value.AnswerAsync(new Question(question.Question, question.Role), CancellationToken.None);
            Assert.All(answer.Citations, c => Assert.True(CitationCheck.Holds(c, Shipped.Value), c.Quote));
        }
    }

    [Fact]
    public void The_shipped_knowledge_has_no_flaws() => Assert.Empty(KnowledgeLint.Check(Shipped.Value));

    internal static string DataFile(string name) => Path.Combine(AppContext.BaseDirectory, "Knowledge", "Data", name);

    private static string Misses(AnswerEvaluation evaluation, string kind) =>
        string.Join("; ", evaluation.Answers.Where(a => a.Question.Kind == kind && a.Verdict is Verdict.Wrong or Verdict.WronglyAbstained).Select(a => a.Question.Id));
}
