using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using RecruitBot.Core.Knowledge.Asked;

namespace RecruitBot.Core.Knowledge;

/// <summary>What was found for a question.</summary>
/// <param name="Units">The units to quote; empty when the sources do not support an answer.</param>
/// <param name="Conflicts">Values side by side, when sources differ.</param>
/// <param name="Confidence">0.5 to 1 when found, below 0.5 otherwise.</param>
internal sealed record Finding(IReadOnlyList<KnowledgeUnit> Units, IReadOnlyList<ConflictingValue> Conflicts, double Confidence)
{
    public bool Found => Units.Count > 0;

    /// <summary>Whether the units are the beginning of a list that is too long for an answer.</summary>
    public bool GoesOn { get; init; }

    /// <summary>Whether a source announces the answer and has lost it.</summary>
    public bool Lost { get; init; }

    public static Finding Nothing(double confidence) => new([], [], Math.Clamp(confidence, 0, 0.49));
}

/// <summary>Decides which units answer a question, or that none does.</summary>
internal sealed partial class FactFinder(UnitIndex index)
{
    /// <summary>Share of a question that must be covered.</summary>
    internal const double Threshold = 0.6;

    /// <summary>From this confidence on a question is answered.</summary>
    private const double Accept = 0.5;

    /// <summary>Confidence when the author of a source wrote this very question beside it, and how many units are then told at most.</summary>
    private const double AsWritten = 0.95;
    private const int MostWritten = 2;

    private const double SecondCoverage = 0.85;
    private const double SecondRank = 0.84;
    private const double SectionOther = 0.6;
    private const double OtherCoverage = 0.95;
    private const double SectionRank = 0.3;
    private const double SectionCoverage = 0.12;
    private const double ListRank = 0.1;
    private const double NearlyEqual = 0.03;
    private const double SplitGain = 0.08;
    private const double SplitBelow = 0.85;
    private const double OwnGapCoverage = 0.7;
    private const double OwnGapReverse = 0.45;
    private const int SectionUnits = 4;
    private const int SectionCharacters = 900;

    private readonly SupportJudge judge = new(index);
    private readonly ListFinder lists = new(index);
    private readonly ConditionalWeakTable<ReadQuestion, JudgedQuestion> judged = [];

    /// <summary>The units that nothing rules out, best first, with what speaks for and against each.</summary>
    public IEnumerable<(IndexedUnit Unit, Evidence Evidence)> Evidence(ReadQuestion question, SupportJudge.RoleContext role, Audience asker) =>
        Judged(question, role, asker).Select(s => (s.Unit, judge.EvidenceFor(question, s)));

    /// <summary>The finding for a question.</summary>
    public Finding Find(ReadQuestion question, SupportJudge.RoleContext role, Audience asker)
    {
        if (LevelsOfYears(question, role, asker) is { } edges)
            return edges;
        foreach (var years in YearsForLevel(question, role))
            if (FindOnce(years, role, asker) is { Conflicts.Count: > 1 } differing)
                return differing;
        var finding = FindOnce(question, role, asker);
        if (finding.Found && finding.Conflicts.Count == 0 && question.Choice && role.RoleId is not null)
            finding = WithGeneralConflict(finding, question, role, asker);
        // "Who mentors juniors?" is answered by a sentence about seniors, but only when none about juniors will do.
        if (finding.Found || question.Levels.Count() != 1)
            return finding;
        return FindOnce(question with { AnySubject = true }, role, asker);
    }

    /// <summary>
    /// "Is 5 years enough to be senior?" and "how many years do I need?" ask for the years of a level: where sources differ, all belong in the
    /// answer. Without a level that of the role is tried, then every level that the sources give years for.
    /// </summary>
    private IEnumerable<ReadQuestion> YearsForLevel(ReadQuestion question, SupportJudge.RoleContext role)
    {
        var levels = question.Levels.ToList();
        var counted = question.Slots.Any(s => s.Number?.Unit == "year");
        if (levels.Count > 1 || (question.Wants != Wants.Years && !(counted && levels.Count == 1 && !question.Wants.HasFlag(Wants.Money))))
            yield break;
        if (question.Slots.Any(s => s.Class == WordClass.Content && s.Number is null && !s.Alternatives.Any(a => index.PlacesOf(a.Terms[0]).Count > 0)))
            yield break;
        if (levels.Count == 0 && counted)
            yield break;
        if (levels.Count == 1)
        {
            yield return question with
            {
                Match = null,
                Slots = [.. question.Slots.Where(s => s.Number is null && (!counted || s.Level is not null || s.Stands("experience")))],
                Wants = Wants.Years,
            };
            yield break;
        }
        var stated = index.Units.Where(u => u.Quantities.Exists(q => q.Unit == "year")).SelectMany(u => u.Levels).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        foreach (var level in role.Levels.Count == 1 ? role.Levels.Concat(stated).Distinct(StringComparer.Ordinal) : stated)
        {
            var slot = new Slot(level, WordClass.Content, [new Alternative(["@level:" + level], 1)]) { Position = int.MaxValue, Level = level };
            yield return question with { Match = null, Slots = [.. question.Slots.Where(s => s.Number is null), slot] };
        }
    }

