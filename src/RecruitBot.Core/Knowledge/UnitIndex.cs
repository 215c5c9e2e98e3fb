using RecruitBot.Core.Knowledge.Flaws;
using RecruitBot.Core.Language;
using RecruitBot.Core.Retrieval;

namespace RecruitBot.Core.Knowledge;

/// <summary>Where a term stands in a unit.</summary>
/// <param name="Unit">Position of the unit.</param>
/// <param name="Cover">How well that place covers a question's word: 1 in the text itself, less in headings, titles and neighbours.</param>
internal readonly record struct TermPlace(int Unit, float Cover);

/// <summary>All units of a knowledge base, prepared for ranking and for judging support.</summary>
internal sealed class UnitIndex
{
    private const double HeadingCover = 0.95;
    private const double OuterCover = 0.8;
    private const double TitleCover = 0.7;
    private const double NeighbourCover = 0.4;

    private readonly Dictionary<string, List<TermPlace>> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> frequency = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Upper, int All)> words = new(StringComparer.Ordinal);

    private readonly List<string> titles;
    private readonly IReadOnlyList<SkillName> skills;

    /// <param name="knowledge">What is to be indexed.</param>
    /// <param name="before">An index of earlier knowledge, of which the units of unchanged documents are taken.</param>
    public UnitIndex(KnowledgeBase knowledge, UnitIndex? before = null)
    {
        List<Attribution> names = [.. knowledge.Documents.SelectMany(d => d.Attributions).DistinctBy(a => a.Name, StringComparer.OrdinalIgnoreCase)];
        Sources = names;
        skills = knowledge.Skills;
        titles = knowledge.Documents.Select(d => d.Title).ToList();
        var same = before is not null && ReferenceEquals(before.skills, skills) && before.titles.SequenceEqual(titles, StringComparer.Ordinal) && before.Sources.SequenceEqual(names);
        Lexicon = same ? before!.Lexicon : new Lexicon([.. skills, .. CommonSkills.Beside(skills)], names.Select(n => n.Name), titles);
        Mask = same ? before!.Mask : new SourceMask(names.Select(n => n.Name));
        var known = same ? before!.Units.ToLookup(u => u.Unit.Document, ReferenceEqualityComparer.Instance) : null;
        foreach (var document in knowledge.Documents)
            Add(document, known?[document]);
        for (var i = 0; i < Units.Count; i++)
            Place(i);
        foreach (var list in places)
            frequency[list.Key] = list.Value.Count(p => p.Cover >= HeadingCover);
        Ranking = Rank();
        foreach (var document in knowledge.Documents)
            foreach (var gap in document.Unanswered)
                Gaps.Add(new IndexedGap(gap.Question, document, Lexicon, Mask));
        MaxIdf = Idf(0);
    }

    public List<IndexedUnit> Units { get; } = [];

    public List<IndexedGap> Gaps { get; } = [];

    public IReadOnlyList<Attribution> Sources { get; }

    public Lexicon Lexicon { get; }

    public SourceMask Mask { get; }

    public Bm25Index Ranking { get; }

    /// <summary>Numbers of the terms that <see cref="Ranking"/> counts.</summary>
    public TermTable RankedTerms { get; } = new();

    /// <summary>Weight of a term that no unit has.</summary>
    public double MaxIdf { get; }

    /// <summary>The words of the sources, for correcting typing errors.</summary>
    public IEnumerable<string> Words => words.Keys;

    public IReadOnlyList<TermPlace> PlacesOf(string term) => places.TryGetValue(term, out var list) ? list : [];

    public bool Has(string term) => places.ContainsKey(term);

    public bool HasWord(string word) => words.ContainsKey(word);

    /// <summary>Whether the sources write the word with a capital letter as a rule: a name.</summary>
    public bool IsName(string word) => words.TryGetValue(word, out var n) && n.Upper * 2 > n.All;

    /// <summary>Number of units that have the term in their own text or heading.</summary>
    public int FrequencyOf(string term) => frequency.GetValueOrDefault(term);

    /// <summary>Weight of a term that stands in so many units.</summary>
    public double Idf(int count) => Math.Log(1 + (Units.Count - Math.Min(count, Units.Count) + 0.5) / (count + 0.5));

    /// <summary>Adds the units of a document: those that are known already, or as they are read.</summary>
    private void Add(KnowledgeDocument document, IEnumerable<IndexedUnit>? known)
    {
        var first = Units.Count;
        foreach (var unit in known ?? [])
            Units.Add(unit.At(Units.Count));
        if (Units.Count > first)
            return;
        foreach (var unit in new DocumentFlaws(document, Sources).Usable())
            Units.Add(new IndexedUnit(unit, Units.Count, Lexicon, Mask));
    }

    private void Place(int i)
    {
        var covers = new Dictionary<string, float>(StringComparer.Ordinal);
        var unit = Units[i];
        Cover(covers, unit.Own, 1);
        Cover(covers, unit.Heading, HeadingCover);
        Cover(covers, unit.Outer, OuterCover);
        Cover(covers, unit.Title, TitleCover);
        foreach (var neighbour in Neighbours(i))
            Cover(covers, neighbour.Own, NeighbourCover);
        foreach (var (term, cover) in covers)
        {
            if (!places.TryGetValue(term, out var list))
                places[term] = list = [];
            list.Add(new TermPlace(i, cover));
        }
        Count(unit.Tokens, unit.Plain, skipFirst: true);
        Count(unit.HeadingTokens, unit.Unit.Section, skipFirst: true);
        Count(WordReader.Read(unit.Unit.Document.Title), unit.Unit.Document.Title, skipFirst: true);
    }

    private IEnumerable<IndexedUnit> Neighbours(int i)
    {
        foreach (var j in new[] { i - 1, i + 1 })
            if (j >= 0 && j < Units.Count
                && ReferenceEquals(Units[j].Unit.Document, Units[i].Unit.Document)
                && Units[j].Unit.SectionStart == Units[i].Unit.SectionStart)
                yield return Units[j];
    }

    private Bm25Index Rank()
    {
        var builder = new Bm25Builder();
        foreach (var unit in Units)
        {
            Add(builder, unit.Own, 1);
            Add(builder, unit.Heading, 0.8f);
            Add(builder, unit.Outer, 0.4f);
            Add(builder, unit.Title, 0.3f);
            foreach (var neighbour in Neighbours(unit.Order))
                Add(builder, neighbour.Own, 0.1f);
            builder.EndDocument();
        }
        return builder.Build();
    }

    /// <summary>Ranked are stems and concepts, without the exact words and the pairs.</summary>
    private void Add(Bm25Builder builder, List<string> terms, float weight)
    {
        foreach (var term in terms)
            if (term[0] is not ('=' or '~'))
                builder.Add(RankedTerms.Add(term), weight);
    }

    private void Count(List<Token> tokens, string text, bool skipFirst)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var n = words.GetValueOrDefault(tokens[i].Word);
            var upper = char.IsUpper(text[tokens[i].Start]) && !(skipFirst && i == 0);
            words[tokens[i].Word] = (n.Upper + (upper ? 1 : 0), n.All + (skipFirst && i == 0 ? 0 : 1));
        }
    }

    private static void Cover(Dictionary<string, float> covers, List<string> terms, double cover)
    {
        foreach (var term in terms)
            if (!covers.TryGetValue(term, out var known) || known < cover)
                covers[term] = (float)cover;
    }
}

/// <summary>A question that a source announced and whose answer was lost.</summary>
internal sealed class IndexedGap
{
    public IndexedGap(string question, KnowledgeDocument document, Lexicon lexicon, SourceMask mask)
    {
        Question = question;
        Document = document;
        var tokens = WordReader.Read(mask.Apply(question));
        Tokens = [.. tokens.Where(t => Vocabulary.Instance.ClassOf(t) is WordClass.Content or WordClass.Common)];
        Terms = [.. TermReader.Read(tokens, lexicon)];
        foreach (var token in tokens.Select((_, i) => i))
            foreach (var match in lexicon.At(tokens, token, question: true))
                Terms.Add("@" + match.Concept);
        var all = WordReader.Read(question);
        for (var i = 0; i < all.Count; i++)
            foreach (var match in lexicon.At(all, i, question: false))
                if (match.Concept.StartsWith("source:", StringComparison.Ordinal))
                    Sources.Add("@" + match.Concept);
        Terms.UnionWith(Sources);
    }

    public string Question { get; }

    public KnowledgeDocument Document { get; }

    public List<Token> Tokens { get; }

    public HashSet<string> Terms { get; }

    public HashSet<string> Sources { get; } = new(StringComparer.Ordinal);
}
