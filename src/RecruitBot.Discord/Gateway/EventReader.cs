using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Gateway;

/// <summary>Dispatches as events (events/gateway-events, Receive Events).</summary>
internal static class EventReader
{
    /// <summary>The event; null for those that a recruiting bot has no use for.</summary>
    /// <exception cref="JsonException">It lacks what Discord documents for it.</exception>
    public static GatewayEvent? Read(string name, JsonElement data) =>
        name switch
        {
            "READY" => new SessionBegan(As<Ready>(data)),
            "RESUMED" => new SessionResumed(),
            "GUILD_CREATE" => new GuildAvailable(As<Guild>(data)),
            "GUILD_DELETE" => As<Guild>(data) is var guild ? new GuildGone(guild.Id, guild.Unavailable == true) : null,
            "MESSAGE_CREATE" => new MessageCreated(As<Message>(data)),
            "INTERACTION_CREATE" => new InteractionCreated(As<Interaction>(data)),
            "GUILD_UPDATE" => Changed(data, "id"),
            "CHANNEL_CREATE" or "CHANNEL_UPDATE" or "CHANNEL_DELETE" => Changed(data, "guild_id"),
            "GUILD_ROLE_CREATE" or "GUILD_ROLE_UPDATE" or "GUILD_ROLE_DELETE" => Changed(data, "guild_id"),
            _ => null,
        };

    /// <summary>Direct messages have no server, so nothing remembered of one changes.</summary>
    private static GuildChanged? Changed(JsonElement data, string field)
    {
        if (data.ValueKind != JsonValueKind.Object)
            throw new JsonException("Not an object.");
        return data.TryGetProperty(field, out var id) && id.ValueKind != JsonValueKind.Null
            ? new GuildChanged(id.Deserialize<Snowflake>(DiscordJson.Options))
            : null;
    }

    private static T As<T>(JsonElement data)
        where T : class => data.Deserialize<T>(DiscordJson.Options) ?? throw new JsonException("Nothing there.");
}
