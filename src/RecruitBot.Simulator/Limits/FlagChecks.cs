using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.Limits;

/// <summary>Which flags a bot may set (resources/message, Message Flags), and what goes with them.</summary>
internal static class FlagChecks
{
    /// <summary>IS_VOICE_MESSAGE.</summary>
    public const MessageFlags Voice = (MessageFlags)(1 << 13);

    /// <summary>IS_COMPONENTS_V2: the message is made of components only, and stays so.</summary>
    public const MessageFlags Layout = (MessageFlags)(1 << 15);

    /// <summary>What an edit may set; SUPPRESS_EMBEDS can be taken back too.</summary>
    public const MessageFlags Changeable = MessageFlags.SuppressEmbeds | Layout;

    private static readonly Limit Bits = new(0, int.MaxValue, "resources/message, Message Flags");
    private static readonly string[] WithoutLayout = ["content", "embeds", "sticker_ids", "poll", "shared_client_theme"];

    /// <summary>The flags that are to be set; null when nothing is said. Of an edit, those that it cannot change are passed over without an error.</summary>
    public static MessageFlags? Check(Fields message, MessageUse use)
    {
        if ((MessageFlags?)message.Number("flags", Bits) is not { } flags)
            return null;
        var allowed = Allowed(use);
        if (use != MessageUse.Change && (flags & ~allowed) != MessageFlags.None)
            message.Wrong("flags", "MESSAGE_FLAGS_INVALID", "Holds a flag that cannot be set here.");
        return flags & allowed;
    }

    /// <summary>A message of components has nothing beside them; one that is to become such a message has to be emptied of the rest.</summary>
    /// <param name="message">The request.</param>
    /// <param name="old">What is changed; null when nothing is.</param>
    public static void Alone(Fields message, Message? old)
    {
        foreach (var name in WithoutLayout.Where(n => message.Holds(n)))
            message.Wrong(name, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "Cannot be used in a message that is made of components only.");
        if (old?.Content.Length > 0 && !message.Names("content"))
            message.Wrong("content", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "Has to be reset to null.");
        if (old?.Embeds.Count > 0 && !message.Names("embeds"))
            message.Wrong("embeds", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "Has to be reset to an empty list.");
    }

    private static MessageFlags Allowed(MessageUse use) =>
        use switch
        {
            MessageUse.Change => Changeable,
            MessageUse.Sent => Changeable | MessageFlags.SuppressNotifications | Voice,
            MessageUse.Answer => Changeable | MessageFlags.SuppressNotifications | MessageFlags.Ephemeral | Voice,
            _ => Changeable | MessageFlags.SuppressNotifications | MessageFlags.Ephemeral,
        };
}
