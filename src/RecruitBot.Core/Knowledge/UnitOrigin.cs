using System.Text.RegularExpressions;

namespace RecruitBot.Core.Knowledge;

/// <summary>Finds who claims a sentence and of which year it is.</summary>
internal sealed partial class UnitOrigin
{
    private readonly KnowledgeDocument document;
    private readonly IReadOnlyList<Attribution> names;

    private UnitOrigin(KnowledgeDocument document, IReadOnlyList<Attribution> names)
    {
        this.document = document;
        this.names = names;
    }

    /// <summary>For a document; longer names win over names that they contain.</summary>
    public static UnitOrigin For(KnowledgeDocument document, IReadOnlyList<Attribution>? names) =>
        new(document, [.. (names ?? document.Attributions).OrderByDescending(n => n.Name.Length)]);

    /// <summary>The attribution that the sentence names, else the document's only one.</summary>
    public string? Claimant(string sentence)
    {
        foreach (var name in names)
            if (sentence.Contains(name.Name, StringComparison.OrdinalIgnoreCase))
                return name.Name;
        return document.Attributions.Count switch
        {
            0 => null,
            1 => document.Attributions[0].Name,
            _ => string.Join(", ", document.Attributions.Select(a => a.Name)),
        };
    }

    /// <summary>The year of which a sentence says that it and what follows it in its paragraph are ("As of 2024, …"); null when it says none.</summary>
    public static string? YearFromHereOn(string sentence) => FromHereOn().Match(sentence) is { Success: true } match ? match.Groups["y"].Value : null;

    /// <summary>The year of a statement; "(undated)" in it means none.</summary>
    /// <param name="sentence">The statement.</param>
    /// <param name="headings">The headings above it, outermost first.</param>
    /// <param name="before">The year that its paragraph has named before it; null when it has named none.</param>
    public string? Year(string sentence, IReadOnlyList<string> headings, string? before)
    {
        if (Undated().IsMatch(sentence))
            return null;
        if (OwnYear().Match(sentence) is { Success: true } own)
            return own.Groups["y"].Value;
        if (before is not null)
            return before;
        for (var i = headings.Count - 1; i >= 0; i--)
            if (AnyYear().Match(headings[i]) is { Success: true } heading)
                return heading.Value;
        if (document.AsOf is not null)
            return AnyYear().Match(document.AsOf) is { Success: true } year ? year.Value : document.AsOf;
        if (names.FirstOrDefault(n => sentence.Contains(n.Name, StringComparison.OrdinalIgnoreCase)) is { Year: { } named })
            return named;
        return document.Attributions.Count == 1 ? document.Attributions[0].Year : null;
    }

    [GeneratedRegex(@"(?i)\bas of (?:\w+ )?(?<y>(?:19|20)\d{2})\b|\((?:[^()]{0,80},\s*)?(?<y>(?:19|20)\d{2})\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OwnYear();

    [GeneratedRegex(@"(?i)\bas of (?:\w+ )?(?<y>(?:19|20)\d{2})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FromHereOn();

    [GeneratedRegex(@"(?i)\((?:[^()]{0,80},\s*)?undated\)", RegexOptions.None, 1000)]
    private static partial Regex Undated();

    [GeneratedRegex(@"\b(?:19|20)\d{2}\b", RegexOptions.None, 1000)]
    private static partial Regex AnyYear();
}