    /// <summary>"I have exactly 2 years: junior or mid?": what is said about the edge, and the years of both levels.</summary>
    private Finding? LevelsOfYears(ReadQuestion question, SupportJudge.RoleContext role, Audience asker)
    {
        var levels = question.Levels.ToList();
        if (levels.Count != 2 || question.Wants.HasFlag(Wants.Money) || question.Slots.FirstOrDefault(s => s.Number?.Unit == "year") is not { } number)
            return null;
        var units = new List<KnowledgeUnit>();
        var edge = judge.Judge(question, role, asker).FindAll(s => s.Coverage >= Threshold && levels.TrueForAll(s.Unit.Levels.Contains) && QuestionNumbers.Covered(number.Number!, s.Unit));
        if (edge.Count > 0)
            units.Add(edge[0].Unit.Unit);
        foreach (var level in levels)
        {
            var years = question with { Match = null, Slots = [.. question.Slots.Where(s => s.Level == level)], Wants = Wants.Years };
            var best = judge.Judge(years, role, asker).Find(s => s.Unit.Subjects.Contains(level) && s.Unit.Quantities.Exists(q => q.Unit == "year"));
            if (best.Unit is null)
                return null;
            units.Add(best.Unit.Unit);
        }
        return new Finding([.. units.Distinct()], [], 0.8);
    }

    /// <summary>The role's own word first; where general sources disagree among themselves, they follow side by side.</summary>
    private Finding WithGeneralConflict(Finding finding, ReadQuestion question, SupportJudge.RoleContext role, Audience asker)
    {
        var general = FindOnce(question, new SupportJudge.RoleContext(null, [.. role.Levels]), asker);
        if (general.Conflicts.Count < 2)
            return finding;
        var own = finding.Units.Where(u => string.Equals(u.Document.RoleId, role.RoleId, StringComparison.OrdinalIgnoreCase));
        return new Finding([.. own, .. general.Units.Where(u => u.Document.Kind == DocumentKind.Guide)], general.Conflicts, finding.Confidence);
    }

    /// <summary>The same question is judged once for its finding and for its evidence, as long as somebody holds it.</summary>
    private List<Support> Judged(ReadQuestion question, SupportJudge.RoleContext role, Audience asker)
    {
        if (judged.TryGetValue(question, out var known) && known.Asker == asker && known.Role.IsSame(role))
            return known.Supports;
        var supports = judge.Judge(question, role, asker);
        judged.AddOrUpdate(question, new(role, asker, supports));
        return supports;
    }

