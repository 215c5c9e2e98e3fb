namespace RecruitBot.Discord.Model;

/// <summary>An account (resources/user, User Object).</summary>
public sealed record User
{
    public required Snowflake Id { get; init; }
    public string Username { get; init; } = "";

    /// <summary>The name that people see, when they chose one.</summary>
    public string? GlobalName { get; init; }
    public string? Discriminator { get; init; }
    public bool? Bot { get; init; }
    public bool? System { get; init; }

    /// <summary>The name to show.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string ShownName => string.IsNullOrEmpty(GlobalName) ? Username : GlobalName;
}

/// <summary>An account in a server (resources/guild, Guild Member Object).</summary>
public sealed record GuildMember
{
    /// <summary>Absent in message events, where the author stands beside it.</summary>
    public User? User { get; init; }

    /// <summary>Name in this server.</summary>
    public string? Nick { get; init; }
    public IReadOnlyList<Snowflake> Roles { get; init; } = [];
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>In the channel of the interaction, overwrites included; only in interactions.</summary>
    public Permissions? Permissions { get; init; }

    /// <summary>Until when the member is timed out.</summary>
    public DateTimeOffset? CommunicationDisabledUntil { get; init; }
}
