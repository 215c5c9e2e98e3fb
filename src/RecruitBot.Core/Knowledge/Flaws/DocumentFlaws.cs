namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>
/// What is wrong with a document, span by span, whatever stands in others. What somebody looked at and wrote under "reviewed" in the front matter
/// is no flaw any more.
/// </summary>
public sealed class DocumentFlaws
{
    private readonly KnowledgeDocument document;

    /// <summary>Looks at a document, with the sources that sentences may name.</summary>
    public DocumentFlaws(KnowledgeDocument document, IReadOnlyList<Attribution>? names = null)
    {
        this.document = document;
        var read = UnitReader.Read(document, names);
        Units = read;
        All = [.. Find(document, read).Where(f => !IsReviewed(f) && !(document.Written is not null && IsMeant(f))).OrderBy(f => f.Start)];
    }

    /// <summary>The units, in order.</summary>
    public IReadOnlyList<KnowledgeUnit> Units { get; }

    /// <summary>The flaws, in order.</summary>
    public IReadOnlyList<Flaw> All { get; }

    /// <summary>The units that answers may quote: short enough, complete, and without a flaw that keeps them from it.</summary>
    public IEnumerable<KnowledgeUnit> Usable()
    {
        var spans = All.Where(f => f.Unused).ToList();
        var next = 0;
        foreach (var unit in Units)
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

    /// <summary>Whether somebody looked at the place and found it fine.</summary>
    public bool IsReviewed(Flaw flaw)
    {
        if (document.Reviewed.Count == 0)
            return false;
        var text = document.Text.AsSpan(flaw.Start, Math.Min(flaw.Length, document.Text.Length - flaw.Start));
        foreach (var entry in document.Reviewed)
            if (text.StartsWith(entry.Text, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>Whether the team means it so in what it wrote to answer a question: "Yes, absolutely. Contact us today."</summary>
    private static bool IsMeant(Flaw flaw) => flaw.Kind is FlawKind.OrphanedAnswer or FlawKind.Promotion or FlawKind.Undated or FlawKind.Repeated;

    private static IEnumerable<Flaw> Find(KnowledgeDocument document, List<KnowledgeUnit> read)
    {
        var passages = Passage.Of(document, read);
        // What is too long to be quoted is not used anyhow, and patterns are slow on it.
        var quotable = read.FindAll(u => u.Quotable);
        return
        [
            .. TruncatedLists.Find(document, passages),
            .. OrphanedAnswers.Find(passages),
            .. Promotion.Find(document, quotable),
            .. GarbledText.Find(document, read),
            .. MachineOrders.Find(quotable),
            .. UndatedFacts.Find(quotable),
            .. UnreadText.Find(document),
            .. Repetition.Within(read),
            .. read.Where(u => !u.Quotable).Select(u => Flaw.Of(u, FlawKind.TooLong, $"The {Repetition.NameOf(u.Kind)} has {u.Text.Length} characters; only {KnowledgeUnit.MaxQuote} can be quoted. Split it.")),
        ];
    }
}
