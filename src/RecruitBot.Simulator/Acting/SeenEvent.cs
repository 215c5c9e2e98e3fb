using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.Acting;

/// <summary>Something that a person's client was told; only the fields of its type are set.</summary>
public sealed record SeenEvent
{
    /// <summary>message, message_updated, message_deleted, channel, channel_deleted, form, interaction, typing, commands, bot, reload.</summary>
    public string Type { get; init; } = "";
    public Message? Message { get; init; }
    public Channel? Channel { get; init; }
    public Snowflake? Id { get; init; }
    public Snowflake? ChannelId { get; init; }

    /// <summary>Of an interaction: acknowledged, answered or failed.</summary>
    public string? State { get; init; }
    public bool? Online { get; init; }

    /// <summary>Of a form.</summary>
    public Snowflake? InteractionId { get; init; }
    public string? Title { get; init; }
    public string? CustomId { get; init; }
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>When it came in, by <see cref="System.Diagnostics.Stopwatch"/>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long At { get; init; }
}

/// <summary>What a person's client shows at first.</summary>
public sealed record PersonView
{
    public required Me Me { get; init; }
    public IReadOnlyList<Channel> Channels { get; init; } = [];
    public IReadOnlyList<ApplicationCommand> Commands { get; init; } = [];
    public string? Event { get; init; }
}

/// <summary>The person.</summary>
public sealed record Me
{
    public required Snowflake Id { get; init; }
    public string Username { get; init; } = "";
    public string? GlobalName { get; init; }
    public IReadOnlyList<Snowflake> Roles { get; init; } = [];
}

/// <summary>The simulator refused what a person did, as a client would; or nothing came that was waited for.</summary>
public sealed class ActingException(string message) : Exception(message);
