namespace RecruitBot.Core.Roles;

/// <summary>Warns of rubrics that cannot be scored fairly: the checks that need nothing but the file.</summary>
internal static class RubricLint
{
    private const int GoldPerLevel = 2;

    public static void Check(Role role, RoleLog log)
    {
        QuestionLint.CheckShown("The role's title", role.Title, null, Line(log, "title"), log);
        for (var i = 0; i < role.Knockouts.Count; i++)
        {
            QuestionLint.CheckKnockout(role.Knockouts[i], Line(log, $"knockouts/{i}/ask"), log);
            CheckShown(role.Knockouts[i], $"knockouts/{i}", log);
        }
        for (var i = 0; i < role.Criteria.Count; i++)
            CheckCriterion(role.Criteria[i], $"criteria/{i}", log);
    }

    private static void CheckCriterion(Criterion criterion, string path, RoleLog log)
    {
        QuestionLint.CheckQuestion(criterion, Line(log, $"{path}/ask"), log);
        CriterionLint.Check(criterion, path, log);
        CheckShown(criterion, path, log);
        for (var i = 0; i < criterion.Probes.Count; i++)
            QuestionLint.CheckProbe(criterion, criterion.Probes[i], Line(log, $"{path}/probes/{i}/ask"), log);
        if (criterion.Source is null)
            log.Warning(
                Line(log, $"{path}"),
                $"Criterion '{criterion.Id}' has no `source`; name the file and heading it was derived from, such as `source: guides/hiring.md#duties`."
            );
        CheckAnchors(criterion, path, log);
        CheckGold(criterion, path, log);
    }

    private static void CheckShown(Knockout knockout, string path, RoleLog log)
    {
        QuestionLint.CheckShown($"The requirement of '{knockout.Id}'", knockout.Because, knockout.LawfulBecause, Line(log, $"{path}/because"), log);
        foreach (var choice in knockout.Choices)
            QuestionLint.CheckShown($"A choice of '{knockout.Id}'", choice, knockout.LawfulBecause, Line(log, $"{path}/choices"), log);
        foreach (var band in knockout.Bands ?? [])
            QuestionLint.CheckShown($"A band of '{knockout.Id}'", band.Label, knockout.LawfulBecause, Line(log, $"{path}/bands"), log);
    }

    private static void CheckShown(Criterion criterion, string path, RoleLog log)
    {
        QuestionLint.CheckShown($"The title of '{criterion.Id}'", criterion.Title, criterion.LawfulBecause, Line(log, $"{path}/title"), log);
        QuestionLint.CheckShown($"The definition of '{criterion.Id}'", criterion.Definition, criterion.LawfulBecause, Line(log, $"{path}/definition"), log);
        foreach (var (level, words) in criterion.Anchors)
            QuestionLint.CheckShown($"Anchor {level} of '{criterion.Id}'", words, criterion.LawfulBecause, Line(log, $"{path}/anchors/{level}"), log);
    }

    private static void CheckAnchors(Criterion criterion, string path, RoleLog log)
    {
        KeyValuePair<int, string>? below = null;
        foreach (var anchor in criterion.Anchors)
        {
            var line = Line(log, $"{path}/anchors/{anchor.Key}");
            if (!RubricWords.IsObservable(anchor.Value))
                log.Warning(
                    line,
                    $"Anchor {anchor.Key} of '{criterion.Id}' is a verdict; say with a verb what the candidate does or says at this level."
                );
            if (below is { } b && RubricWords.AreAlike(b.Value, anchor.Value))
                log.Warning(
                    line,
                    $"Anchor {anchor.Key} of '{criterion.Id}' repeats anchor {b.Key}; say what is observed at {anchor.Key} and not at {b.Key}."
                );
            below = anchor;
        }
    }

    private static void CheckGold(Criterion criterion, string path, RoleLog log)
    {
        var missing = criterion
            .Anchors.Keys.Select(level => (Level: level, Count: criterion.Gold.Count(g => g.Level == level)))
            .Where(l => l.Count < GoldPerLevel)
            .Select(l => $"level {l.Level} has {(l.Count == 0 ? "none" : "one")}")
            .ToList();
        if (missing.Count > 0)
            log.Warning(
                Line(log, log.Lines.ContainsKey($"{path}/gold") ? $"{path}/gold" : path),
                $"Gold answers of '{criterion.Id}' are too few ({string.Join(", ", missing)}); calibration needs {GoldPerLevel} for each anchor."
            );
    }

    private static int Line(RoleLog log, string path) => log.Lines.GetValueOrDefault(path, 1);
}
