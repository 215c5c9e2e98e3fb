using RecruitBot.Core.Roles;

namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>
/// Finds sentences that ask a reader what an applicant must not be asked. In a guide for recruiters they may stand as what not to say; what
/// candidates are shown they are kept from during a screening, so that the answer would be missing.
/// </summary>
internal static class UnlawfulQuestions
{
    public static IEnumerable<Flaw> Find(KnowledgeDocument document, IReadOnlyList<KnowledgeUnit> units) =>
        document is { Kind: DocumentKind.Guide, Audience: Audience.Recruiter } || IsAllowed(document)
            ? []
            : units.Where(u => u.Quotable).SelectMany(u => ProhibitedQuestions.Find(u.Text).Select(f => Flaw.Of(u, FlawKind.Unlawful, Message(u, f), unused: false)));

    /// <summary>An administrator gave a reason, which stands in the entry.</summary>
    private static bool IsAllowed(KnowledgeDocument document) =>
        document.Written is not null && document.Text.AsSpan(0, document.BodyStart).Contains("\nlawfulBecause:", StringComparison.Ordinal);

    private static string Message(KnowledgeUnit unit, ProhibitedQuestion finding) =>
        $"\u201c{finding.Span.Of(unit.Text)}\u201d must not be asked of an applicant, and is not said during an application ({finding.Category}). {finding.Reason} {finding.Rewrite}";
}
