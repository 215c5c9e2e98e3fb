using System.Text.Json;

namespace RecruitBot.Benchmarks.Grading;

/// <summary>
/// How well short answers are graded beside a reference. <c>grading FILE [--max 5]</c> scores each row with the shipped weights; the very file they were
/// fitted on is instead predicted question by question, each with weights fitted on all others. Beside it stand an untrained coverage and a random forest
/// on lexical features. <c>grading FILE --fit OUT</c> fits weights on all rows and writes them.
/// </summary>
internal static class GradingVerb
{
    public static async Task<int> Run(string[] args)
    {
        try
        {
            var arguments = new Arguments(args);
            if (args is not [var file, ..] || file.StartsWith("--", StringComparison.Ordinal))
                throw new FormatException("Give a tab-separated file of question, reference, answer and score.");
            var graded = new GradedSet(GradingFile.Read(file, arguments.Number("max", 5)), arguments.Number("max", 5));
            if (arguments.Text("fit", "") is { Length: > 0 } target)
                await File.WriteAllTextAsync(target, WeightsFile.Text(graded.Fit(), file, graded.Count));
            else
                Print(GradingReport.Of(graded, WeightsFile.IsFittedOn(file), baselines: !args.Contains("--no-baselines")));
            return 0;
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static void Print(GradingReport report)
    {
        foreach (var (name, agreement) in report.Beside)
            Console.WriteLine($"{name,-52} r {agreement.Pearson:F3}  rho {agreement.Spearman:F3}  qwk {agreement.Qwk:F3}  accuracy {agreement.Accuracy:F3}  rmse {agreement.Rmse:F3}");
        var own = report.Own;
        Console.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    pearson = Math.Round(own.Pearson, 4),
                    spearman = Math.Round(own.Spearman, 4),
                    qwk = Math.Round(own.Qwk, 4),
                    accuracy = Math.Round(own.Accuracy, 4),
                    rmse = Math.Round(own.Rmse, 4),
                    n = report.Rows,
                    p50Ms = Math.Round(report.P50Ms, 4),
                    weights = report.CrossValidated ? "leave-one-question-out" : "shipped",
                },
                JsonSerializerOptions.Web
            )
        );
    }
}
