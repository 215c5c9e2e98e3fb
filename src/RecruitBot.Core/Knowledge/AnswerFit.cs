using System.Text.RegularExpressions;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>Whether a unit can be an answer of the kind that the question wants.</summary>
internal static partial class AnswerFit
{
    private static readonly HashSet<string> TimeUnits = new(StringComparer.Ordinal) { "year", "month", "week", "dai", "day", "hour", "minut" };

    /// <summary>False when a figure, name, date or level of the wrong kind would be given.</summary>
    public static bool Fits(ReadQuestion question, IndexedUnit unit, SupportJudge.RoleContext role)
    {
        var levels = question.Levels.ToList();
        if (levels.Count > 0 && unit.Levels.Count > 0 && !unit.Levels.Overlaps(levels))
            return false;
        if (levels.Count == 1 && !question.AnySubject && unit.Subjects.Count > 0 && !unit.Subjects.Contains(levels[0]))
            return false;
        if (question.Wants == Wants.Any)
            return true;
        if (question.Wants.HasFlag(Wants.Money) && !FitsMoney(question, unit, levels, role))
            return false;
        if (question.Wants.HasFlag(Wants.Years) && (!unit.Quantities.Exists(q => q.Unit == "year") && !unit.NamesNoFigure || unit.HasMoney || (levels.Count > 0 && unit.Levels.Count == 0)))
            return false;
        if (question.Wants.HasFlag(Wants.Duration) && !unit.Quantities.Exists(q => TimeUnits.Contains(q.Unit)))
            return false;
        if (question.Wants.HasFlag(Wants.Percent) && !unit.Quantities.Exists(q => q.Unit == "%"))
            return false;
        if (question.Wants.HasFlag(Wants.Count) && !Counts(question, unit))
            return false;
        if (question.Wants.HasFlag(Wants.Date) && !(FixedDate().IsMatch(question.Text) ? OnDate() : Dated()).IsMatch(unit.Plain))
            return false;
        if (question.Wants.HasFlag(Wants.Version) && !Version().IsMatch(unit.Plain))
            return false;
        return !question.Wants.HasFlag(Wants.Name) || Names(question, unit);
    }

    private static bool FitsMoney(ReadQuestion question, IndexedUnit unit, List<string> levels, SupportJudge.RoleContext role)
    {
        if (!unit.HasMoney)
            return (unit.NamesNoFigure || (IsAboutPay(unit) && question.About("pay"))) && (levels.Count == 0 || unit.Levels.Overlaps(levels)) && question.Period is Period.None or Period.Year;
        if (levels.Count > 0 && unit.Levels.Count == 0)
            return false;
        return question.Period == Period.None
            ? unit.Period is Period.None or Period.Year || question.About("freelance") || question.About("rate")
            : unit.Period == question.Period;
    }

    private static bool IsAboutPay(IndexedUnit unit) => unit.Own.Contains("@pay") && !unit.Own.Contains("@bonus");

    private static bool Counts(ReadQuestion question, IndexedUnit unit)
    {
        var tokens = unit.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Start > 0 && unit.Plain[tokens[i].Start - 1] is '$' or '€' or '£')
                continue;
            if (!char.IsAsciiDigit(tokens[i].Word[0]) && !NumberWord().IsMatch(tokens[i].Word))
                continue;
            for (var j = i + 1; j < tokens.Count && j <= i + 4; j++)
                if (question.Counted.Contains(tokens[j].Stem, StringComparer.Ordinal))
                    return true;
        }
        return false;
    }

    private static bool Names(ReadQuestion question, IndexedUnit unit) =>
        unit.Names.Any(n => !question.Stems.Contains(n));

    [GeneratedRegex(@"\b\d+\.(?:\d+|x)\b|\bversions? \d", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();

    [GeneratedRegex(@"^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberWord();

    [GeneratedRegex(@"(?i)\b(?:date|deadline|year|month)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FixedDate();

    [GeneratedRegex(@"(?i)\b(?:(?:19|20)\d\d|january|february|march|april|june|july|august|september|october|november|december)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OnDate();

    [GeneratedRegex(@"(?i)\b(?:(?:19|20)\d\d|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|first|before|after|once|when|during|at the (?:start|end))\b|\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.|o.clock)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dated();
}
