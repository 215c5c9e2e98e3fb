namespace RecruitBot.Core.Conversations;

/// <summary>
/// A turn is not carried out and nothing of it is recorded: thrown before anything is written, by a session that decides or by a platform
/// that has no place for it. The router shows the message to the speaker.
/// </summary>
/// <param name="message">A sentence for the person who took the turn.</param>
/// <param name="inner">The fault that led to it; null when a rule did.</param>
public sealed class TurnRefusedException(string message, Exception? inner = null) : Exception(message, inner);
