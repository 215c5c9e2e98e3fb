using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Model.Reading;

namespace RecruitBot.Discord.Gateway.Events;

/// <summary>Dispatches as events (events/gateway-events, Receive Events).</summary>
internal sealed class EventReader(MessageInterest interest)
{
    /// <summary>The event; null for those that a recruiting bot has no use for, of which no more than needed is read.</summary>
    /// <exception cref="JsonException">It lacks what Discord documents for it.</exception>
    public GatewayEvent? Read(FrameHead head, ReadOnlySpan<byte> frame)
    {
        switch (head.Kind)
        {
            case EventKind.Other:
                return null;
            case EventKind.Resumed:
                return new SessionResumed();
            case EventKind.MessageCreate or EventKind.MessageUpdate or EventKind.MessageDelete when !interest.Wants(head, frame):
                return null;
        }
        var data = head.Data(frame);
        switch (head.Kind)
        {
            case EventKind.MessageCreate:
                return new MessageCreated(As<Message>(ref data));
            case EventKind.MessageUpdate:
                return new MessageEdited(As<Message>(ref data));
            case EventKind.MessageDelete:
                return Deleted(ref data);
            case EventKind.InteractionCreate:
                return new InteractionCreated(As<Interaction>(ref data));
            case EventKind.GuildCreate:
                return Fields.IdIn(data, "id"u8) is { } there ? new GuildAvailable(there) : throw new JsonException("A server without an id.");
            case EventKind.GuildDelete:
                var gone = GuildReader.Read(ref data);
                return new GuildGone(gone.Id, gone.Unavailable == true);
            case EventKind.GuildUpdate:
                return Changed(Fields.IdIn(data, "id"u8));
            case EventKind.GuildPart:
                // Direct messages have no server, so nothing remembered of one changes.
                return Changed(Fields.IdIn(data, "guild_id"u8));
            case EventKind.ThreadPart:
                return Fields.IdIn(data, "id"u8) is { } thread ? new ThreadChanged(thread) : null;
            default:
                return new SessionBegan(ReadyReader.Read(ref data));
        }
    }

    /// <summary>Makes ready what reading people's messages and interactions needs, so that the first of them need not wait for it.</summary>
    public static void Prepare()
    {
        foreach (var type in (ReadOnlySpan<Type>)[typeof(Message), typeof(Interaction)])
            DiscordJson.Options.GetTypeInfo(type);
    }

    private static MessagesDeleted Deleted(ref Utf8JsonReader data)
    {
        if (!data.Enter())
            throw new JsonException("Nothing there.");
        Snowflake? channel = null;
        Snowflake? guild = null;
        IReadOnlyList<Snowflake> messages = [];
        while (data.Next())
            if (data.ValueTextEquals("channel_id"u8))
                channel = data.Id();
            else if (data.ValueTextEquals("guild_id"u8))
                guild = data.Id();
            else if (data.ValueTextEquals("id"u8))
                messages = data.Id() is { } one ? [one] : [];
            else if (data.ValueTextEquals("ids"u8))
                messages = data.List(SnowflakeConverter.Read) ?? [];
            else
                data.Pass();
        return new MessagesDeleted(channel ?? throw new JsonException("A deletion without a channel."), guild, messages);
    }

    private static GuildChanged? Changed(Snowflake? guild) => guild is { } id ? new GuildChanged(id) : null;

    private static T As<T>(ref Utf8JsonReader data)
        where T : class =>
        JsonSerializer.Deserialize(ref data, (JsonTypeInfo<T>)DiscordJson.Options.GetTypeInfo(typeof(T))) ?? throw new JsonException("Nothing there.");
}
