using RecruitBot.Core.Conversations;

namespace RecruitBot.Core.Gaps;

/// <summary>What the team has decided about a question: that an entry answers it, or that it is set aside.</summary>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
/// <param name="Entry">The entry; null when it was set aside.</param>
/// <param name="Reason">Why it was set aside; null when it was answered.</param>
public sealed record GapClosing(Person By, DateTimeOffset At, string? Entry, string? Reason);

/// <summary>A question that was decided about, and whose session has not been told yet.</summary>
public sealed record ClosedQuestion(QuestionKey Key, GapClosing Closing);
