using RecruitBot.Discord.Model;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Events;

/// <summary>The library's messages as ours.</summary>
internal static class Messages
{
    /// <summary>
    /// The message as an event brings it, without the author's membership: the library shows roles as it has once seen them, and what somebody
    /// may do must not come from there.
    /// </summary>
    public static Message Of(Library.IMessage message) =>
        new()
        {
            Id = new Snowflake(message.Id),
            ChannelId = new Snowflake(message.Channel?.Id ?? 0),
            GuildId = message.Channel is Library.IGuildChannel { GuildId: var guild } ? new Snowflake(guild) : null,
            Author = message.Author is { } author ? People.Of(author) : null,
            Content = message.Content ?? "",
            Timestamp = message.Timestamp,
            EditedTimestamp = message.EditedTimestamp,
            Mentions = [.. message.MentionedUserIds.Select(id => new User { Id = new Snowflake(id) })],
            MentionRoles = [.. message.MentionedRoleIds.Select(id => new Snowflake(id))],
            MentionEveryone = message.MentionedEveryone,
            Attachments = [.. message.Attachments.Select(Of)],
            Type = (int)message.Type,
            Flags = message.Flags is { } flags ? (MessageFlags)flags : null,
            WebhookId = message.Author is Library.IWebhookUser webhook ? new Snowflake(webhook.WebhookId) : null,
            MessageReference = message.Reference is { } to ? Of(to) : null,
        };

    /// <summary>A file.</summary>
    public static Attachment Of(Library.IAttachment file) =>
        new()
        {
            Id = new Snowflake(file.Id),
            Filename = file.Filename ?? "",
            Description = file.Description,
            ContentType = file.ContentType,
            Size = file.Size,
            Url = file.Url,
            ProxyUrl = file.ProxyUrl,
            Ephemeral = file.Ephemeral ? true : null,
        };

    private static MessageReference Of(Library.MessageReference to) =>
        new()
        {
            MessageId = Id(to.MessageId),
            ChannelId = to.ChannelId is 0 ? null : new Snowflake(to.ChannelId),
            GuildId = Id(to.GuildId),
        };

    private static Snowflake? Id(Library.Optional<ulong> id) => id.IsSpecified ? new Snowflake(id.Value) : null;
}
