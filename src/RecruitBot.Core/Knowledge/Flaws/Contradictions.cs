using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>
/// Finds sentences of different documents that say the same with another figure. Answers show both side by side, whatever is found here; this is
/// for the person who can settle it.
/// </summary>
internal static partial class Contradictions
{
    private const double SameSubject = 0.6;
    private const int FewestWords = 3;

    // A figure compared with all others would take too long in a very large folder.
    private const int MostInOneGroup = 400;

    /// <summary>Each pair of sentences, the later one by path first.</summary>
    public static IEnumerable<(KnowledgeUnit Unit, KnowledgeUnit Other)> Find(IEnumerable<KnowledgeUnit> units)
    {
        var groups = new Dictionary<string, List<Statement>>(StringComparer.Ordinal);
        foreach (var unit in units)
            if (unit.Quotable && unit.Kind != UnitKind.TableRow && unit.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 && Statement.Read(unit) is { } statement)
            {
                if (!groups.TryGetValue(statement.Group, out var group))
                    groups[statement.Group] = group = [];
                foreach (var other in group)
                    if (statement.Contradicts(other))
                    {
                        yield return (unit, other.Unit);
                        break;
                    }
                if (group.Count < MostInOneGroup)
                    group.Add(statement);
            }
    }

    [GeneratedRegex(@"(?i)\b(?:intern|trainee|junior|entry|mid|middle|senior|lead|principal|staff)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Level();

    /// <summary>A sentence with one figure: what it counts, for which levels and periods, and the words around it.</summary>
    private sealed record Statement(KnowledgeUnit Unit, string Group, Quantity Value, HashSet<string> Words)
    {
        public static Statement? Read(KnowledgeUnit unit)
        {
            var figures = Figures.Read(unit.Text).FindAll(q => q.Unit.Length > 0);
            // With several figures it is not plain which of them the words are about.
            if (figures.Count != 1)
                return null;
            var levels = string.Join(',', Level().Matches(unit.Text).Select(m => m.Value.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal));
            var words = WordReader.Read(unit.Text.Replace(figures[0].Text, " ", StringComparison.Ordinal))
                .Where(t => !char.IsAsciiDigit(t.Word[0]) && Vocabulary.Instance.ClassOf(t) is WordClass.Content or WordClass.Common)
                .Select(t => t.Stem)
                .ToHashSet(StringComparer.Ordinal);
            return words.Count < FewestWords ? null : new Statement(unit, $"{figures[0].Unit}/{levels}/{Figures.PeriodOf(unit.Text)}", figures[0], words);
        }

        public bool Contradicts(Statement other) =>
            !ReferenceEquals(Unit.Document, other.Unit.Document)
            && (Value.Low != other.Value.Low || Value.High != other.Value.High)
            && Words.Count(other.Words.Contains) is var common
            && common >= SameSubject * (Words.Count + other.Words.Count - common);
    }
}
