namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>
/// Finds statements of different documents that say the same with another figure. Answers show both side by side, whatever is found here; this is
/// for the person who can settle it. Where both sentences name their sources, whoever wrote them knows, and nothing is reported.
/// </summary>
internal static class Contradictions
{
    private const double SameSubject = 0.6;

    // A figure compared with all others would take too long in a very large folder.
    private const int MostInOneGroup = 400;

    /// <summary>Each pair of sentences, the later one by path first.</summary>
    public static IEnumerable<(KnowledgeUnit Unit, KnowledgeUnit Other)> Find(IEnumerable<KnowledgeUnit> units)
    {
        var groups = new Dictionary<string, List<FigureStatement>>(StringComparer.Ordinal);
        foreach (var statement in units.SelectMany(FigureStatement.Read))
        {
            if (!groups.TryGetValue(statement.Group, out var group))
                groups[statement.Group] = group = [];
            foreach (var other in group)
                if (Contradict(statement, other))
                {
                    yield return (statement.Unit, other.Unit);
                    break;
                }
            if (group.Count < MostInOneGroup)
                group.Add(statement);
        }
    }

    private static bool Contradict(FigureStatement a, FigureStatement b) =>
        !ReferenceEquals(a.Unit.Document, b.Unit.Document)
        && (a.Value.Low != b.Value.Low || a.Value.High != b.Value.High)
        && !(NamesItsSource(a.Unit) && NamesItsSource(b.Unit))
        && (a.IsSettledByGroup || a.Words.Count(b.Words.Contains) is var common && common >= SameSubject * (a.Words.Count + b.Words.Count - common));

    private static bool NamesItsSource(KnowledgeUnit unit) => unit.Attribution is { } source && unit.Text.Contains(source, StringComparison.OrdinalIgnoreCase);
}
