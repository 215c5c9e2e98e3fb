namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>
/// What is wrong with the sources, span by span. What somebody looked at and wrote under "reviewed" in the front matter is no flaw any more.
/// </summary>
public sealed class KnowledgeFlaws
{
    private readonly Dictionary<KnowledgeDocument, List<Flaw>> flaws = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<KnowledgeDocument, List<KnowledgeUnit>> units = new(ReferenceEqualityComparer.Instance);

    /// <summary>Looks at all documents, in the order of their paths.</summary>
    public KnowledgeFlaws(KnowledgeBase knowledge)
    {
        List<Attribution> names = [.. knowledge.Documents.SelectMany(d => d.Attributions).DistinctBy(a => a.Name, StringComparer.OrdinalIgnoreCase)];
        var repetition = new Repetition();
        foreach (var document in knowledge.Documents)
        {
            var read = UnitReader.Read(document, names);
            units[document] = read;
            flaws[document] = [.. Find(document, read).Concat(repetition.Find(read)).Where(f => !IsReviewed(document, f)).OrderBy(f => f.Start)];
        }
    }

    /// <summary>The flaws of a document, in order.</summary>
    public IReadOnlyList<Flaw> Of(KnowledgeDocument document) => flaws[document];

    /// <summary>All units of a document, in order.</summary>
    public IReadOnlyList<KnowledgeUnit> Units(KnowledgeDocument document) => units[document];

    /// <summary>The units of a document that answers may quote: short enough, complete, and without a flaw that keeps them from it.</summary>
    public IEnumerable<KnowledgeUnit> Usable(KnowledgeDocument document)
    {
        var spans = flaws[document].FindAll(f => f.Unused);
        var next = 0;
        foreach (var unit in units[document])
        {
            while (next < spans.Count && spans[next].End <= unit.Start)
                next++;
            // A span that begins earlier can reach further than one that begins later, so those that end before are looked past one by one.
            var touched = false;
            for (var i = next; i < spans.Count && spans[i].Start < unit.Start + unit.Text.Length && !touched; i++)
                touched = spans[i].End > unit.Start;
            if (!touched && unit.Quotable && !unit.Text.EndsWith(':'))
                yield return unit;
        }
    }

    private static IEnumerable<Flaw> Find(KnowledgeDocument document, List<KnowledgeUnit> read)
    {
        var passages = Passage.Of(document, read);
        return
        [
            .. TruncatedLists.Find(document, passages),
            .. OrphanedAnswers.Find(passages),
            .. Promotion.Find(document, read),
            .. GarbledText.Find(document, read),
            .. MachineOrders.Find(read),
            .. UndatedFacts.Find(read),
            .. UnreadText.Find(document),
            .. read.Where(u => !u.Quotable).Select(u => Flaw.Of(u, FlawKind.TooLong, $"The {Repetition.NameOf(u.Kind)} has {u.Text.Length} characters; only {KnowledgeUnit.MaxQuote} can be quoted. Split it.")),
        ];
    }

    private static bool IsReviewed(KnowledgeDocument document, Flaw flaw)
    {
        if (document.Reviewed.Count == 0)
            return false;
        var text = document.Text.AsSpan(flaw.Start, Math.Min(flaw.Length, document.Text.Length - flaw.Start));
        foreach (var entry in document.Reviewed)
            if (text.StartsWith(entry.Text, StringComparison.Ordinal))
                return true;
        return false;
    }
}
