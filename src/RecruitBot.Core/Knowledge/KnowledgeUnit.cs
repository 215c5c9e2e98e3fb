namespace RecruitBot.Core.Knowledge;

/// <summary>What a unit is in its Markdown.</summary>
public enum UnitKind
{
    /// <summary>One sentence of a paragraph.</summary>
    Sentence,

    /// <summary>One item of a list, or one sentence of a long item.</summary>
    ListItem,

    /// <summary>One row of a table, without its outer bars.</summary>
    TableRow,

    /// <summary>A line of a role's front matter.</summary>
    FrontMatterLine,
}

/// <summary>The smallest thing that can be quoted.</summary>
/// <param name="Document">Where it stands.</param>
/// <param name="Kind">Sentence, list item or table row.</param>
/// <param name="Headings">The headings above it, outermost first.</param>
/// <param name="SectionStart">Offset of its section: units of one section share it.</param>
/// <param name="Start">Offset in the document's text, in UTF-16 code units.</param>
/// <param name="Text">The exact text.</param>
/// <param name="Context">For a table row the header row, for a list item the line that introduces the list; otherwise empty.</param>
/// <param name="AsOf">Year of the statement: the sentence's own, else the heading's, else the document's; null when undated.</param>
/// <param name="Attribution">Who claims it: the one the sentence names, else the document's only one; null when nobody is named.</param>
public sealed record KnowledgeUnit(
    KnowledgeDocument Document,
    UnitKind Kind,
    IReadOnlyList<string> Headings,
    int SectionStart,
    int Start,
    string Text,
    string Context,
    string? AsOf,
    string? Attribution)
{
    /// <summary>Longest text that may be quoted.</summary>
    public const int MaxQuote = 300;

    /// <summary>The innermost heading, or the document's title above the first heading.</summary>
    public string Section => Headings.Count > 0 ? Headings[^1] : Document.Title;

    /// <summary>Whether it is short enough to be quoted.</summary>
    public bool Quotable => Text.Length <= MaxQuote;

    /// <summary>The unit as a citation.</summary>
    public Citation ToCitation() => new(Document.Source, Section, Text, AsOf, Start);
}
