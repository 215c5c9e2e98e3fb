namespace RecruitBot.Discord.Model;

/// <summary>Bits of <see cref="Application.Flags"/> (resources/application, Application Flags).</summary>
[Flags]
public enum ApplicationFlags
{
    None = 0,
    GuildMembers = 1 << 14,
    GuildMembersLimited = 1 << 15,

    /// <summary>May receive the words of messages, verified application.</summary>
    MessageContent = 1 << 18,

    /// <summary>May receive the words of messages, small application: switched on in the portal.</summary>
    MessageContentLimited = 1 << 19,
}

/// <summary>The bot's application (resources/application, Application Object).</summary>
public sealed record Application
{
    public required Snowflake Id { get; init; }
    public string Name { get; init; } = "";
    public ApplicationFlags? Flags { get; init; }
}
