using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Live;
using RecruitBot.Core.Roles;
using RecruitBot.Core.Screening.Calibration;
using Xunit.Abstractions;

namespace RecruitBot.Tests.Screening.Calibration;

/// <summary>The roles that come along, the shipped evaluator and the record beside them belong together.</summary>
public sealed class ShippedCalibrationTests(ITestOutputHelper output)
{
    private static readonly string Knowledge = Path.Combine(AppContext.BaseDirectory, "knowledge");

    /// <summary>When this fails, the evaluator rates otherwise than on record: give it a new name and run <c>recruitbot lint --accept</c>.</summary>
    [Fact]
    public async Task Each_passes_the_gate_with_exactly_the_figures_on_record()
    {
        var record = CalibrationRecord.Read(Knowledge);
        Assert.Empty(record.Problems);
        var verdicts = await CalibrationLint.MeasureAsync(RoleCatalog.Load(Knowledge), RoleGates.Of(KnowledgeFolder.Load(Knowledge), record), CancellationToken.None);

        Assert.Equal(5, verdicts.Count);
        foreach (var (parse, verdict) in verdicts)
        {
            output.WriteLine($"{parse.File}: {verdict.Calibration.Table.Figures()}");
            Assert.True(verdict.Passes, verdict.Refusal);
            Assert.True(verdict.Calibration.IsMeasured);
            var known = record.Of(verdict.Calibration.RoleId)[^1];
            Assert.Equal((known.Version, known.Evaluator, known.Fingerprint), (verdict.Calibration.Version, verdict.Calibration.Evaluator, verdict.Calibration.Fingerprint));
            Assert.Equal(known.Criteria.Select(c => $"{c.CriterionId} {c.Table}"), verdict.Calibration.Criteria.Select(c => $"{c.CriterionId} {c.Table}"));
        }
    }

    [Fact]
    public void None_is_withheld() => Assert.Equal((5, 0), (KnowledgeInForce.Load(Knowledge).Roles.Open.Count(), KnowledgeInForce.Load(Knowledge).Roles.Withheld.Count));
}
