using RecruitBot.Core.Language;

namespace RecruitBot.Core.Privacy.Traits;

/// <summary>Words by which a candidate volunteered something about themselves that no answer is judged by.</summary>
/// <param name="Category">What it is about: family, health, religion, age, origin, race, sex, union, politics or record.</param>
/// <param name="Start">Offset in the candidate's message, in UTF-16 code units.</param>
/// <param name="Length">Length in UTF-16 code units.</param>
public sealed record SealedSpan(string Category, int Start, int Length)
{
    /// <summary>First offset after the span.</summary>
    public int End => Start + Length;

    /// <summary>Whether a stretch of the same text shares a code unit with it.</summary>
    public bool Overlaps(int start, int length) => start < End && Start < start + length;

    /// <summary>What people read in its place.</summary>
    public string Mask => $"[withheld: {Category}]";

    /// <summary>The words themselves.</summary>
    public string Of(string text) => new TextSpan(Start, Length).Of(text);
}
