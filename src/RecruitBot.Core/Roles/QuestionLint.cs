using System.Text.RegularExpressions;

namespace RecruitBot.Core.Roles;

/// <summary>Warns of questions that must not be asked, or that cannot be answered well.</summary>
internal static partial class QuestionLint
{
    public static void CheckKnockout(Knockout knockout, int line, RoleLog log)
    {
        var what = $"Knock-out '{knockout.Id}'";
        CheckWords(what, knockout.Ask, knockout.LawfulBecause, line, log);
        if (knockout.Require.Count > 0 && YearsOfExperience().IsMatch(knockout.Ask))
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
        // "What did you do, and how do you know that it worked?" is one story. Three questions, or two requests for a story, are not.
        if (criterion.Ask.Count(c => c == '?') > 2 || StoryRequest().Count(criterion.Ask) > 1)
            log.Warning(line, $"{what} asks several things at once; keep the main one and plan the others as probes.");
    }

    public static void CheckProbe(string criterion, Probe probe, int line, RoleLog log)
    {
        var what = $"A probe of '{criterion}'";
        CheckWords(what, probe.Ask, probe.LawfulBecause, line, log);
        if (probe.Ask.Count(c => c == '?') > 1)
            log.Warning(line, $"{what} asks several things at once; a probe asks for one missing part.");
    }

    private static void CheckWords(string what, string ask, string? lawfulBecause, int line, RoleLog log)
    {
        foreach (var finding in ProhibitedQuestions.Find(ask))
            log.Warning(
                line,
                lawfulBecause is null
                    ? $"{what} must not be asked, and is left out ({finding.Category}: \"{finding.Span.Of(ask)}\"). {finding.Reason} {finding.Rewrite} Where the law allows it, `lawfulBecause` says why."
                    : $"{what} is asked ({finding.Category}: \"{finding.Span.Of(ask)}\") for the reason in `lawfulBecause`: {RoleFields.Short(lawfulBecause)}"
            );
        if (Leading().Match(ask) is { Success: true } leading)
            log.Warning(line, $"{what} suggests its answer (\"{leading.Value.Trim()}\"); ask it openly.");
    }

    [GeneratedRegex(
        @"\b(years?|yrs?|months)\b[^.?!]{0,40}\b(experience|professional|working|worked|coding|programming|developing)\b"
            + @"|\b(experience|worked|working|programmed|coded|used|developed)\b[^.?!]{0,40}\b(for|of|with|least|than)\b[^.?!]{0,20}\b(years?|yrs?)\b"
            + @"|\bhow (long|many years) have you (been |had )?(work|us|program|cod|develop|experience|done)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex YearsOfExperience();

    [GeneratedRegex(@"\?.+\?|,? \b(and|or) (do|are|have|can|will|would|did|were) you\b", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex TwoFacts();

    [GeneratedRegex(@"\b(tell (me|us) about a|describe a|give (me|us)? ?an example of a?) ", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex StoryRequest();

    [GeneratedRegex(
        @"\b(don't|wouldn't|aren't|isn't|didn't|shouldn't) (you|it|that|this) (think|agree|say|feel|believe|true|obvious|important|better)\b"
            + @"|\b(would|do) you agree that\b|\bsurely you\b|\bas (we|you) all know\b|\beveryone knows\b|, (right|correct|isn't it|don't you|aren't you|wouldn't you)\?"
            + @"|^(obviously|of course|clearly),? ",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Leading();
}
