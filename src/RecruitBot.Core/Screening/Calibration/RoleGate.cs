using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Screening.Calibration;

/// <summary>What the gate says of a role version.</summary>
/// <param name="Calibration">How its gold answers were rated.</param>
/// <param name="Refusal">Why it does not go live, with the figures; null when it may.</param>
public sealed record GateVerdict(RoleCalibration Calibration, string? Refusal)
{
    /// <summary>Whether the role version may be offered to candidates.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Passes => Refusal is null;
}

/// <summary>
/// The gate between a role file and candidates: a version whose gold answers the evaluator does not rate as their authors did is not offered
/// (<see cref="CalibrationFloors"/>). A role with too few gold answers to tell is, since a first role has none; but one that was measured once cannot get
/// round the gate by losing its gold answers.
/// </summary>
public sealed class RoleGate(GoldCalibration gold, CalibrationRecord record)
{
    /// <summary>What is on record of a role before the version that is measured now: the latest measurement of other gold answers, script or evaluator.</summary>
    public RoleCalibration? Before(RoleCalibration now) =>
        record.Of(now.RoleId).LastOrDefault(m => !string.Equals(m.Fingerprint, now.Fingerprint, StringComparison.Ordinal));

    /// <summary>Judges a role version by what is on record of exactly this script, these gold answers and this evaluator, and by rating where nothing is.</summary>
    public async ValueTask<GateVerdict> JudgeAsync(Role role, CancellationToken cancellationToken)
    {
        var fingerprint = gold.Fingerprint(role);
        var known = record.Of(role.Id).LastOrDefault(m => string.Equals(m.Fingerprint, fingerprint, StringComparison.Ordinal) && m.Version == role.Version);
        return Judge(known ?? await gold.MeasureAsync(role, cancellationToken));
    }

    /// <summary>Rates the gold answers whatever is on record, as lint does.</summary>
    public async ValueTask<GateVerdict> MeasureAsync(Role role, CancellationToken cancellationToken) => Judge(await gold.MeasureAsync(role, cancellationToken));

    private GateVerdict Judge(RoleCalibration now)
    {
        var version = string.Create(CultureInfo.InvariantCulture, $"Version {now.Version} of '{now.RoleId}'");
        if (Lost(now) is { Count: > 0 } lost)
            return new GateVerdict(
                now, $"{version} is not offered to candidates: {string.Join(", ", lost.Select(l => $"'{l}'"))} had gold answers when the role was accepted and has none now; put them back.");
        if (!now.IsMeasured || now.Table.ReachesFloors)
            return new GateVerdict(now, null);
        return new GateVerdict(
            now,
            $"{version} is not offered to candidates: {now.Evaluator} rates its gold answers {now.Table.Figures()}; at least {Percent(CalibrationFloors.Exact)} and {Percent(CalibrationFloors.Adjacent)} are needed, so make anchors, cues or gold answers clearer."
        );
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");

    // Criteria that were measured and still exist, without a gold answer.
    private List<string> Lost(RoleCalibration now) =>
        record.Of(now.RoleId) is { Count: > 0 } known
            ? [.. now.Criteria.Where(c => c.Table.Count == 0 && known[^1].Criteria.Any(k => k.CriterionId == c.CriterionId && k.Table.Count > 0)).Select(c => c.CriterionId)]
            : [];
}
