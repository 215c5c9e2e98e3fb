using RecruitBot.Core.Language;
using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Screening.Calibration;

/// <summary>What lint says of gold answers: every one is rated anew, whatever is on record.</summary>
public static class CalibrationLint
{
    /// <summary>Measures every usable role.</summary>
    public static async Task<IReadOnlyList<(RoleParse Parse, GateVerdict Verdict)>> MeasureAsync(RoleCatalog catalog, RoleGate gate, CancellationToken cancellationToken)
    {
        var verdicts = new List<(RoleParse, GateVerdict)>();
        foreach (var parse in catalog.Parses)
            if (parse.Role is { } role)
                verdicts.Add((parse, await gate.MeasureAsync(role, cancellationToken)));
        return verdicts;
    }

    /// <summary>
    /// The problems: an open role that the gate refuses is an error, one that is not open a warning, with the answers that were rated more than a level away
    /// each on its own line.
    /// </summary>
    public static IReadOnlyList<RoleProblem> Problems(IEnumerable<(RoleParse Parse, GateVerdict Verdict)> verdicts) =>
        RoleParse.InOrder(verdicts.Where(v => !v.Verdict.Passes).SelectMany(v => Problems(v.Parse, v.Verdict)));

    private static IEnumerable<RoleProblem> Problems(RoleParse parse, GateVerdict verdict)
    {
        var role = parse.Role!;
        yield return new RoleProblem(
            parse.File, parse.LineOf("criteria"), role.Status == RoleStatus.Open ? RoleProblem.Error : RoleProblem.Warning, verdict.Refusal!);
        for (var c = 0; c < role.Criteria.Count; c++)
            foreach (var far in verdict.Calibration.Criteria[c].Ratings.Where(r => !r.IsNear))
                yield return new RoleProblem(
                    parse.File,
                    parse.LineOf($"criteria/{c}/gold/{far.Index}"),
                    RoleProblem.Warning,
                    $"This gold answer of '{role.Criteria[c].Id}' has level {far.Level} and is rated {(far.Rating.Level is { } level ? level : "insufficient evidence")}: {Excerpt.Of(far.Rating.Because, 160)}");
    }
}
