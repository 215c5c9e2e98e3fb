namespace RecruitBot.Discord.Model;

/// <summary>A slash command as it is registered (interactions/application-commands, Application Command Structure).</summary>
public sealed record ApplicationCommand
{
    /// <summary>Given by Discord.</summary>
    public Snowflake? Id { get; init; }
    public Snowflake? ApplicationId { get; init; }

    /// <summary>1 slash command.</summary>
    public int Type { get; init; } = 1;
    public required string Name { get; init; }
    public string Description { get; init; } = "";
    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }

    /// <summary>What members need to see it; null everybody.</summary>
    public Permissions? DefaultMemberPermissions { get; init; }

    /// <summary>Where it can be used: 0 servers, 1 direct messages with the bot.</summary>
    public IReadOnlyList<int>? Contexts { get; init; }

    /// <summary>0 installed to servers.</summary>
    public IReadOnlyList<int>? IntegrationTypes { get; init; }
    public Snowflake? Version { get; init; }
}

/// <summary>An option of a command.</summary>
public sealed record ApplicationCommandOption
{
    /// <summary>3 text, 4 whole number, 5 boolean, 6 user, 7 channel, 8 role, 10 number, 11 attachment.</summary>
    public int Type { get; init; } = 3;
    public required string Name { get; init; }
    public string Description { get; init; } = "";
    public bool? Required { get; init; }
    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    /// <summary>Choices are asked from the bot while the person types.</summary>
    public bool? Autocomplete { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
}

/// <summary>A value offered for an option.</summary>
public sealed record CommandChoice
{
    public required string Name { get; init; }
    [System.Text.Json.Serialization.JsonConverter(typeof(LooseTextConverter))]
    public required string Value { get; init; }
}
