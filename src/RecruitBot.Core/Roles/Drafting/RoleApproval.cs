using System.Globalization;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Screening.Calibration;

namespace RecruitBot.Core.Roles.Drafting;

/// <summary>What became of an approval.</summary>
/// <param name="Role">The role as it is open now; null when it was refused.</param>
/// <param name="Refusals">Why it was refused; empty when it was not.</param>
public sealed record ApprovalResult(Role? Role, IReadOnlyList<string> Refusals);

/// <summary>
/// Opens a role in draft by a named person's word, which is kept in the file (<c>approved</c>). Refused while lint has errors, lines are still to be
/// edited, or the calibration gate fails; a role drafted from a source needs gold answers that show that its scales work.
/// </summary>
public static class RoleApproval
{
    /// <summary>Approves it, or says why not; then nothing is changed.</summary>
    /// <param name="knowledge">What was read from the folder.</param>
    /// <param name="catalog">The roles of the folder, with rubric checks.</param>
    /// <param name="id">The role.</param>
    /// <param name="by">Who approves.</param>
    /// <param name="on">The day.</param>
    /// <param name="gate">The calibration gate.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static async ValueTask<ApprovalResult> ApproveAsync(
        KnowledgeBase knowledge, RoleCatalog catalog, string id, string by, DateOnly on, RoleGate gate, CancellationToken cancellationToken)
    {
        if (catalog.Parses.FirstOrDefault(p => p.Role?.Id == id || Path.GetFileNameWithoutExtension(p.File) == id) is not { } parse)
            return Refused($"There is no role '{id}'.");
        if (parse.Role is not { } role)
            return Refused([.. parse.Problems.Where(p => p.IsError).Select(p => p.ToString())]);
        if (role.Status != RoleStatus.Draft && !parse.Origin.WaitsForApproval)
            return Refused($"'{id}' is {role.Status.ToString().ToLowerInvariant()}, and only a draft is approved.");
        var path = Path.Combine(catalog.KnowledgePath, parse.File);
        var text = Approved(await File.ReadAllTextAsync(path, cancellationToken), parse, by, on);
        var open = RoleFile.Parse(parse.File, text);
        if (open.Role is not { Status: RoleStatus.Open } opened || open.Origin.ApprovedBy != by)
            return Refused($"{parse.File} is written in a way that I cannot edit; set `status: open` and add `approved: {{ by: NAME, at: {on:yyyy-MM-dd} }}` yourself.");
        var refusals = RoleLock.Check(catalog).Where(p => p.File == parse.File).Concat(open.Problems).Concat(DraftLint.Check(open, knowledge)).Where(p => p.IsError).Select(p => p.ToString()).ToList();
        var verdict = await gate.MeasureAsync(opened, cancellationToken);
        if (!verdict.Passes)
            refusals.Add(verdict.Refusal);
        else if (parse.Origin.DraftedFrom is not null && verdict.Calibration.Criteria.Where(c => c.Table.Count < CalibrationFloors.LeastAnswers).Select(c => c.CriterionId).ToList() is { Count: > 0 } thin)
            refusals.Add($"Nobody knows yet whether the drafted scales work: give {string.Join(", ", thin.Select(t => $"'{t}'"))} {CalibrationFloors.AnswersForEachAnchor} gold answers for each anchor.");
        if (refusals.Count > 0)
            return new ApprovalResult(null, refusals);
        WholeFile.Replace(path, text);
        return new ApprovalResult(opened, []);
    }

    private static ApprovalResult Refused(params string[] refusals) => new(null, refusals);

    // The lines as they are, but for the status and the approval: everything else that a person wrote stays as they wrote it.
    private static string Approved(string text, RoleParse parse, string by, DateOnly on)
    {
        var lines = RoleDocument.Normalise(text).Split('\n').ToList();
        var status = parse.LineOf("status") - 1;
        lines[status] = "status: open";
        var name = by.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        lines.Insert(status + 1, string.Create(CultureInfo.InvariantCulture, $"approved: {{ by: \"{name}\", at: {on:yyyy-MM-dd} }}"));
        return string.Join('\n', lines);
    }
}
