namespace RecruitBot.Core.Sessions;

/// <summary>A question to the bot that the sources did not answer, and that nobody has dealt with since. Its words are in the log only.</summary>
/// <param name="Version">Version of the <see cref="QuestionAnswered"/> event.</param>
/// <param name="MessageId">The message that asked it.</param>
public sealed record UnansweredQuestion(long Version, string MessageId);
