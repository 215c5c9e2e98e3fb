namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>Units that stand together: a paragraph, a list or a table.</summary>
internal sealed class Passage
{
    private readonly List<KnowledgeUnit> units = [];

    private Passage(KnowledgeUnit first) => units.Add(first);

    public IReadOnlyList<KnowledgeUnit> Units => units;

    public UnitKind Kind => units[0].Kind;

    public KnowledgeUnit First => units[0];

    public KnowledgeUnit Last => units[^1];

    public int Start => First.Start;

    public int End => Last.Start + Last.Text.Length;

    /// <summary>The passages of a document, in order.</summary>
    public static List<Passage> Of(KnowledgeDocument document, List<KnowledgeUnit> units)
    {
        var passages = new List<Passage>();
        foreach (var unit in units)
        {
            if (passages.Count > 0 && passages[^1].Holds(unit, document.Text))
                passages[^1].units.Add(unit);
            else
                passages.Add(new Passage(unit));
        }
        return passages;
    }

    /// <summary>Whether both stand under the same heading.</summary>
    public bool IsBeside(Passage other) => First.SectionStart == other.First.SectionStart;

    /// <summary>The text between this and what follows it: markup that is no unit, such as code.</summary>
    public ReadOnlySpan<char> UpTo(Passage? next, KnowledgeDocument document) => document.Text.AsSpan(End, (next?.Start ?? document.Text.Length) - End);

    private bool Holds(KnowledgeUnit unit, string text) =>
        unit.Kind == Kind && unit.SectionStart == First.SectionStart && (Kind == UnitKind.Sentence ? text.AsSpan(End, unit.Start - End).Count('\n') < 2 : unit.Context == Last.Context);
}
