namespace RecruitBot.Core.Knowledge;

/// <summary>Says of a guide that the team wrote it to answer a question that the sources left open.</summary>
/// <param name="Entry">Id of the entry.</param>
/// <param name="Version">Which version of it the guide holds.</param>
/// <param name="Author">Who wrote that version.</param>
/// <param name="Date">When, as year-month-day.</param>
/// <param name="RoleId">The only role for which it holds; null for all.</param>
public sealed record WrittenAnswer(string Entry, int Version, string Author, string Date, string? RoleId)
{
    /// <summary>Whether it may be told to somebody who asks about a role; null where no role is spoken of.</summary>
    public bool HoldsFor(string? roleId) => RoleId is null || string.Equals(RoleId, roleId, StringComparison.OrdinalIgnoreCase);
}
