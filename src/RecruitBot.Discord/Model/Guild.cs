namespace RecruitBot.Discord.Model;

/// <summary>A server (resources/guild, Guild Object); the lists come with GUILD_CREATE only.</summary>
public sealed record Guild
{
    public required Snowflake Id { get; init; }
    public string Name { get; init; } = "";
    public Snowflake? OwnerId { get; init; }
    public bool? Unavailable { get; init; }
    public IReadOnlyList<GuildRole>? Roles { get; init; }
    public IReadOnlyList<Channel>? Channels { get; init; }
    public IReadOnlyList<Channel>? Threads { get; init; }
    public IReadOnlyList<GuildMember>? Members { get; init; }
    public int? MemberCount { get; init; }
}

/// <summary>A role of a server (topics/permissions, Role Object). The role with the server's own id is @everyone.</summary>
public sealed record GuildRole
{
    public required Snowflake Id { get; init; }
    public string Name { get; init; } = "";
    public int Color { get; init; }
    public int Position { get; init; }
    public Permissions Permissions { get; init; }
    public bool Managed { get; init; }
    public bool Mentionable { get; init; }
}
