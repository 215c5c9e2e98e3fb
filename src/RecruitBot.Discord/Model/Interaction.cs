using System.Text.Json;

namespace RecruitBot.Discord.Model;

/// <summary>Kinds of interactions (interactions/receiving-and-responding, Interaction Type).</summary>
public enum InteractionType
{
    Ping = 1,
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    Form = 5,
}

/// <summary>
/// Somebody used a command, a button, a menu or a form (interactions/receiving-and-responding, Interaction Object). Everything in it that a
/// client can choose is to be distrusted; who it came from and what they may do is Discord's word.
/// </summary>
public sealed record Interaction
{
    public required Snowflake Id { get; init; }
    public Snowflake ApplicationId { get; init; }
    public InteractionType Type { get; init; }
    public InteractionData? Data { get; init; }
    public Snowflake? GuildId { get; init; }
    public Snowflake? ChannelId { get; init; }
    public Channel? Channel { get; init; }

    /// <summary>In a server.</summary>
    public GuildMember? Member { get; init; }

    /// <summary>In direct messages.</summary>
    public User? User { get; init; }

    /// <summary>Allows answers for 15 minutes; a secret.</summary>
    public string Token { get; init; } = "";
    public int Version { get; init; } = 1;

    /// <summary>The message that carries the button or menu.</summary>
    public Message? Message { get; init; }

    /// <summary>What the bot may do where it happened.</summary>
    public Permissions? AppPermissions { get; init; }
    public string? Locale { get; init; }
    public string? GuildLocale { get; init; }

    /// <summary>0 server, 1 direct messages with the bot, 2 other private channel.</summary>
    public int? Context { get; init; }

    /// <summary>Who did it, wherever it was.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public User? By => Member?.User ?? User;
}

/// <summary>What was used and with which values.</summary>
public sealed record InteractionData
{
    /// <summary>Id of the command.</summary>
    public Snowflake? Id { get; init; }

    /// <summary>Name of the command.</summary>
    public string? Name { get; init; }

    /// <summary>1 slash command, 2 on a user, 3 on a message.</summary>
    public int? Type { get; init; }
    public IReadOnlyList<InteractionOption>? Options { get; init; }
    public string? CustomId { get; init; }
    public int? ComponentType { get; init; }

    /// <summary>What was picked in a menu.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>What was entered in a form.</summary>
    public IReadOnlyList<Component>? Components { get; init; }
    public ResolvedData? Resolved { get; init; }
}

/// <summary>An option of a command as it was given.</summary>
public sealed record InteractionOption
{
    public required string Name { get; init; }
    public int Type { get; init; }

    /// <summary>Text, number or boolean.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Being typed right now (autocomplete).</summary>
    public bool? Focused { get; init; }
    public IReadOnlyList<InteractionOption>? Options { get; init; }
}

/// <summary>The things whose ids stand in the options.</summary>
public sealed record ResolvedData
{
    public IReadOnlyDictionary<Snowflake, User>? Users { get; init; }
    public IReadOnlyDictionary<Snowflake, Attachment>? Attachments { get; init; }
}

/// <summary>Ways to answer an interaction (interactions/receiving-and-responding, Interaction Callback Type).</summary>
public enum InteractionAnswer
{
    Pong = 1,
    Message = 4,

    /// <summary>A message comes later; until then Discord says that the bot is thinking.</summary>
    DeferredMessage = 5,

    /// <summary>For buttons and menus: something may come later, and nothing is shown until then.</summary>
    DeferredUpdate = 6,

    /// <summary>For buttons and menus: the message becomes this.</summary>
    UpdateMessage = 7,
    Autocomplete = 8,
    Form = 9,
}

/// <summary>The first answer to an interaction, due within three seconds.</summary>
public sealed record InteractionResponse
{
    public required InteractionAnswer Type { get; init; }
    public InteractionResponseData? Data { get; init; }
}

/// <summary>What an answer carries; the fields that its kind needs.</summary>
public sealed record InteractionResponseData
{
    public string? Content { get; init; }
    public IReadOnlyList<Embed>? Embeds { get; init; }
    public IReadOnlyList<Component>? Components { get; init; }
    public AllowedMentions? AllowedMentions { get; init; }
    public MessageFlags? Flags { get; init; }
    public IReadOnlyList<AttachmentDraft>? Attachments { get; init; }

    /// <summary>Of a form.</summary>
    public string? CustomId { get; init; }

    /// <summary>Of a form.</summary>
    public string? Title { get; init; }

    /// <summary>Of autocomplete.</summary>
    public IReadOnlyList<CommandChoice>? Choices { get; init; }
}
