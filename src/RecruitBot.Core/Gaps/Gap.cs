using RecruitBot.Core.Knowledge.Meaning;

namespace RecruitBot.Core.Gaps;

/// <summary>Questions of one meaning and one role that the sources do not answer.</summary>
/// <param name="Questions">The questions, the oldest first.</param>
/// <param name="Meanings">What they mean: one, unless a person has put several together.</param>
public sealed record Gap(IReadOnlyList<AskedQuestion> Questions, IReadOnlyList<QuestionMeaning> Meanings)
{
    /// <summary>The question that the others were found to be the same as.</summary>
    public AskedQuestion First => Questions[0];

    /// <summary>The role that all of them were asked for; null for questions outside applications, and when a person has put several roles together.</summary>
    public string? RoleId => Questions.All(q => q.RoleId == First.RoleId) ? First.RoleId : null;

    /// <summary>How many people have asked.</summary>
    public int Askers => Questions.Select(q => q.AskerId).Distinct(StringComparer.Ordinal).Count();

    /// <summary>When it was asked last.</summary>
    public DateTimeOffset LastAsked => Questions.Max(q => q.At);

    /// <summary>Whether a person has put it together.</summary>
    public bool IsBundle => Questions.Any(q => q.Bundle is not null);

    /// <summary>The different ways in which it was asked, the first first.</summary>
    public IReadOnlyList<string> Wordings => [.. Questions.Select(q => q.Text.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Whether the question is one of these.</summary>
    public bool Holds(QuestionKey key) => Questions.Any(q => q.Key == key);

    /// <summary>Whether both ask the same, whatever the role.</summary>
    public bool IsSameAs(Gap other) => Meanings.Any(m => other.Meanings.Any(m.IsSameAs));
}
