namespace RecruitBot.Core.Gaps.Entries;

/// <summary>What somebody of the team wrote for an entry.</summary>
/// <param name="Question">The question as it is to be published.</param>
/// <param name="Answer">The answer.</param>
/// <param name="RoleId">For which role; null for all.</param>
public sealed record EntryForm(string Question, string Answer, string? RoleId)
{
    /// <summary>Why it may ask what must not be asked as a rule; counts only from an administrator.</summary>
    public string? LawfulBecause { get; init; }
}
