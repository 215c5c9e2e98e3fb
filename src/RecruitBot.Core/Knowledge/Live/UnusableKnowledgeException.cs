namespace RecruitBot.Core.Knowledge.Live;

/// <summary>A knowledge folder that cannot be used; the message names file and line and says what to change.</summary>
public sealed class UnusableKnowledgeException(string message) : Exception(message);
