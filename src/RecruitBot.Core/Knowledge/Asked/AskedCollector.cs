using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge.Asked;

/// <summary>Brings all ways of asking together: those beside the texts, those for lost answers, and those that every employer hears.</summary>
internal sealed class AskedCollector(Lexicon lexicon, CommonQuestions common)
{
    private readonly List<(AskedAim Aim, IReadOnlyList<List<AskedTerm>> Lines)> asked = [];

    /// <summary>The words of all ways of asking, which are no typing errors.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds the comments of a document; its units learn the terms of what is asked for them.</summary>
    /// <param name="document">The document.</param>
    /// <param name="units">All its units, in order.</param>
    /// <param name="indexed">Those of them that can be quoted.</param>
    public void Add(KnowledgeDocument document, IReadOnlyList<KnowledgeUnit> units, IReadOnlyList<IndexedUnit> indexed)
    {
        foreach (var block in AskedReader.Read(document))
        {
            var beside = AskedPlaces.Of(block, units, document.Text).Select(u => u.Start).ToHashSet();
            Add(document, [.. indexed.Where(u => beside.Contains(u.Unit.Start))], [.. block.Lines.Select(l => l.Question)]);
        }
        if (document.Kind == DocumentKind.Role)
            foreach (var section in indexed.GroupBy(u => u.Unit.SectionStart))
                foreach (var group in common.Headings)
                    if (IsAbout(section.First().Heading, group.Name))
                        Add(document, [.. section], group.Questions);
    }

    /// <summary>Adds an answer that a source announced and lost.</summary>
    public void Add(IndexedGap gap)
    {
        var lines = new List<string> { gap.Question };
        if (gap.Document.Kind == DocumentKind.Role)
            lines.AddRange(common.Headings.Where(g => gap.Terms.Contains("@" + g.Name)).SelectMany(g => g.Questions));
        Add(new AskedAim(AimKind.Lost, gap.Document, []), lines);
    }

    /// <summary>The index over all that was added, and what is asked of every employer.</summary>
    /// <param name="units">All units; for those beside which nothing stands their text alone speaks.</param>
    public AskedIndex Build(IReadOnlyList<IndexedUnit> units)
    {
        var beside = asked.SelectMany(a => a.Aim.Units).ToHashSet();
        foreach (var unit in units.Where(u => !beside.Contains(u.Order)))
            Add(new AskedAim(AimKind.Text, unit.Unit.Document, [unit.Order]), []);
        foreach (var group in common.Facts)
            Add(new AskedAim(AimKind.Fact, null, [], group.Name), group.Questions);
        foreach (var group in common.EmployersOwn)
            Add(new AskedAim(AimKind.EmployersOwn, null, []), group.Questions);
        foreach (var group in common.Elsewhere)
            Add(new AskedAim(AimKind.Elsewhere, null, []), group.Questions);
        return new AskedIndex(asked, aim => aim.Units.SelectMany(u => units[u].Own.Concat(units[u].Heading)).Where(t => t[0] != '='));
    }

    private static bool IsAbout(List<string> heading, string name) => heading.Contains("@" + name) || heading.Contains(WordReader.Stem(name));

    private void Add(KnowledgeDocument document, List<IndexedUnit> units, IReadOnlyList<string> lines)
    {
        if (units.Count == 0)
            return;
        foreach (var line in lines.Select(WordReader.Read))
            foreach (var unit in units)
                unit.Learn(line, lexicon);
        Add(new AskedAim(AimKind.Text, document, [.. units.Select(u => u.Order)]), lines);
    }

    private void Add(AskedAim aim, IReadOnlyList<string> lines)
    {
        var read = lines.Select(WordReader.Read).ToList();
        foreach (var token in read.SelectMany(l => l))
            Words.Add(token.Word);
        asked.Add((aim, read.ConvertAll(l => AskedTerms.Read(l, lexicon))));
    }
}
