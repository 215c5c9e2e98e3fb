namespace RecruitBot.Core.Knowledge;

/// <summary>What was found for a question.</summary>
/// <param name="Units">The units to quote; empty when the sources do not support an answer.</param>
/// <param name="Conflicts">Values side by side, when sources differ.</param>
/// <param name="Confidence">0.5 to 1 when found, below 0.5 otherwise.</param>
internal sealed record Finding(IReadOnlyList<KnowledgeUnit> Units, IReadOnlyList<ConflictingValue> Conflicts, double Confidence)
{
    public bool Found => Units.Count > 0;

    public static Finding Nothing(double confidence) => new([], [], Math.Clamp(confidence, 0, 0.49));
}

/// <summary>Decides which units answer a question, or that none does.</summary>
internal sealed class FactFinder(UnitIndex index)
{
    /// <summary>Share of a question that must be covered.</summary>
    internal const double Threshold = 0.6;

    private const double SecondCoverage = 0.85;
    private const double SecondRank = 0.84;
    private const double SplitGain = 0.08;
    private const double SplitBelow = 0.85;

    private readonly SupportJudge judge = new(index);

    /// <summary>The finding for a question.</summary>
    public Finding Find(ReadQuestion question, SupportJudge.RoleContext role, Audience asker)
    {
        var supports = judge.Judge(question, role, asker);
        var best = supports.Count > 0 ? supports[0].Coverage : 0;
        if (TwoFacts(question, role, asker, best) is { } both)
            return both;
        if (supports.Count == 0 || best < Threshold)
            return Finding.Nothing(0.49 * best / Threshold);
        if (IsKnownGap(question, best))
            return Finding.Nothing(0.3);
        var confidence = 0.5 + 0.5 * Math.Clamp((best - Threshold) / (1 - Threshold), 0, 1);
        var conflicts = ConflictFinder.Find(question, supports, Threshold);
        if (conflicts.Count > 1)
            return new Finding([.. conflicts.Select(c => c.Unit.Unit)], [.. conflicts.Select(c => Value(c.Unit.Unit, c.Value))], confidence);
        var units = new List<KnowledgeUnit> { supports[0].Unit.Unit };
        foreach (var support in supports.Skip(1))
        {
            if (units.Count == 2)
                break;
            if (support.Coverage >= SecondCoverage * best && support.Coverage >= Threshold && support.Rank >= SecondRank * supports[0].Rank)
                units.Add(support.Unit.Unit);
        }
        return new Finding(units, [], confidence);
    }

    private static ConflictingValue Value(KnowledgeUnit unit, Quantity value) => new(value.Text, unit.Document.Source, unit.Text, unit.AsOf, Pinned: false);

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
        return supports.Count > 0 && !IsKnownGap(question, supports[0].Coverage) ? supports[0] : null;
    }

    private bool IsKnownGap(ReadQuestion question, double best)
    {
        foreach (var gap in index.Gaps)
        {
            var (coverage, reverse) = judge.Match(question, gap);
            var named = gap.Sources.Count == 0 || gap.Sources.Any(s => question.About(s[1..]));
            var score = coverage * (0.55 + 0.45 * reverse) + (named && gap.Sources.Count > 0 ? 0.15 : 0);
            if (score > best || (named && coverage >= 0.9 && reverse >= 0.75 && score >= best - 0.1))
                return true;
        }
        return false;
    }
}
