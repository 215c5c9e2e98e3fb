using System.Text.Json.Serialization;
using RecruitBot.Core.Conversations;

namespace RecruitBot.Core.Gaps.Entries;

/// <summary>A version of an entry before the store has numbered it.</summary>
/// <param name="EntryId">The entry; one that does not exist yet is made.</param>
/// <param name="Interaction">The form by which it was written: written once, however often it comes.</param>
/// <param name="Source">Path below a knowledge folder; that of the first version counts.</param>
/// <param name="Question">As it is published.</param>
/// <param name="Answer">As it is published.</param>
/// <param name="RoleId">For which role it holds; null for all.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="At">When.</param>
public sealed record EntryDraft(string EntryId, string Interaction, string Source, string Question, string Answer, string? RoleId, Person Author, DateTimeOffset At)
{
    /// <summary>See <see cref="EntryVersion.LawfulBecause"/>.</summary>
    public string? LawfulBecause { get; init; }
}

/// <summary>A version of what the team wrote to close a gap. The latest is quoted; those before it are kept.</summary>
/// <param name="EntryId">The entry, the same for all of its versions.</param>
/// <param name="Version">1 for the first, then without gaps.</param>
/// <param name="Source">Path below a knowledge folder, the same for all versions: what citations name.</param>
/// <param name="Question">As it is published, in the team's words.</param>
/// <param name="Answer">As it is published: sentences or list items that can each be quoted; empty when it was taken back.</param>
/// <param name="RoleId">For which role it holds; null for all.</param>
/// <param name="Author">Who wrote this version.</param>
/// <param name="At">When.</param>
public sealed record EntryVersion(string EntryId, int Version, string Source, string Question, string Answer, string? RoleId, Person Author, DateTimeOffset At)
{
    /// <summary>Why it is published although it asks what must not be asked as a rule: its author's reason, an administrator's; null for most.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? LawfulBecause { get; init; }

    /// <summary>Whether the team has taken it back: its guide says nothing any more, and keeps what was said.</summary>
    public bool IsWithdrawn() => Answer.Length == 0;
}
