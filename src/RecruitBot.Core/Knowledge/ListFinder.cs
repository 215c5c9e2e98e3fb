namespace RecruitBot.Core.Knowledge;

/// <summary>A list as it is quoted.</summary>
/// <param name="Items">Its items or rows, in order.</param>
/// <param name="GoesOn">Whether there are more than an answer can hold.</param>
internal sealed record FoundList(IReadOnlyList<KnowledgeUnit> Items, bool GoesOn);

/// <summary>
/// Gives a list as a whole where the whole is asked for: half a list passes for all of it. An item that the question singles out is quoted alone.
/// </summary>
internal sealed class ListFinder(UnitIndex index)
{
    /// <summary>An item counts as asked for like the best one from this share of its coverage.</summary>
    private const double Even = 0.9;
    private const int MostItems = 25;
    private const int MostCharacters = 1500;

    /// <summary>The list that the best unit is part of; null when that is no list, or one of its items is meant.</summary>
    public FoundList? Find(ReadQuestion question, IReadOnlyList<Support> supports, IndexedUnit best)
    {
        var unit = best.Unit;
        if (unit.Kind is not (UnitKind.ListItem or UnitKind.TableRow))
            return null;
        var items = Items(unit);
        var among = items.ToHashSet();
        var coverage = supports.Where(s => ReferenceEquals(s.Unit, best)).Select(s => s.Coverage).FirstOrDefault();
        var even = supports.Count(s => among.Contains(s.Unit) && s.Coverage >= Even * coverage);
        // Where several are asked for, most items will do; else what is asked stands above the list, and each item answers it alike.
        return (question.Plural ? 2 * even > items.Count : unit.Kind == UnitKind.ListItem && unit.Context.Length > 0 && even == items.Count) ? Cut(items) : null;
    }

    private List<IndexedUnit> Items(KnowledgeUnit of) =>
        [
            .. index.Units.Where(u =>
                ReferenceEquals(u.Unit.Document, of.Document)
                && u.Unit.SectionStart == of.SectionStart
                && u.Unit.Kind == of.Kind
                && u.Unit.Quotable
                && string.Equals(u.Unit.Context, of.Context, StringComparison.Ordinal)
            ),
        ];

    private static FoundList? Cut(List<IndexedUnit> items)
    {
        if (items.Count < 2)
            return null;
        var length = 0;
        var held = items.Select(i => i.Unit).TakeWhile(u => (length += u.Text.Length) <= MostCharacters).Take(MostItems).ToList();
        return held.Count == 0 ? null : new FoundList(held, held.Count < items.Count);
    }
}
