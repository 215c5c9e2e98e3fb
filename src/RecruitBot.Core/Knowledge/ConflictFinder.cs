namespace RecruitBot.Core.Knowledge;

/// <summary>Finds different values that different sources give for the same thing. They are shown side by side, never averaged.</summary>
internal static class ConflictFinder
{
    private const double InSection = 0.6;
    private const double NearBest = 0.75;

    /// <summary>The units that disagree with the best one, best first; empty when there is no conflict.</summary>
    public static List<(IndexedUnit Unit, Quantity Value)> Find(ReadQuestion question, IReadOnlyList<Support> supports, double threshold)
    {
        if (KindOf(question) is not { } kind || supports.Count == 0 || ValueIn(supports[0].Unit, kind) is not { } first)
            return [];
        var best = supports[0];
        var values = new List<(IndexedUnit Unit, Quantity Value)> { (best.Unit, first) };
        foreach (var support in supports.Skip(1))
        {
            var near = ReferenceEquals(support.Unit.Unit.Document, best.Unit.Unit.Document) && support.Unit.Unit.SectionStart == best.Unit.Unit.SectionStart;
            if ((!near && support.Coverage < threshold) || support.Coverage < (near ? InSection : NearBest) * best.Coverage)
                continue;
            if (!support.Unit.Levels.SetEquals(best.Unit.Levels) || support.Unit.Period != best.Unit.Period || ValueIn(support.Unit, kind) is not { } value)
                continue;
            // One source may say several things about a subject; only a source of its own disagrees.
            if (values.Exists(v => SameSource(v.Unit.Unit, support.Unit.Unit) || (v.Value.Low == value.Low && v.Value.High == value.High)))
                continue;
            values.Add((support.Unit, value));
        }
        return values.Count > 1 ? values : [];
    }

    private static bool SameSource(KnowledgeUnit a, KnowledgeUnit b) =>
        a.Attribution is null ? b.Attribution is null && ReferenceEquals(a.Document, b.Document) : string.Equals(a.Attribution, b.Attribution, StringComparison.Ordinal);

    private static string? KindOf(ReadQuestion question) =>
        question.Wants.HasFlag(Wants.Years) ? "year"
        : question.Wants.HasFlag(Wants.Money) ? "$"
        : question.Wants.HasFlag(Wants.Percent) ? "%"
        : null;

    private static Quantity? ValueIn(IndexedUnit unit, string kind) => unit.Quantities.Find(q => q.Unit == kind);
}
