namespace RecruitBot.Core.Knowledge;

/// <summary>Checks in code that a citation's quote stands in the stored source, character for character.</summary>
public static class CitationCheck
{
    /// <summary>Whether the quote is one unit, or one quotable line of a role's front matter, at that offset and short enough to be quoted.</summary>
    public static bool Holds(Citation citation, KnowledgeBase knowledge)
    {
        if (citation.Quote.Length is 0 or > KnowledgeUnit.MaxQuote || knowledge.Find(citation.Source) is not { } document)
            return false;
        if (citation.Start < 0 || citation.Start > document.Text.Length - citation.Quote.Length)
            return false;
        if (!document.Text.AsSpan(citation.Start, citation.Quote.Length).SequenceEqual(citation.Quote))
            return false;
        var units = citation.Start < document.BodyStart ? [.. RoleLines.Read(document).All] : UnitReader.Read(document);
        return units.Exists(u => u.Start == citation.Start && u.Text.Length == citation.Quote.Length);
    }
}
