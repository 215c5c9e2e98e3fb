namespace RecruitBot.Core.Knowledge;

/// <summary>Checks in code that a citation's quote stands in the stored source, character for character.</summary>
public static class CitationCheck
{
    /// <summary>Whether the quote is one unit of that document at that offset and short enough to be quoted.</summary>
    public static bool Holds(Citation citation, KnowledgeBase knowledge)
    {
        if (citation.Quote.Length is 0 or > KnowledgeUnit.MaxQuote || knowledge.Find(citation.Source) is not { } document)
            return false;
        if (citation.Start < document.BodyStart || citation.Start > document.Text.Length - citation.Quote.Length)
            return false;
        if (!document.Text.AsSpan(citation.Start, citation.Quote.Length).SequenceEqual(citation.Quote))
            return false;
        return UnitReader.Read(document).Exists(u => u.Start == citation.Start && u.Text.Length == citation.Quote.Length);
    }
}
