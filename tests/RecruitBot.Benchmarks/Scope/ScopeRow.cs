namespace RecruitBot.Benchmarks.Scope;

/// <summary>A text that the knowledge answers, or not.</summary>
/// <param name="Text">As a person would write it.</param>
/// <param name="Role">Role of the conversation; null for none.</param>
/// <param name="In">Whether it is answerable.</param>
internal sealed record ScopeRow(string Text, string? Role, bool In);
