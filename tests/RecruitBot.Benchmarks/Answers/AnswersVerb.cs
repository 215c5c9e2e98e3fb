using System.Diagnostics;
using System.Text.Json;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Evaluation;

namespace RecruitBot.Benchmarks.Answers;

/// <summary>
/// <c>answers [--knowledge DIR] [--questions DIR] [--show wrong]</c>: asks every question of the sets under the folder and counts right,
/// rightly abstained and wrong, a line for each set and kind; then the time of one answer, of loading the knowledge first and again, and of
/// putting a change of one file in force.
/// </summary>
internal static class AnswersVerb
{
    public static async Task<int> Run(string[] args)
    {
        var arguments = new Arguments(args);
        var knowledge = arguments.Text("knowledge", Path.Combine(AppContext.BaseDirectory, "knowledge"));
        var started = Stopwatch.GetTimestamp();
        var answerer = new OfflineAnswerer(KnowledgeFolder.Load(knowledge));
        var loadMs = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var folder = arguments.Text("questions", Path.Combine(AppContext.BaseDirectory, "questions"));
        var all = new List<EvaluatedAnswer>();
        foreach (var file in Directory.EnumerateFiles(folder, "questions-*.jsonl").Order(StringComparer.Ordinal))
        {
            var evaluation = await AnswerEvaluation.RunAsync(answerer, QuestionSet.Read(file), CancellationToken.None);
            Print(Path.GetFileNameWithoutExtension(file), evaluation);
            all.AddRange(evaluation.Answers);
        }
        var total = new AnswerEvaluation(all);
        Print("all", total);
        if (arguments.Text("show", "") == "wrong")
            foreach (var a in all.Where(a => a.Verdict is Verdict.Wrong or Verdict.WronglyAbstained))
                Console.WriteLine($"{a.Verdict} {a.Question.Id} {a.Question.Question}\n    expected {string.Join(" ; ", a.Question.Expect)}\n    got      {a.Answer.Text}");
        var (wholeMs, oneFileMs) = LoadTimes.Measure(knowledge);
        var (p50, p99) = await TimeAsync(answerer, [.. all.Select(a => a.Question)]);
        var counts = total.Count();
        Console.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    questions = counts.Total,
                    right = counts.Right,
                    rightlyAbstained = counts.RightlyAbstained,
                    wrong = counts.Wrong,
                    wronglyAbstained = counts.WronglyAbstained,
                    citationsChecked = all.Sum(a => a.Answer.Citations.Count),
                    loadMs = Math.Round(loadMs, 1),
                    loadAgainMs = wholeMs,
                    reloadOneFileMs = oneFileMs,
                    p50Ms = p50,
                    p99Ms = p99,
                },
                JsonSerializerOptions.Web
            )
        );
        return 0;
    }

    private static void Print(string name, AnswerEvaluation evaluation)
    {
        foreach (var kind in evaluation.Kinds.Append(null))
        {
            var c = evaluation.Count(kind);
            Console.WriteLine(
                $"{name,-20} {kind ?? "(all)",-12} right {c.Right,3}  rightly abstained {c.RightlyAbstained,3}  wrong {c.Wrong,3}  wrongly abstained {c.WronglyAbstained,3}  of {c.Total,3}"
            );
        }
    }

    private static async Task<(double P50, double P99)> TimeAsync(OfflineAnswerer answerer, IReadOnlyList<EvaluationQuestion> questions)
    {
        var times = new List<double>();
        for (var round = 0; round < 12; round++)
            foreach (var q in questions)
            {
                var started = Stopwatch.GetTimestamp();
                await answerer.AnswerAsync(new Question(q.Question, q.Role), CancellationToken.None);
                // The first rounds warm up the just-in-time compiler.
                if (round >= 4)
                    times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        times.Sort();
        return (times.Percentile(.5), times.Percentile(.99));
    }
}
