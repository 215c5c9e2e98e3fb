namespace RecruitBot.Core.Gaps;

/// <summary>A question that the sources did not answer.</summary>
/// <param name="Key">Where it stands in the logs.</param>
/// <param name="AskerId">Who asked: counted, never shown.</param>
/// <param name="At">When.</param>
/// <param name="Text">In the asker's words; one that leans on the question before it as it was understood.</param>
/// <param name="RoleId">The role of the conversation; null outside applications.</param>
/// <param name="Bundle">The same for all questions that a person has put together; null for most.</param>
public sealed record AskedQuestion(QuestionKey Key, string AskerId, DateTimeOffset At, string Text, string? RoleId, string? Bundle = null);
