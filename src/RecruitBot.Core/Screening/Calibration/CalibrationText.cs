using System.Globalization;
using System.Text;

namespace RecruitBot.Core.Screening.Calibration;

/// <summary>Calibration figures for people: the table of gold levels by rated levels, what it was before beside it, and each criterion on a line.</summary>
public static class CalibrationText
{
    private static readonly int?[] Rated = [1, 2, 3, 4, 5, null];

    /// <summary>The figures of a role version as plain text, in columns.</summary>
    /// <param name="verdict">The gate's word.</param>
    /// <param name="before">What is on record of the version or evaluator before; null when nothing is.</param>
    public static string Of(GateVerdict verdict, RoleCalibration? before)
    {
        var now = verdict.Calibration;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{now.RoleId}, version {now.Version}, rated by {now.Evaluator}: ").Append(Words(now)).Append('\n');
        if (!verdict.Passes)
            text.Append(verdict.Refusal).Append('\n');
        if (before is not null)
            text.Append(CultureInfo.InvariantCulture, $"Before, version {before.Version}, rated by {before.Evaluator}: ").Append(Words(before)).Append('\n');
        text.Append("\nrated:          1   2   3   4   5   none").Append(before is null ? "" : "        before: 1   2   3   4   5   none").Append('\n');
        for (var gold = 1; gold <= 5; gold++)
        {
            text.Append(CultureInfo.InvariantCulture, $"gold level {gold}").Append(Row(now.Table, gold));
            if (before is not null)
                text.Append("            ").Append(Row(before.Table, gold));
            text.Append('\n');
        }
        text.Append('\n');
        foreach (var c in now.Criteria)
            text.Append(CultureInfo.InvariantCulture, $"{c.CriterionId}: ")
                .Append(c.Table.Count == 0 ? "no gold answers" : c.Table.Figures())
                .Append(before?.Criteria.FirstOrDefault(b => b.CriterionId == c.CriterionId) is { Table.Count: > 0 } was ? $"; before {was.Table.Figures()}" : "")
                .Append('\n');
        return text.ToString();
    }

    private static string Words(RoleCalibration one) =>
        one.IsMeasured ? one.Table.Figures() + "."
        : $"{one.Table.Count} gold answers tell too little; a role needs {CalibrationFloors.AnswersForEachAnchor} for each anchor of each criterion.";

    private static string Row(ConfusionTable table, int gold) =>
        string.Concat(Rated.Select(r => (table[gold, r] is > 0 and var n ? n.ToString(CultureInfo.InvariantCulture) : "\u00b7").PadLeft(r is null ? 7 : 4)));
}
