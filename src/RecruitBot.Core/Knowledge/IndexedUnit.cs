using System.Text.RegularExpressions;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Knowledge;

/// <summary>A unit with what is worked out once, when the index is built.</summary>
internal sealed partial class IndexedUnit
{
    private const string LevelPrefix = "@level:";

    public IndexedUnit(KnowledgeUnit unit, int order, Lexicon lexicon, SourceMask mask)
    {
        Unit = unit;
        Order = order;
        Plain = mask.Apply(unit.Text);
        Tokens = WordReader.Read(Plain);
        Own = TermReader.Read(Tokens, lexicon);
        HeadingTokens = WordReader.Read(unit.Headings.Count > 0 ? mask.Apply(unit.Headings[^1]) : "");
        Heading = TermReader.Read(HeadingTokens, lexicon);
        if (WhatSomebodyDoes().IsMatch(unit.Section))
            Heading.Add("@duty");
        Outer = TermReader.Read(WordReader.Read(string.Join(". ", unit.Headings.SkipLast(1)) + ". " + unit.Context), lexicon);
        Title = TermReader.Read(WordReader.Read(unit.Document.Title), lexicon);
        if (unit.Attribution is not null)
            Own.Add("@" + Lexicon.SourceConcept(unit.Attribution));
        Quantities = Figures.Read(Plain + " " + unit.Context);
        Period = Figures.PeriodOf(Plain);
        Levels = LevelsIn(Own);
        var headed = LevelsIn(Heading);
        Subjects = headed.Count > 0 ? headed : [.. Own.Where(t => t.StartsWith(LevelPrefix, StringComparison.Ordinal)).Take(1).Select(t => t[LevelPrefix.Length..])];
        if (Levels.Count == 0)
            Levels = headed;
        if (Levels.Count == 0)
            Levels = LevelsIn(Outer);
        Enumeration = Math.Min(3, Plain.Count(c => c is ',' or ';') + (Plain.Contains(" and ", StringComparison.Ordinal) ? 1 : 0)) / 3.0;
        Names = NamesIn(lexicon);
        InstancesOf = InstancesIn(Plain);
        for (var i = 1; i + 1 < Tokens.Count; i++)
            if (Tokens[i].Word.EndsWith('s') && lexicon.At(Tokens, i + 1, question: false).Any(m => m.Concept.StartsWith("skill:", StringComparison.Ordinal)))
                InstancesOf.UnionWith([Tokens[i - 1].Stem, Tokens[i].Stem]);
        NamesNoFigure = AbsencePhrases.Found(Plain);
        OnEmployers = unit.Document.Kind == DocumentKind.Guide && Own.Concat(Heading).Any(t => t[0] == '@' && Vocabulary.Instance.Employers.Contains(t[1..]));
    }

    public KnowledgeUnit Unit { get; }

    /// <summary>Terms of the ways in which people ask for it, with the meanings that they have in questions.</summary>
    public HashSet<string> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>Position among all units.</summary>
    public int Order { get; private set; }

    /// <summary>The text with names of sources blanked out: "Senior Guide" says nothing about seniors.</summary>
    public string Plain { get; }

    public List<Token> Tokens { get; }

    public List<Token> HeadingTokens { get; }

    public List<string> Own { get; }

    public List<string> Heading { get; }

    public List<string> Outer { get; }

    public List<string> Title { get; }

    public List<Quantity> Quantities { get; }

    public Period Period { get; }

    /// <summary>The levels that the text is about; where it names none, those of its headings.</summary>
    public HashSet<string> Levels { get; }

    /// <summary>The levels that it is about in the first place: those of the heading, else the first one named.</summary>
    public HashSet<string> Subjects { get; }

    /// <summary>Whether it says that its source names no figure: a fair answer to "how much".</summary>
    public bool NamesNoFigure { get; }

    /// <summary>First words of names of two words that are no skills: people and organisations, not places.</summary>
    public HashSet<string> Names { get; }

    /// <summary>Stems of the words of which it names instances.</summary>
    public HashSet<string> InstancesOf { get; }

    /// <summary>How much it reads like a list, 0 to 1.</summary>
    public double Enumeration { get; }

    /// <summary>Whether it is about what employers do, pay or offer.</summary>
    public bool OnEmployers { get; }

    public bool HasMoney => Quantities.Exists(q => q.Unit == "$");

    /// <summary>Takes the terms of a way of asking for this unit.</summary>
    public void Learn(List<Token> line, Lexicon lexicon)
    {
        Asked.UnionWith(TermReader.Read(line, lexicon));
        for (var i = 0; i < line.Count; i++)
            foreach (var match in lexicon.At(line, i, question: true))
                Asked.Add("@" + match.Concept);
    }

    private HashSet<string> NamesIn(Lexicon lexicon)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 1; i < Tokens.Count; i++)
        {
            var skill = lexicon.At(Tokens, i, question: false).Where(m => m.Concept.StartsWith("skill:", StringComparison.Ordinal)).Select(m => m.Length).DefaultIfEmpty(0).Max();
            if (skill > 0)
                i += skill - 1;
            else if (i + 1 < Tokens.Count && IsNamePart(i, lexicon) && IsNamePart(i + 1, lexicon) && Tokens[i + 1].Start == Tokens[i].Start + Tokens[i].Length + 1)
                names.Add(Tokens[i].Stem);
        }
        return names;
    }

    private bool IsNamePart(int i, Lexicon lexicon) => char.IsUpper(Plain[Tokens[i].Start]) && !lexicon.IsTitle(Tokens[i].Stem);

    /// <summary>Words behind which instances are named: "databases (PostgreSQL, MySQL)", "tools such as Git".</summary>
    private static HashSet<string> InstancesIn(string text) =>
        [.. BeforeInstances().Matches(text).SelectMany(m => WordReader.Read(m.Groups["w"].Value)).Where(t => Vocabulary.Instance.ClassOf(t) is WordClass.Content or WordClass.Common).Select(t => t.Stem)];

    [GeneratedRegex(@"(?<w>(?:[A-Za-z/]+ )?[A-Za-z/]+)(?: \((?=[^)]*,)|,? such as |,? for example |,? including |,? namely |: | are | include | like )", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BeforeInstances();

    [GeneratedRegex(@"(?i)^what .{1,60} (?:does|do|doing)\??$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WhatSomebodyDoes();

    /// <summary>The same unit at another position; this one stays as it is, since it may be in use.</summary>
    public IndexedUnit At(int order)
    {
        if (order == Order)
            return this;
        var moved = (IndexedUnit)MemberwiseClone();
        moved.Order = order;
        return moved;
    }

    public static HashSet<string> LevelsIn(IEnumerable<string> terms) =>
        [.. terms.Where(t => t.StartsWith(LevelPrefix, StringComparison.Ordinal)).Select(t => t[LevelPrefix.Length..])];
}