    private Finding FindOnce(ReadQuestion question, SupportJudge.RoleContext role, Audience asker)
    {
        var supports = Judged(question, role, asker);
        var best = supports.Count > 0 ? supports[0].Coverage : 0;
        var levels = question.Levels.ToList();
        var apart = levels.Count == 2 && !(supports.Count > 0 && levels.TrueForAll(supports[0].Unit.Levels.Contains));
        if (TwoFacts(question, role, asker, apart ? 0 : best) is { } both)
            return both;
        if (apart)
            return Finding.Nothing(0.49 * best);
        var written = question.Match?.Exact();
        // Just this question, but for a figure that the text has not: "is there a bonus of how many percent?"
        if (question.Wants != Wants.Any && written is not null && !supports.Exists(s => written.Units.Contains(s.Unit.Order)))
            written = question.Match!.Exact(AskedMatch.Verbatim);
        if (written is not null && (supports.Count == 0 || !written.Units.Contains(supports[0].Unit.Order)))
            return new Finding([.. written.Units.Take(MostWritten).Select(u => index.Units[u].Unit)], [], AsWritten);
        if (supports.Count == 0)
            return Finding.Nothing(0);
        var confidence = question.Match is null ? 0.5 + 0.5 * Math.Clamp((best - Threshold) / (1 - Threshold), -1, 1) : Math.Max(written is null ? 0 : AsWritten, Confidence.Of(judge.EvidenceFor(question, supports[0])));
        if (IsKnownGap(question, best, role))
            return Finding.Nothing(Math.Min(confidence, 0.3)) with { Lost = true };
        if (confidence < Accept)
            return Finding.Nothing(confidence);
        if (PayRange(question, supports, role) is { } range)
            return new Finding(range, [], confidence);
        // The employer's own value first, then as the sources answer best.
        var conflicts = ConflictFinder.Find(question, supports, Threshold).OrderBy(c => !IsEmployers(c.Unit.Unit)).ToList();
        if (conflicts.Count > 1)
            return new Finding([.. conflicts.Select(c => c.Unit.Unit)], [.. conflicts.Select(c => Value(c.Unit.Unit, c.Value))], confidence);
        var first = First(supports, question.Plural);
        if (lists.Find(question, supports, first.Unit) is { } list)
            return new Finding(list.Items, [], confidence) { GoesOn = list.GoesOn };
        if (first.OwnSection && OwnSection(supports, first) is { Count: > 1 } section)
            return new Finding(section, [], confidence);
        var units = new List<KnowledgeUnit> { first.Unit.Unit };
        if (question.Choice && Opposed(supports, first) is { } opposed)
        {
            units.Add(opposed.Unit.Unit);
            return new Finding(units, Disagree(first.Unit, opposed.Unit) ? [.. units.Select(Statement)] : [], confidence);
        }
        if (Second(question, supports, first) is { } second)
            units.Add(second.Unit.Unit);
        return new Finding(units, [], confidence);
    }

    /// <summary>Asked for what a section of the role lists, such as its responsibilities: the section from its beginning, as far as an answer goes.</summary>
    private static List<KnowledgeUnit> OwnSection(List<Support> supports, Support first)
    {
        var length = 0;
        return
        [
            .. supports
                .Where(s => SameSection(s, first))
                .OrderBy(s => s.Unit.Order)
                .Select(s => s.Unit.Unit)
                .TakeWhile(u => (length += u.Text.Length) <= SectionCharacters)
                .Take(SectionUnits),
        ];
    }

    /// <summary>Whether one of two statements weighs against what the other says.</summary>
    private static bool Disagree(IndexedUnit a, IndexedUnit b) => Against().IsMatch(a.Plain) || Against().IsMatch(b.Plain);

    private static ConflictingValue Statement(KnowledgeUnit unit) => new(unit.Text, unit.Document.Source, unit.Text, unit.AsOf, IsEmployers(unit));

    /// <summary>What nobody else is named for is the employer's own word.</summary>
    private static bool IsEmployers(KnowledgeUnit unit) => unit.Attribution is null;

