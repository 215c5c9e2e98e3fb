using RecruitBot.Core.Assistant;
using RecruitBot.Core.Assistant.Orchestration;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Evaluation;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Privacy;
using RecruitBot.Tests.Support;
using Xunit.Abstractions;

namespace RecruitBot.Tests.Assistant.Orchestration;

/// <summary>The evaluation with a model that knows the right answers, and with one that lies: the first finds more, the second changes no fact.</summary>
public abstract class ModelEvaluationContract(ITestOutputHelper output)
{
    private static readonly LiveKnowledge Shipped = LiveKnowledge.Open(Path.Combine(AppContext.BaseDirectory, "knowledge"));
    private static readonly PromptLibrary Prompts = PromptLibrary.Load(Path.Combine(AppContext.BaseDirectory, "prompts")).Library;
    private static readonly ConsentGrant Grant = ConsentGate.TryGrant([new ConsentEntry("s#4", ConsentPurpose.Answering, "", default, null)], ConsentPurpose.Answering)!;

    private static readonly List<EvaluationQuestion> Questions =
    [
        .. ((string[])["known", "blind-a", "blind-b", "blind-d"]).SelectMany(set => QuestionSet.Read(Path.Combine(AppContext.BaseDirectory, "Knowledge", "Data", $"questions-{set}.jsonl")).Select(q => q with { Id = $"{set}/{q.Id}" })),
    ];

    /// <summary>The orchestrator.</summary>
    protected abstract OrchestratorOver Over { get; }

    [Fact]
    public async Task A_model_that_knows_the_right_passage_raises_the_score_and_one_that_lies_changes_no_fact()
    {
        Assert.True(Questions.Count > 200);
        var offline = await AnswerEvaluation.RunAsync(Shipped.Current.Answerer, Questions, CancellationToken.None);
        var faithful = await RunAsync((question, passages) => Choose(Best(question, passages).Select(p => (p.Number, p.Text, (string?)null))));
        var lying = await RunAsync((question, passages) => Lie(question, passages));
        foreach (var (name, run) in ((string, AnswerEvaluation)[])[("offline", offline), ("faithful", faithful), ("lying", lying)])
            output.WriteLine($"{name}: {string.Join("; ", run.Kinds.Select(k => $"{k} {run.Count(k).Right + run.Count(k).RightlyAbstained}/{run.Answers.Count(a => a.Question.Kind == k)}"))}; all {run.Count().Right} right, {run.Count().RightlyAbstained} rightly abstained of {Questions.Count}");
        foreach (var kind in (string[])["paraphrase", "direct"])
            Assert.True(faithful.Count(kind).Right >= offline.Count(kind).Right, kind);
        Assert.True(faithful.Count("paraphrase").Right > offline.Count("paraphrase").Right);
        Assert.Equal(offline.Count().RightlyAbstained, faithful.Count().RightlyAbstained);
        foreach (var answer in faithful.Answers.Concat(lying.Answers).Select(a => a.Answer))
        {
            Assert.All(answer.Citations, c => Assert.True(CitationCheck.Holds(c, Shipped.Current.Base)));
            if (answer.Mode == "model")
                Assert.Empty(Groundedness.UncitedFigures(answer, Shipped.Current.Base));
        }
        Assert.DoesNotContain(lying.Answers, a => a.Answer.Text.Contains("one million a year", StringComparison.Ordinal));
        Assert.Equal(offline.Answers.Where(a => !a.Answer.Answered && a.Answer.Abstained == AbstentionKind.OffLimits).Select(a => a.Question.Id), lying.Answers.Where(a => !a.Answer.Answered && a.Answer.Abstained == AbstentionKind.OffLimits).Select(a => a.Question.Id));
    }

    private sealed record Passage(int Number, string Text);

    /// <summary>The passages that hold what the answer must hold: one if one does, else a few together.</summary>
    private static IEnumerable<Passage> Best(EvaluationQuestion question, List<Passage> passages)
    {
        if (!question.Answerable)
            return [];
        if (passages.Find(p => question.IsMetBy(p.Text)) is { } one)
            return [one];
        var some = question.Expect.Select(e => passages.Find(p => e.Split('|').Any(a => p.Text.Contains(a.Trim(), StringComparison.OrdinalIgnoreCase)))).OfType<Passage>().Distinct().ToList();
        return question.IsMetBy(string.Join('\n', some.Select(s => s.Text))) ? some : [];
    }

    /// <summary>True quotes that answer something else, quotes with other figures, and other words for a quote that say something else.</summary>
    private static string Lie(EvaluationQuestion question, List<Passage> passages)
    {
        if (passages.Count == 0)
            return """{"passages":[{"number":1,"quote":"You get one million a year."}]}""";
        var n = Math.Abs(question.Id.Aggregate(17, (h, c) => h * 31 + c));
        var passage = passages[n % passages.Count];
        var altered = string.Concat(passage.Text.Select(c => char.IsDigit(c) ? (char)('0' + (c - '0' + 1) % 10) : c));
        return (n / 7 % 3) switch
        {
            0 => Choose([(passage.Number, altered == passage.Text ? "You get one million a year." : altered, null)]),
            1 => Choose([(passage.Number, passage.Text, altered == passage.Text ? "You get one million a year." : altered)]),
            _ => Choose([(passage.Number, passage.Text, "It is not so: " + passage.Text)]),
        };
    }

    private static string Choose(IEnumerable<(int Number, string Quote, string? Phrased)> chosen) =>
        System.Text.Json.JsonSerializer.Serialize(new { passages = chosen.Select(c => new { number = c.Number, quote = c.Quote, phrased = c.Phrased }) });

    private Task<AnswerEvaluation> RunAsync(Func<EvaluationQuestion, List<Passage>, string> says)
    {
        EvaluationQuestion? current = null;
        var model = new ScriptedModel((asked, _) => says(current!, [.. asked.User.Split('\n').Where(l => l.StartsWith("> [", StringComparison.Ordinal)).Select(Read)]));
        var orchestrator = Over(model, Prompts, new HandAdvancedTime());
        return AnswerEvaluation.RunAsync(new Granted(new GroundedAnswerer(Shipped, orchestrator)), Questions.Select(q => current = q), CancellationToken.None);
    }

    private static Passage Read(string line) => new(int.Parse(line.Split('[', ']')[1]), line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);

    /// <summary>Asks under a consent, as a conversation does.</summary>
    private sealed class Granted(IAnswerer answerer) : IAnswerer
    {
        public string KnowledgeSha256 => answerer.KnowledgeSha256;

        public ValueTask<Answer> AnswerAsync(Question question, CancellationToken cancellationToken) => answerer.AnswerAsync(question with { Grant = Grant }, cancellationToken);
    }
}
