namespace RecruitBot.Discord.Gateway.Events;

/// <summary>What a dispatch tells, as far as a recruiting bot has a use for it.</summary>
internal enum EventKind
{
    /// <summary>Nothing of use.</summary>
    Other,
    Ready,
    Resumed,
    GuildCreate,
    GuildDelete,
    GuildUpdate,

    /// <summary>A channel, a role or a member of a server; of members only the bot itself, unless all were asked for.</summary>
    GuildPart,

    /// <summary>A thread was changed or deleted.</summary>
    ThreadPart,
    MessageCreate,
    MessageUpdate,

    /// <summary>One message or several.</summary>
    MessageDelete,
    InteractionCreate,
}

/// <summary>Names of dispatches (events/gateway-events, Receive Events).</summary>
internal static class EventNames
{
    private static readonly (byte[] Name, EventKind Kind)[] Known =
    [
        ("MESSAGE_CREATE"u8.ToArray(), EventKind.MessageCreate),
        ("MESSAGE_UPDATE"u8.ToArray(), EventKind.MessageUpdate),
        ("MESSAGE_DELETE"u8.ToArray(), EventKind.MessageDelete),
        ("MESSAGE_DELETE_BULK"u8.ToArray(), EventKind.MessageDelete),
        ("INTERACTION_CREATE"u8.ToArray(), EventKind.InteractionCreate),
        ("GUILD_CREATE"u8.ToArray(), EventKind.GuildCreate),
        ("GUILD_UPDATE"u8.ToArray(), EventKind.GuildUpdate),
        ("GUILD_DELETE"u8.ToArray(), EventKind.GuildDelete),
        ("CHANNEL_CREATE"u8.ToArray(), EventKind.GuildPart),
        ("CHANNEL_UPDATE"u8.ToArray(), EventKind.GuildPart),
        ("CHANNEL_DELETE"u8.ToArray(), EventKind.GuildPart),
        ("GUILD_ROLE_CREATE"u8.ToArray(), EventKind.GuildPart),
        ("GUILD_ROLE_UPDATE"u8.ToArray(), EventKind.GuildPart),
        ("GUILD_ROLE_DELETE"u8.ToArray(), EventKind.GuildPart),
        ("GUILD_MEMBER_UPDATE"u8.ToArray(), EventKind.GuildPart),
        ("THREAD_UPDATE"u8.ToArray(), EventKind.ThreadPart),
        ("THREAD_DELETE"u8.ToArray(), EventKind.ThreadPart),
        ("READY"u8.ToArray(), EventKind.Ready),
        ("RESUMED"u8.ToArray(), EventKind.Resumed),
    ];

    /// <summary>The same by length: most events of a busy server are none of them, which their length tells.</summary>
    private static readonly (byte[] Name, EventKind Kind)[][] ByLength =
    [
        .. Enumerable.Range(0, Known.Max(k => k.Name.Length) + 1).Select(length => Known.Where(k => k.Name.Length == length).ToArray()),
    ];

    /// <summary>The kind that a name stands for.</summary>
    public static EventKind Of(ReadOnlySpan<byte> name)
    {
        if (name.Length < ByLength.Length)
            foreach (var (known, kind) in ByLength[name.Length])
                if (name.SequenceEqual(known))
                    return kind;
        return EventKind.Other;
    }
}
