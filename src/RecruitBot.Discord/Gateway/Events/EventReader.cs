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
        }
        var data = head.Data(frame);
        switch (head.Kind)
        {
            case EventKind.MessageCreate:
                return interest.Wants(data, frame) ? new MessageCreated(As<Message>(ref data)) : null;
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

    private static GuildChanged? Changed(Snowflake? guild) => guild is { } id ? new GuildChanged(id) : null;

    private static T As<T>(ref Utf8JsonReader data)
        where T : class =>
        JsonSerializer.Deserialize(ref data, (JsonTypeInfo<T>)DiscordJson.Options.GetTypeInfo(typeof(T))) ?? throw new JsonException("Nothing there.");
}
