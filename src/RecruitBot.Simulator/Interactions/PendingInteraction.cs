using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.Interactions;

/// <summary>How far an interaction is answered.</summary>
internal enum AnswerState
{
    /// <summary>Nothing yet; three seconds are allowed.</summary>
    Waiting,

    /// <summary>The bot is thinking: a message comes later.</summary>
    DeferredMessage,

    /// <summary>A button was taken; nothing need come.</summary>
    DeferredUpdate,

    /// <summary>A message, an update, choices or a form came.</summary>
    Answered,
}

/// <summary>An interaction and what came of it; kept for the 15 minutes that its token lasts.</summary>
internal sealed record PendingInteraction
{
    public required Snowflake Id { get; init; }

    /// <summary>By which answers are let in.</summary>
    public required string Token { get; init; }
    public InteractionType Type { get; init; }
    public required Snowflake User { get; init; }
    public required Snowflake Channel { get; init; }

    /// <summary>The message whose component was used, also when a form was opened by it.</summary>
    public Snowflake? Message { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public AnswerState State { get; init; }

    /// <summary>Whether the deferral, and so the first answer, is for its user only.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>The first answer's message; after an update that of the component.</summary>
    public Snowflake? Original { get; init; }

    /// <summary>The form that was shown and has not come back.</summary>
    public InteractionResponseData? Form { get; init; }

    /// <summary>The interaction that showed the form which this one sends.</summary>
    public Snowflake? Opener { get; init; }
}