    [GeneratedRegex(@"(?i)\b(?:counts? for more|more than|less than|rather than|instead of|no substitute|not (?:needed|required|necessary|enough)|whereas|myth)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Against();

    /// <summary>Asked about pay without a level, where pay is stated by level: the lowest and the highest band, not one picked by chance.</summary>
    private static List<KnowledgeUnit>? PayRange(ReadQuestion question, List<Support> supports, SupportJudge.RoleContext role)
    {
        if (!question.Wants.HasFlag(Wants.Money) || role.Levels.Count == 1 || question.Levels.Any() || question.Slots.Any(s => s.Number is not null))
            return null;
        var bands = supports.FindAll(s => s.Unit.HasMoney && s.Unit.Levels.Count == 1 && s.Unit.Period is Period.Year or Period.None && s.Coverage >= Math.Max(Threshold, SecondCoverage * supports[0].Coverage));
        if (bands.Select(b => b.Unit.Levels.Single()).Distinct(StringComparer.Ordinal).Count() < 2 || !bands.Exists(b => ReferenceEquals(b.Unit, supports[0].Unit)))
            return null;
        double Low(Support s) => s.Unit.Quantities.Where(q => q.Unit == "$").Min(q => q.Low);
        return [bands.MinBy(Low).Unit.Unit, bands.MaxBy(Low).Unit.Unit];
    }

    /// <summary>The best unit; among nearly equal ones of its section the earliest, which introduces the rest.</summary>
    private static Support First(List<Support> supports, bool plural)
    {
        var first = supports[0];
        var (rank, coverage) = first.OwnSection ? (SectionRank, SectionCoverage) : (plural ? ListRank : NearlyEqual, NearlyEqual);
        foreach (var support in supports.TakeWhile(s => s.Rank >= supports[0].Rank - rank))
            if (SameSection(support, supports[0]) && support.Unit.Order < first.Unit.Order && support.Coverage >= supports[0].Coverage - coverage)
                first = support;
        return first;
    }

    /// <summary>A second unit that says as much about the question: another source's word first, then what follows the first unit.</summary>
    private Support? Second(ReadQuestion question, List<Support> supports, Support first)
    {
        var good = supports.FindAll(s =>
            !ReferenceEquals(s.Unit, first.Unit)
            && s.Coverage >= Math.Max(Threshold, SecondCoverage * first.Coverage)
            && (s.Rank >= SecondRank * first.Rank || (first.OwnSection && SameSection(s, first)))
            && s.Unit.Levels.SetEquals(first.Unit.Levels)
            && (SameSection(s, first) || judge.SaysItself(question, s.Unit)));
        if (good.Count == 0)
            return null;
        var others = good.FindAll(s => (SameSection(s, first) || (!question.Plural && s.Coverage >= OtherCoverage * first.Coverage)) && !string.Equals(s.Unit.Unit.Attribution, first.Unit.Unit.Attribution, StringComparison.Ordinal));
        if (others.Count > 0)
            return others[0];
        var best = good[0];
        if (first.OwnSection && good.Where(s => SameSection(s, first) && s.Unit.Order > first.Unit.Order).OrderBy(s => s.Unit.Order).Cast<Support?>().FirstOrDefault() is { } next)
            return next;
        foreach (var support in good)
            if (SameSection(support, first) && support.Unit.Order > first.Unit.Order && support.Coverage >= good[0].Coverage - NearlyEqual
                && (!SameSection(best, first) || best.Unit.Order < first.Unit.Order || support.Unit.Order < best.Unit.Order))
                best = support;
        return best;
    }

    private static Support? Opposed(List<Support> supports, Support first)
    {
        foreach (var support in supports)
            if (SameSection(support, first) && support.Coverage >= SectionOther * first.Coverage && !string.Equals(support.Unit.Unit.Attribution, first.Unit.Unit.Attribution, StringComparison.Ordinal))
                return support;
        return null;
    }

    private static bool SameSection(Support a, Support b) =>
        ReferenceEquals(a.Unit.Unit.Document, b.Unit.Unit.Document) && a.Unit.Unit.SectionStart == b.Unit.Unit.SectionStart;

    private static ConflictingValue Value(KnowledgeUnit unit, Quantity value) => new(value.Text, unit.Document.Source, unit.Text, unit.AsOf, IsEmployers(unit));

    /// <summary>A question for two things at once, such as two levels, of which no unit has both.</summary>
    private Finding? TwoFacts(ReadQuestion question, SupportJudge.RoleContext role, Audience asker, double together)
    {
        foreach (var (first, second) in QuestionHalves.Of(question))
        {
            if (together >= SplitBelow)
                return null;
            var a = Single(first, role, asker);
            var b = Single(second, role, asker);
            if (a is not { } left || b is not { } right || Math.Min(left.Coverage, right.Coverage) < Math.Max(Threshold, together + SplitGain))
                continue;
            var units = new List<KnowledgeUnit> { left.Unit.Unit };
            if (!ReferenceEquals(left.Unit, right.Unit))
                units.Add(right.Unit.Unit);
            return new Finding(units, [], 0.5 + 0.5 * Math.Clamp((Math.Min(left.Coverage, right.Coverage) - Threshold) / (1 - Threshold), 0, 1));
        }
        return null;
    }

    private Support? Single(ReadQuestion question, SupportJudge.RoleContext role, Audience asker)
    {
        var supports = judge.Judge(question, role, asker);
        return supports.Count > 0 && !IsKnownGap(question, supports[0].Coverage, role) ? First(supports, plural: false) : null;
    }

    private bool IsKnownGap(ReadQuestion question, double best, SupportJudge.RoleContext role)
    {
        foreach (var gap in index.Gaps)
        {
            // In a role's own conversation the gaps of its file are meant without its name.
            var own = gap.Document.RoleId is { } id && string.Equals(id, role.RoleId, StringComparison.OrdinalIgnoreCase);
            var (coverage, reverse) = judge.Match(question, gap, own);
            if (own && coverage >= OwnGapCoverage && reverse >= OwnGapReverse)
                return true;
            var named = gap.Sources.Count == 0 || gap.Sources.Any(s => question.About(s[1..]));
            var score = coverage * (0.55 + 0.45 * reverse) + (named && gap.Sources.Count > 0 ? 0.15 : 0);
            if (score > best || (named && coverage >= 0.9 && reverse >= 0.75 && score >= best - 0.1))
                return true;
        }
        return false;
    }

    private sealed record JudgedQuestion(SupportJudge.RoleContext Role, Audience Asker, List<Support> Supports);
}
