using System.Text.Json;

namespace RecruitBot.Discord.Model.Reading;

/// <summary>
/// Reads a server with its roles, channels and threads (events/gateway-events, Guild Create). Its members are passed over: without a privileged
/// intent there is hardly anybody among them, and who somebody is comes with what they do.
/// </summary>
internal static class GuildReader
{
    /// <exception cref="JsonException">It lacks what Discord documents for it.</exception>
    public static Guild Read(ref Utf8JsonReader json)
    {
        if (!json.Enter())
            throw new JsonException("No server.");
        Snowflake? id = null,
            owner = null;
        string? name = null;
        bool? unavailable = null;
        List<GuildRole>? roles = null;
        List<Channel>? channels = null,
            threads = null;
        int? members = null;
        while (json.Next())
            if (json.ValueTextEquals("id"u8))
                id = json.Id();
            else if (json.ValueTextEquals("name"u8))
                name = json.Text();
            else if (json.ValueTextEquals("owner_id"u8))
                owner = json.Id();
            else if (json.ValueTextEquals("unavailable"u8))
                unavailable = json.Flag();
            else if (json.ValueTextEquals("roles"u8))
                roles = json.List(Role);
            else if (json.ValueTextEquals("channels"u8))
                channels = json.List(ChannelReader.Read);
            else if (json.ValueTextEquals("threads"u8))
                threads = json.List(ChannelReader.Read);
            else if (json.ValueTextEquals("member_count"u8))
                members = json.Number();
            else
                json.Pass();
        return new Guild
        {
            Id = id ?? throw new JsonException("A server without an id."),
            Name = name ?? "",
            OwnerId = owner,
            Unavailable = unavailable,
            Roles = roles,
            Channels = channels,
            Threads = threads,
            MemberCount = members,
        };
    }

    private static GuildRole Role(ref Utf8JsonReader json)
    {
        json.Enter();
        Snowflake? id = null;
        string? name = null;
        int color = 0,
            position = 0;
        var permissions = Permissions.None;
        bool managed = false,
            mentionable = false;
        while (json.Next())
            if (json.ValueTextEquals("id"u8))
                id = json.Id();
            else if (json.ValueTextEquals("name"u8))
                name = json.Text();
            else if (json.ValueTextEquals("color"u8))
                color = json.Number() ?? 0;
            else if (json.ValueTextEquals("position"u8))
                position = json.Number() ?? 0;
            else if (json.ValueTextEquals("permissions"u8))
                permissions = json.Rights();
            else if (json.ValueTextEquals("managed"u8))
                managed = json.Flag() == true;
            else if (json.ValueTextEquals("mentionable"u8))
                mentionable = json.Flag() == true;
            else
                json.Pass();
        return new GuildRole
        {
            Id = id ?? throw new JsonException("A role without an id."),
            Name = name ?? "",
            Color = color,
            Position = position,
            Permissions = permissions,
            Managed = managed,
            Mentionable = mentionable,
        };
    }
}
