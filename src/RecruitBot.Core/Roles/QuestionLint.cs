using System.Text.RegularExpressions;

namespace RecruitBot.Core.Roles;

/// <summary>Warns of questions that must not be asked, or that cannot be answered well.</summary>
internal static partial class QuestionLint
{
    /// <summary>Looks at words that candidates read beside a question: a title, a choice, a requirement, what a level is told by.</summary>
    public static void CheckShown(string what, string words, string? lawfulBecause, int line, RoleLog log)
    {
        if (lawfulBecause is null)
            foreach (var finding in ProhibitedQuestions.Find(words))
                log.Warning(line, $"{what} asks what must not be asked ({finding.Category}: \"{finding.Span.Of(words)}\"). {finding.Reason} {finding.Rewrite}");
    }

    public static void CheckKnockout(Knockout knockout, int line, RoleLog log)
    {
        var what = $"Knock-out '{knockout.Id}'";
        CheckWords(what, knockout.Ask, knockout.LawfulBecause, line, log);
        if (knockout.Require.Count > 0 && YearsAlone.Is(knockout))
            log.Warning(
                line,
                $"{what} rests on years of experience alone, which say little about the work; ask for the fact itself, such as hands-on work with the tool, or place it by `bands`, which require nothing."
            );
        if (knockout.Type == KnockoutType.YesNo && TwoFacts().IsMatch(knockout.Ask))
            log.Warning(line, $"{what} asks for two facts, and one yes or no cannot answer both; make it two knock-outs.");
    }

    public static void CheckQuestion(Criterion criterion, int line, RoleLog log)
    {
        var what = $"The question of '{criterion.Id}'";
        CheckWords(what, criterion.Ask, criterion.LawfulBecause, line, log);
        if (SeveralQuestions.Are(criterion.Ask))
            log.Warning(line, $"{what} asks several things at once; keep the main one and plan the others as probes.");
    }

    public static void CheckProbe(Criterion criterion, Probe probe, int line, RoleLog log)
    {
        var what = $"A probe of '{criterion.Id}'";
        if (AnswerAspects.Of(criterion.KindOf()) is var fitting && !fitting.Contains(probe.When))
            log.Warning(line, $"{what} is never asked: `when: {probe.When.Name()}` is nothing that an answer to {Kind(criterion.KindOf())} tells; use {string.Join(", ", fitting.Select(a => a.Name()))}, or take it out.");
        CheckWords(what, probe.Ask, probe.LawfulBecause, line, log);
        if (probe.Ask.Count(c => c == '?') > 1)
            log.Warning(line, $"{what} asks several things at once; a probe asks for one missing part.");
    }

    private static string Kind(CriterionKind kind) =>
        kind switch
        {
            CriterionKind.Knowledge => "a question about the subject itself",
            CriterionKind.WorkSample => "a work sample",
            _ => "a question about experience",
        };

    private static void CheckWords(string what, string ask, string? lawfulBecause, int line, RoleLog log)
    {
        foreach (var finding in ProhibitedQuestions.Find(ask))
            log.Warning(
                line,
                lawfulBecause is null
                    ? $"{what} must not be asked, and is left out ({finding.Category}: \"{finding.Span.Of(ask)}\"). {finding.Reason} {finding.Rewrite} Where the law allows it, `lawfulBecause` says why."
                    : $"{what} is asked ({finding.Category}: \"{finding.Span.Of(ask)}\") for the reason in `lawfulBecause`: {RoleFields.Short(lawfulBecause)}"
            );
        if (LeadingQuestions.Find(ask) is { } leading)
            log.Warning(line, $"{what} suggests its answer (\"{leading}\"); ask it openly.");
    }

    [GeneratedRegex(@"\?.+\?|,? \b(and|or) (do|are|have|can|will|would|did|were) you\b", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex TwoFacts();
}
