namespace RecruitBot.Discord;

/// <summary>Discord will not have this bot until a person changes something; the message is one sentence that says what.</summary>
public sealed class DiscordFatalException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether it is about an intent that was asked for and is not allowed: without it the bot may connect (close code 4014).</summary>
    public bool IsOfIntents { get; init; }
}
