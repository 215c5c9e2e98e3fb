namespace RecruitBot.Discord.Model;

/// <summary>Bits of <see cref="Message.Flags"/> (resources/message, Message Flags).</summary>
[Flags]
public enum MessageFlags
{
    None = 0,
    SuppressEmbeds = 1 << 2,

    /// <summary>Seen only by whoever the interaction came from.</summary>
    Ephemeral = 1 << 6,

    /// <summary>A deferred answer: the application is thinking.</summary>
    Loading = 1 << 7,
    SuppressNotifications = 1 << 12,
}

/// <summary>A message (resources/message, Message Object).</summary>
public sealed record Message
{
    public required Snowflake Id { get; init; }
    public required Snowflake ChannelId { get; init; }

    /// <summary>Absent in direct messages; only in events.</summary>
    public Snowflake? GuildId { get; init; }

    /// <summary>Missing in updates that carry only what has changed.</summary>
    public User? Author { get; init; }

    /// <summary>Author's membership; only in events of a server.</summary>
    public GuildMember? Member { get; init; }

    /// <summary>Empty when the bot lacks the message-content intent and the message is neither a DM nor a mention.</summary>
    public string Content { get; init; } = "";
    public DateTimeOffset Timestamp { get; init; }
    public DateTimeOffset? EditedTimestamp { get; init; }
    public bool Tts { get; init; }
    public bool MentionEveryone { get; init; }
    public IReadOnlyList<User> Mentions { get; init; } = [];
    public IReadOnlyList<Snowflake> MentionRoles { get; init; } = [];
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
    public IReadOnlyList<Embed> Embeds { get; init; } = [];
    public IReadOnlyList<Component>? Components { get; init; }
    public bool Pinned { get; init; }

    /// <summary>0 default, 7 join, 18 thread created, 19 reply, 20 command answer, 21 thread starter (Message Types).</summary>
    public int Type { get; init; }
    public MessageFlags? Flags { get; init; }

    /// <summary>Text or a number, as the sender chose.</summary>
    [System.Text.Json.Serialization.JsonConverter(typeof(LooseTextConverter))]
    public string? Nonce { get; init; }
    public Snowflake? WebhookId { get; init; }
    public Snowflake? ApplicationId { get; init; }
    public MessageReference? MessageReference { get; init; }
    public MessageInteraction? InteractionMetadata { get; init; }
}

/// <summary>The interaction that a message answers (resources/message, Message Interaction Metadata Object).</summary>
public sealed record MessageInteraction
{
    public required Snowflake Id { get; init; }
    public InteractionType Type { get; init; }
    public User? User { get; init; }

    /// <summary>By whom the application was added: "0" stands for a server (Authorizing Integration Owners Object).</summary>
    public IReadOnlyDictionary<string, Snowflake>? AuthorizingIntegrationOwners { get; init; }

    /// <summary>Of a button or menu: the message that carries it.</summary>
    public Snowflake? InteractedMessageId { get; init; }

    /// <summary>Of a form: the interaction that was answered with it.</summary>
    public MessageInteraction? TriggeringInteractionMetadata { get; init; }
}

/// <summary>The message that a message answers.</summary>
public sealed record MessageReference
{
    public Snowflake? MessageId { get; init; }
    public Snowflake? ChannelId { get; init; }
    public Snowflake? GuildId { get; init; }
    public bool? FailIfNotExists { get; init; }
}

/// <summary>A file in a message (resources/message, Attachment Object). Its address is signed and expires.</summary>
public sealed record Attachment
{
    /// <summary>In a request: the position of the uploaded file.</summary>
    public required Snowflake Id { get; init; }
    public string Filename { get; init; } = "";
    public string? Description { get; init; }
    public string? ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public long? Size { get; init; }
    public string? Url { get; init; }
    public string? ProxyUrl { get; init; }
    public bool? Ephemeral { get; init; }
}

/// <summary>Who a message may notify (resources/message, Allowed Mentions Object). Always sent: the default notifies everybody who is named.</summary>
public sealed record AllowedMentions
{
    /// <summary>Nobody.</summary>
    public static AllowedMentions None { get; } = new();

    public IReadOnlyList<string> Parse { get; init; } = [];
    public IReadOnlyList<Snowflake>? Roles { get; init; }
    public IReadOnlyList<Snowflake>? Users { get; init; }
    public bool? RepliedUser { get; init; }
}

/// <summary>A message to be sent, or what one is to become; lists that are given replace what was there (resources/message, Create and Edit Message).</summary>
public sealed record MessageDraft
{
    public string? Content { get; init; }
    public IReadOnlyList<Embed>? Embeds { get; init; }
    public IReadOnlyList<Component>? Components { get; init; }
    public AllowedMentions AllowedMentions { get; init; } = AllowedMentions.None;
    public MessageFlags? Flags { get; init; }
    public MessageReference? MessageReference { get; init; }

    /// <summary>At most 25 characters; with <see cref="EnforceNonce"/> a second message of the same nonce within a few minutes is the first one.</summary>
    public string? Nonce { get; init; }
    public bool? EnforceNonce { get; init; }

    /// <summary>The files that come along, ids 0, 1, …; on an edit, files not listed are dropped.</summary>
    public IReadOnlyList<AttachmentDraft>? Attachments { get; init; }
}

/// <summary>A file of a <see cref="MessageDraft"/>; its bytes travel as "files[id]" in a multipart request.</summary>
public sealed record AttachmentDraft
{
    public required Snowflake Id { get; init; }
    public string? Filename { get; init; }
    public string? Description { get; init; }
}
