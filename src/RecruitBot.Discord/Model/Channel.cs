namespace RecruitBot.Discord.Model;

/// <summary>Kinds of channels (resources/channel, Channel Types).</summary>
public enum ChannelType
{
    Text = 0,
    Direct = 1,
    Voice = 2,
    GroupDirect = 3,
    Category = 4,
    Announcement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    Stage = 13,
    Directory = 14,
    Forum = 15,
    Media = 16,
}

/// <summary>A channel or thread (resources/channel, Channel Object).</summary>
public sealed record Channel
{
    public required Snowflake Id { get; init; }
    public ChannelType Type { get; init; }
    public Snowflake? GuildId { get; init; }
    public string? Name { get; init; }
    public int? Position { get; init; }
    public string? Topic { get; init; }

    /// <summary>Category of a channel; the channel a thread belongs to.</summary>
    public Snowflake? ParentId { get; init; }

    /// <summary>Who made the thread.</summary>
    public Snowflake? OwnerId { get; init; }
    public Snowflake? LastMessageId { get; init; }
    public IReadOnlyList<Overwrite>? PermissionOverwrites { get; init; }
    public IReadOnlyList<User>? Recipients { get; init; }
    public ThreadMetadata? ThreadMetadata { get; init; }

    /// <summary>Of a thread: how many messages and members there are, and how many messages ever were.</summary>
    public int? MessageCount { get; init; }
    public int? MemberCount { get; init; }
    public int? TotalMessageSent { get; init; }

    /// <summary>On THREAD_CREATE.</summary>
    public bool? NewlyCreated { get; init; }

    /// <summary>Whether it is a thread.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsThread => Type is ChannelType.PublicThread or ChannelType.PrivateThread or ChannelType.AnnouncementThread;
}

/// <summary>What a role (0) or member (1) may do in one channel beyond, or short of, the server's rules (resources/channel, Overwrite Object).</summary>
public sealed record Overwrite
{
    public required Snowflake Id { get; init; }
    public int Type { get; init; }
    public Permissions Allow { get; init; }
    public Permissions Deny { get; init; }
}

/// <summary>The state of a thread (resources/channel, Thread Metadata Object).</summary>
public sealed record ThreadMetadata
{
    public bool Archived { get; init; }

    /// <summary>Minutes without a message after which it is archived: 60, 1440, 4320 or 10080.</summary>
    public int AutoArchiveDuration { get; init; }
    public DateTimeOffset? ArchiveTimestamp { get; init; }
    public bool Locked { get; init; }
    public bool? Invitable { get; init; }
}

/// <summary>Threads of a server that are not archived (resources/guild, List Active Guild Threads).</summary>
public sealed record ActiveThreads
{
    public IReadOnlyList<Channel> Threads { get; init; } = [];

    /// <summary>The bot's own memberships: threads that are not among them it only sees.</summary>
    public IReadOnlyList<ThreadMember> Members { get; init; } = [];
}

/// <summary>That somebody is in a thread (resources/channel, Thread Member Object).</summary>
public sealed record ThreadMember
{
    /// <summary>The thread.</summary>
    public Snowflake? Id { get; init; }
    public Snowflake? UserId { get; init; }
    public DateTimeOffset? JoinTimestamp { get; init; }
    public int? Flags { get; init; }
}

/// <summary>Starts a thread (resources/channel, Start Thread without Message).</summary>
public sealed record ThreadDraft
{
    public required string Name { get; init; }
    public ChannelType Type { get; init; } = ChannelType.PrivateThread;
    public int? AutoArchiveDuration { get; init; }

    /// <summary>Whether members may add others.</summary>
    public bool? Invitable { get; init; }
}

/// <summary>Changes a channel or thread (resources/channel, Modify Channel).</summary>
public sealed record ChannelEdit
{
    public string? Name { get; init; }
    public bool? Archived { get; init; }
    public bool? Locked { get; init; }
}
