using System.Text.RegularExpressions;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Flaws;

namespace RecruitBot.Core.Roles.Drafting;

/// <summary>A duty with the span of the source that states it.</summary>
/// <param name="Phrase">What somebody had to do: "mentor junior developers".</param>
/// <param name="Citation">The sentence, character for character.</param>
/// <param name="Heading">Slug of the heading under which it stands; null above the first one.</param>
internal sealed record DutySpan(string Phrase, Citation Citation, string? Heading);

/// <summary>Finds the spans of a guide or role text that state duties: those under a heading that announces duties, or, where there is none, all.</summary>
internal static partial class DutySpans
{
    /// <summary>The duties in the order of the text, each phrase once.</summary>
    public static IReadOnlyList<DutySpan> Of(KnowledgeDocument document)
    {
        var units = new DocumentFlaws(document).Usable().Where(u => u.Kind is UnitKind.Sentence or UnitKind.ListItem && u.Start >= document.BodyStart).ToList();
        var announced = units.Where(u => u.Headings.Any(h => Announces().IsMatch(h))).SelectMany(Read).ToList();
        return [.. (announced.Count > 0 ? announced : units.SelectMany(Read)).DistinctBy(s => s.Phrase, StringComparer.OrdinalIgnoreCase)];
    }

    private static IEnumerable<DutySpan> Read(KnowledgeUnit unit) =>
        DutyPhrases.Of(unit.Text, unit.Kind == UnitKind.ListItem).Select(p => new DutySpan(p, unit.ToCitation(), unit.Headings.Count > 0 ? HeadingSlugs.Slug(unit.Headings[^1]) : null));

    [GeneratedRegex(@"\b(?:responsibilit\w+|dut(?:y|ies)|tasks?|what\s+(?:you|an?\b.*)\s+(?:will\s+)?do(?:es)?|your\s+(?:role|work|job)|day[\s-]to[\s-]day|typical\s+day|key\s+activities)\b|\bwhat\b.*\bdoes\b", RegexOptions.IgnoreCase)]
    private static partial Regex Announces();
}
