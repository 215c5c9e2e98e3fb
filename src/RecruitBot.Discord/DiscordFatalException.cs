namespace RecruitBot.Discord;

/// <summary>Discord will not have this bot until a person changes something; the message is one sentence that says what.</summary>
public sealed class DiscordFatalException(string message, Exception? inner = null) : Exception(message, inner);
