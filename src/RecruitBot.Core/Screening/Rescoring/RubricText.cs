using System.Globalization;
using System.Text;
using RecruitBot.Core.Language;
using RecruitBot.Core.Roles.Versions;

namespace RecruitBot.Core.Screening.Rescoring;

/// <summary>Versions, differences and dry runs for people, as plain text.</summary>
public static class RubricText
{
    /// <summary>What differs between two versions, and which applications were held under which.</summary>
    public static string Diff(RoleSessions sessions, RoleVersion from, RoleVersion to)
    {
        var changes = RubricDiff.Between(from.Role, to.Role);
        var text = new StringBuilder($"{sessions.Role.Title}, from version {from.Name} to version {to.Name}: ");
        text.Append(changes.Count == 0 ? "nothing that is asked or scored differs.\n" : Count(changes.Count, "difference") + ". [-was-] {+is+}\n");
        foreach (var change in changes)
            text.Append("- ").Append(change.Text).Append('\n');
        text.Append("\nHeld under each version:\n");
        foreach (var version in sessions.Versions)
            text.Append("- ").Append(version.Line).Append(version.Scored.Count == 0 ? "" : $" ({string.Join(", ", version.Scored)})").Append('\n');
        return text.ToString();
    }

    /// <summary>What a dry run would change.</summary>
    public static string Rescore(RoleSessions sessions, RoleVersion version, RescoreReport report)
    {
        var text = new StringBuilder(
            $"Dry run, nothing was changed: {sessions.Role.Title} under version {version.Name}, rated by {report.Evaluator}. {Count(report.Rated, "application")} rated: {Count(report.Changes.Count, "rating")} would change, {report.Same} would stay.\n");
        if (report.WithoutConsent > 0)
            text.Append(CultureInfo.InvariantCulture, $"{Count(report.WithoutConsent, "application")} left alone: no consent to scoring.\n");
        foreach (var (criterion, times) in report.NotAsked)
            text.Append($"{criterion}: {Count(times, "application")} never asked about it.\n");
        foreach (var change in report.Changes)
            text.Append("- ").Append(change.Text).Append('\n');
        return text.ToString();
    }

    /// <summary>That there is no such version, and which there are.</summary>
    public static string NoSuchPair(RoleSessions sessions, string? from, string? to) =>
        (from is null && to is null
            ? $"No version of {sessions.Role.Title} before this one is known; `lint --accept` keeps a copy of each."
            : $"Of {sessions.Role.Title} there is no version \u201c{Excerpt.Of(new[] { from, to }.FirstOrDefault(n => n is not null && sessions.Find(n) is null) ?? "before that", 40)}\u201d.")
        + $"\nKnown:\n{string.Concat(sessions.Versions.Select(v => $"- {v.Line}\n"))}";

    /// <summary>A number with its noun.</summary>
    public static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
