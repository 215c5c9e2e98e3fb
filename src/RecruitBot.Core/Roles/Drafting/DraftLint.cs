using RecruitBot.Core.Knowledge;

namespace RecruitBot.Core.Roles.Drafting;

/// <summary>Finds what keeps a draft from being offered: nobody has approved it, lines that were to be edited, quotes that their source does not have.</summary>
public static class DraftLint
{
    /// <summary>The problems of every usable role: errors where it is open, warnings where it is not.</summary>
    public static IEnumerable<RoleProblem> Check(RoleCatalog catalog, KnowledgeBase knowledge) => catalog.Parses.SelectMany(p => Check(p, knowledge));

    /// <summary>The problems of one role.</summary>
    public static IEnumerable<RoleProblem> Check(RoleParse parse, KnowledgeBase knowledge)
    {
        if (parse.Role is not { } role)
            yield break;
        var severity = role.Status == RoleStatus.Open ? RoleProblem.Error : RoleProblem.Warning;
        if (parse.Origin.WaitsForApproval && role.Status == RoleStatus.Open)
            yield return new RoleProblem(parse.File, parse.LineOf("status"), severity, NotApproved(role, parse.Origin));
        for (var i = 0; i < role.Criteria.Count; i++)
        {
            var criterion = role.Criteria[i];
            foreach (var (level, anchor) in criterion.Anchors)
                if (IsMarked(anchor))
                    yield return new RoleProblem(
                        parse.File, parse.LineOf($"criteria/{i}/anchors/{level}"), severity,
                        $"Anchor {level} of '{criterion.Id}' is a draft; say in your own words what you would see at this level, and take {RoleDraft.Mark} away.");
            if (IsMarked(criterion.Ask) || IsMarked(criterion.Definition))
                yield return new RoleProblem(parse.File, parse.LineOf($"criteria/{i}/ask"), severity, $"The question of '{criterion.Id}' is a draft; edit it, and take {RoleDraft.Mark} away.");
            if (criterion.Quote is { } quote && !Stands(criterion.Source, quote, knowledge))
                yield return new RoleProblem(
                    parse.File, parse.LineOf($"criteria/{i}/quote"), severity,
                    $"The quote of '{criterion.Id}' does not stand in its source, word for word under that heading; correct `quote` or `source`.");
        }
    }

    /// <summary>That a draft waits.</summary>
    public static string NotApproved(Role role, RoleOrigin origin) =>
        $"'{role.Id}' was drafted from {origin.DraftedFrom} and nobody has approved it, so it is not offered to candidates; set `status: draft` and approve it with /rubric or `recruitbot rubric approve`.";

    private static bool IsMarked(string text) =>
        text.StartsWith(RoleDraft.Mark, StringComparison.Ordinal) || text.Contains(" " + RoleDraft.Mark, StringComparison.Ordinal);

    private static bool Stands(string? source, string quote, KnowledgeBase knowledge)
    {
        var parts = (source ?? "").Split('#', 2);
        if (knowledge.Find(parts[0]) is not { } document)
            return false;
        return UnitReader
            .Read(document)
            .Where(u => string.Equals(u.Text, quote, StringComparison.Ordinal))
            .Any(u => (parts.Length == 1 || (u.Headings.Count > 0 && HeadingSlugs.Slug(u.Headings[^1]) == parts[1])) && CitationCheck.Holds(u.ToCitation(), knowledge));
    }
}
