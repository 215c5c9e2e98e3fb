using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RecruitBot.Configuration;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Evaluation;
using RecruitBot.Core.Knowledge.Live;

namespace RecruitBot.Verbs;

/// <summary>
/// eval: asks the questions of a file, whose right answers are known, and says how many are right of each kind, whether every quote holds, and
/// what has changed since an earlier run.
/// </summary>
public sealed class EvalVerb : IVerb
{
    private readonly Argument<string> _file = new("file") { Description = "Questions, one JSON object a line (see the README)" };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a question, then one that sums up" };
    private readonly Option<string[]> _floors = new("--floor") { Description = "Least share that must be right, in percent, of a kind or of all: direct=95, all=90", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _baseline = new("--baseline") { Description = "Output of an earlier eval --json: what has changed since is shown" };

    /// <summary>The verb.</summary>
    public EvalVerb() => Command = new Command("eval", "Ask the questions of a file and count the right answers") { _file, _json, _floors, _baseline };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = arguments.GetValue(_file)!;
        var questions = Reading(path, QuestionSet.Parse);
        if (questions.Count == 0)
            throw new SettingsException($"{path} holds no questions; write one JSON object a line, such as {{\"kind\":\"direct\",\"question\":\"...\",\"answerable\":true,\"expect\":[\"...\"]}}.");
        var floors = (arguments.GetValue(_floors) ?? []).Select(f => Floor(f, questions)).ToList();
        var baseline = arguments.GetValue(_baseline) is { } earlier ? Reading(earlier, EvaluationRun.Read) : null;
        using var host = context.Host();
        var knowledge = host.Services.GetRequiredService<LiveKnowledge>().Current.Base;
        var evaluation = await AnswerEvaluation.RunAsync(host.Services.GetRequiredService<IAnswerer>(), questions, cancellationToken);
        var report = new EvaluationReport(evaluation, knowledge, floors, baseline);
        foreach (var line in arguments.GetValue(_json) ? report.Json() : report.Text())
            await context.Out.WriteLineAsync(line);
        return report.Holds ? ExitCode.Done : ExitCode.No;
    }

    private static T Reading<T>(string path, Func<IEnumerable<string>, T> read)
    {
        try
        {
            return read(File.ReadLines(path));
        }
        catch (FormatException e)
        {
            throw new SettingsException($"{path}: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SettingsException($"{path} cannot be read; check the path and its permissions.", e);
        }
    }

    private static EvaluationFloor Floor(string text, List<EvaluationQuestion> questions)
    {
        var parts = text.Split('=');
        if (parts.Length != 2 || !double.TryParse(parts[1].TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent > 100)
            throw new SettingsException($"--floor {text} is no floor; write a kind and a percentage, such as direct=95.");
        var kinds = questions.Select(q => q.Kind).Distinct(StringComparer.Ordinal).Append(EvaluationFloor.All).ToList();
        return kinds.Contains(parts[0], StringComparer.Ordinal)
            ? new EvaluationFloor(parts[0], percent / 100)
            : throw new SettingsException($"--floor {text}: the file has no questions of that kind; it has {string.Join(", ", kinds)}.");
    }
}
