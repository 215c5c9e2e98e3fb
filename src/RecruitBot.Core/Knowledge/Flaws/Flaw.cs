namespace RecruitBot.Core.Knowledge.Flaws;

/// <summary>What can be wrong with a span of a source.</summary>
public enum FlawKind
{
    /// <summary>A list is announced and missing, or stops before its end.</summary>
    TruncatedList,

    /// <summary>An answer whose question is missing.</summary>
    OrphanedAnswer,

    /// <summary>Words that sell.</summary>
    Promotion,

    /// <summary>Characters that were damaged on their way.</summary>
    Garbled,

    /// <summary>An order to a machine.</summary>
    Instruction,

    /// <summary>Money, a percentage, headcount or a legal figure without a year.</summary>
    Undated,

    /// <summary>The same words stand elsewhere.</summary>
    Repeated,

    /// <summary>Another source gives another value.</summary>
    Contradiction,

    /// <summary>Too long to be quoted.</summary>
    TooLong,

    /// <summary>Code that is opened and never closed hides what follows.</summary>
    Unread,

    /// <summary>It asks what an applicant must not be asked.</summary>
    Unlawful,
}

/// <summary>Something wrong with a span of a document.</summary>
/// <param name="Kind">What.</param>
/// <param name="Start">Offset in the document's text, in UTF-16 code units.</param>
/// <param name="Length">Length of the span.</param>
/// <param name="Message">One sentence: what is wrong and what to do.</param>
/// <param name="Unused">Whether nothing that touches the span is used to answer.</param>
public sealed record Flaw(FlawKind Kind, int Start, int Length, string Message, bool Unused)
{
    /// <summary>First offset after the span.</summary>
    public int End => Start + Length;

    /// <summary>A flaw of a whole unit.</summary>
    internal static Flaw Of(KnowledgeUnit unit, FlawKind kind, string message, bool unused = true) =>
        new(kind, unit.Start, unit.Text.Length, message, unused);
}
