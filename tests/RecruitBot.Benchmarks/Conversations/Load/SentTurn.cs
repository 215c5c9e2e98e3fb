using RecruitBot.Discord.Model;

namespace RecruitBot.Benchmarks.Conversations.Load;

/// <summary>Something that a candidate did, and what came of it. Moments are by <see cref="System.Diagnostics.Stopwatch"/>.</summary>
internal sealed class SentTurn
{
    /// <summary>Id of the message or interaction; none when the button was gone.</summary>
    public Snowflake Id { get; init; }

    /// <summary>Whether it is a message, which must be handled; a press that failed is simply made again.</summary>
    public required bool IsMessage { get; init; }

    /// <summary>Where.</summary>
    public Snowflake Channel { get; init; }

    /// <summary>The item of the script that it answers; null for questions, breaks and all else.</summary>
    public string? Answers { get; init; }

    /// <summary>The words, or the button.</summary>
    public required string Text { get; init; }

    /// <summary>When it was sent.</summary>
    public required long At { get; init; }

    /// <summary>When the bot first answered.</summary>
    public long? Acknowledged { get; set; }

    /// <summary>Whether Discord told the candidate that the application did not respond.</summary>
    public bool Failed { get; set; }

    /// <summary>Whether the bot asked to send it again: then it need not be on the log.</summary>
    public bool Refused { get; set; }
}
