using System.Text.Json;
using RecruitBot.Core.Knowledge;

namespace RecruitBot.Benchmarks.Scope;

/// <summary>
/// How well confidence tells what the knowledge answers from what it does not. <c>scope FILE</c> reads labelled texts;
/// <c>scope --clinc FILE --questions FILE,FILE</c> sets answerable questions against the CLINC150 collection; <c>scope --near --questions FILE,FILE
/// [--seeds 5]</c> asks what sections answered that have been taken out. All take <c>[--knowledge DIR]</c>.
/// </summary>
internal static class ScopeVerb
{
    public static async Task<int> Run(string[] args)
    {
        try
        {
            var arguments = new Arguments(args);
            var folder = arguments.Text("knowledge", Path.Combine(AppContext.BaseDirectory, "knowledge"));
            if (args.Contains("--near"))
                return Near(folder, Files(arguments), arguments.Number("seeds", 5));
            return Far(folder, Rows(args, arguments));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
    }

    private static List<ScopeRow> Rows(string[] args, Arguments arguments)
    {
        if (arguments.Text("clinc", "") is { Length: > 0 } clinc)
            return [.. ScopeFile.Answerable(Files(arguments)), .. ScopeFile.Clinc(clinc)];
        if (args is [var file, ..] && !file.StartsWith("--", StringComparison.Ordinal))
            return ScopeFile.Read(file);
        throw new FormatException("Give a tab-separated file of text and label, or --clinc FILE with --questions, or --near with --questions.");
    }

    private static string[] Files(Arguments arguments)
    {
        var files = arguments.Text("questions", "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        return files.Length > 0 ? files : [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "questions"), "questions-*.jsonl").Order(StringComparer.Ordinal)];
    }

    private static int Far(string folder, List<ScopeRow> rows)
    {
        var answerer = new OfflineAnswerer(KnowledgeFolder.Load(folder));
        var asked = rows.ConvertAll(r => (r.In, Answer: answerer.Answer(new Question(r.Text, r.Role))));
        var separation = Separation.Of(asked.Where(a => a.In).Select(a => a.Answer.Confidence), asked.Where(a => !a.In).Select(a => a.Answer.Confidence));
        Print(separation, asked.Count(a => a.In == a.Answer.Answered) / (double)asked.Count, asked.Count(a => a.In), asked.Count(a => !a.In));
        return 0;
    }

    private static int Near(string folder, string[] files, int seeds)
    {
        var whole = new OfflineAnswerer(KnowledgeFolder.Load(folder));
        // What the whole knowledge does not answer says nothing about what is missing.
        var rows = ScopeFile.Answerable(files).Select(r => (Row: r, Answer: whole.Answer(new Question(r.Text, r.Role)))).Where(r => r.Answer.Answered).ToList();
        var results = new List<(Separation Separation, double Accuracy, int In, int Out)>();
        for (var seed = 1; seed <= seeds; seed++)
        {
            var held = HeldOut.Of(folder, seed);
            var answerer = new OfflineAnswerer(held.Kept);
            var asked = new List<(bool In, Answer Answer)>();
            foreach (var (row, answer) in rows)
            {
                var gone = answer.Citations.Count(c => held.Removed.Contains((c.Source, c.Section)));
                if (gone == 0 || gone == answer.Citations.Count)
                    asked.Add((gone == 0, answerer.Answer(new Question(row.Text, row.Role))));
            }
            var separation = Separation.Of(asked.Where(a => a.In).Select(a => a.Answer.Confidence), asked.Where(a => !a.In).Select(a => a.Answer.Confidence));
            results.Add((separation, asked.Count(a => a.In == a.Answer.Answered) / (double)asked.Count, asked.Count(a => a.In), asked.Count(a => !a.In)));
            Console.WriteLine($"seed {seed}: auroc {separation.Auroc:F3}, out caught at 5 % {separation.OutCaughtAt5:P0}, {results[^1].In} in, {results[^1].Out} out");
        }
        Print(
            new Separation(results.Average(r => r.Separation.Auroc), results.Average(r => r.Separation.OutCaughtAt5)),
            results.Average(r => r.Accuracy),
            (int)results.Average(r => r.In),
            (int)results.Average(r => r.Out));
        return 0;
    }

    private static void Print(Separation separation, double accuracy, int inside, int outside) =>
        Console.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    auroc = Math.Round(separation.Auroc, 4),
                    outCaughtAt5 = Math.Round(separation.OutCaughtAt5, 4),
                    accuracy = Math.Round(accuracy, 4),
                    @in = inside,
                    @out = outside,
                },
                JsonSerializerOptions.Web
            )
        );
}
