namespace RecruitBot.Core.Conversations;

/// <summary>
/// A turn is not carried out and nothing of it is recorded. Thrown while a session decides, before anything is written.
/// </summary>
/// <param name="message">A sentence for the person who took the turn.</param>
/// <param name="inner">The fault that led to it; null when a rule did.</param>
public sealed class TurnRefusedException(string message, Exception? inner = null) : Exception(message, inner);
