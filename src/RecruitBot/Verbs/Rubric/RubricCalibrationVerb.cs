using System.CommandLine;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening.Calibration;

namespace RecruitBot.Verbs.Rubric;

/// <summary>rubric calibration: how the evaluator rates the gold answers, beside how it did before; exit code 1 when a role does not pass the gate.</summary>
public sealed class RubricCalibrationVerb : IVerb
{
    private readonly Argument<string?> _role = new("role") { Description = "Id or title; all roles when left out", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON object a role" };

    /// <summary>The verb.</summary>
    public RubricCalibrationVerb() => Command = new Command("calibration", "Rate the gold answers of roles, each left out of its own examples") { _role, _json };

    /// <inheritdoc/>
    public Command Command { get; }

    /// <inheritdoc/>
    public async Task<int> RunAsync(VerbContext context, ParseResult arguments, CancellationToken cancellationToken)
    {
        var path = context.Settings.Knowledge.Path!;
        var catalog = RoleCatalog.Load(path, rubric: false);
        var id = RoleArgument.Find(catalog, arguments.GetValue(_role));
        var gate = RoleGates.Of(KnowledgeFolder.Load(path, answers: KnowledgeFiles.AnswersOf(context.Settings)), CalibrationRecord.Read(path));
        var passes = true;
        foreach (var role in catalog.Roles.Where(r => id is null || r.Id == id))
        {
            var verdict = await gate.MeasureAsync(role, cancellationToken);
            var before = gate.Before(verdict.Calibration);
            passes &= verdict.Passes;
            await context.Out.WriteLineAsync(arguments.GetValue(_json) ? JsonOutput.Write(Report(verdict, before)) : CalibrationText.Of(verdict, before));
        }
        return passes ? ExitCode.Done : ExitCode.No;
    }

    private static object Report(GateVerdict verdict, RoleCalibration? before) =>
        new
        {
            role = verdict.Calibration.RoleId,
            roleVersion = verdict.Calibration.Version,
            evaluator = verdict.Calibration.Evaluator,
            measured = verdict.Calibration.IsMeasured,
            passes = verdict.Passes,
            refusal = verdict.Refusal,
            gold = Counts(verdict.Calibration.Table),
            criteria = verdict.Calibration.Criteria.Select(c => new { id = c.CriterionId, gold = Counts(c.Table) }),
            before = before is null ? null : new { roleVersion = before.Version, evaluator = before.Evaluator, gold = Counts(before.Table) },
        };

    private static object Counts(ConfusionTable table) => new { answers = table.Count, exact = table.Exact, adjacent = table.Adjacent, table = table.ToString() };
}
