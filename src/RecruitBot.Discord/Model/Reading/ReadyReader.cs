using System.Text.Json;

namespace RecruitBot.Discord.Model.Reading;

/// <summary>Reads what a session begins with (events/gateway-events, Ready).</summary>
internal static class ReadyReader
{
    /// <exception cref="JsonException">It lacks what Discord documents for it.</exception>
    public static Ready Read(ref Utf8JsonReader json)
    {
        var version = 0;
        User? user = null;
        List<Guild>? guilds = null;
        string? session = null,
            url = null;
        List<int>? shard = null;
        Application? application = null;
        json.Enter();
        while (json.Next())
            if (json.ValueTextEquals("v"u8))
                version = json.Number() ?? 0;
            else if (json.ValueTextEquals("user"u8) && json.Read())
                user = UserAt(ref json);
            else if (json.ValueTextEquals("guilds"u8))
                guilds = json.List(GuildReader.Read);
            else if (json.ValueTextEquals("session_id"u8))
                session = json.Text();
            else if (json.ValueTextEquals("resume_gateway_url"u8))
                url = json.Text();
            else if (json.ValueTextEquals("shard"u8))
                shard = json.List((ref j) => j.TryGetInt32(out var number) ? number : throw new JsonException("A shard that is no number."));
            else if (json.ValueTextEquals("application"u8) && json.Read())
                application = ApplicationAt(ref json);
            else
                json.Pass();
        return new Ready
        {
            V = version,
            User = user ?? throw new JsonException("A session without a user."),
            Guilds = guilds ?? [],
            SessionId = session ?? throw new JsonException("A session without an id."),
            ResumeGatewayUrl = url ?? throw new JsonException("A session without an address."),
            Shard = shard,
            Application = application,
        };
    }

    private static User? UserAt(ref Utf8JsonReader json)
    {
        if (!json.Enter())
            return null;
        Snowflake? id = null;
        string? username = null,
            globalName = null,
            discriminator = null;
        bool? bot = null,
            system = null;
        while (json.Next())
            if (json.ValueTextEquals("id"u8))
                id = json.Id();
            else if (json.ValueTextEquals("username"u8))
                username = json.Text();
            else if (json.ValueTextEquals("global_name"u8))
                globalName = json.Text();
            else if (json.ValueTextEquals("discriminator"u8))
                discriminator = json.Text();
            else if (json.ValueTextEquals("bot"u8))
                bot = json.Flag();
            else if (json.ValueTextEquals("system"u8))
                system = json.Flag();
            else
                json.Pass();
        return new User
        {
            Id = id ?? throw new JsonException("A user without an id."),
            Username = username ?? "",
            GlobalName = globalName,
            Discriminator = discriminator,
            Bot = bot,
            System = system,
        };
    }

    private static Application? ApplicationAt(ref Utf8JsonReader json)
    {
        if (!json.Enter())
            return null;
        Snowflake? id = null;
        string? name = null;
        int? flags = null;
        while (json.Next())
            if (json.ValueTextEquals("id"u8))
                id = json.Id();
            else if (json.ValueTextEquals("name"u8))
                name = json.Text();
            else if (json.ValueTextEquals("flags"u8))
                flags = json.Number();
            else
                json.Pass();
        return new Application { Id = id ?? throw new JsonException("An application without an id."), Name = name ?? "", Flags = (ApplicationFlags?)flags };
    }
}
