using System.Text.Json;

namespace RecruitBot.Discord.Model.Reading;

/// <summary>Reads which server it is and whether it is there (resources/guild, Unavailable Guild Object); the rest is passed over.</summary>
internal static class GuildReader
{
    /// <exception cref="JsonException">It lacks what Discord documents for it.</exception>
    public static Guild Read(ref Utf8JsonReader json)
    {
        if (!json.Enter())
            throw new JsonException("No server.");
        Snowflake? id = null;
        bool? unavailable = null;
        while (json.Next())
            if (json.ValueTextEquals("id"u8))
                id = json.Id();
            else if (json.ValueTextEquals("unavailable"u8))
                unavailable = json.Flag();
            else
                json.Pass();
        return new Guild { Id = id ?? throw new JsonException("A server without an id."), Unavailable = unavailable };
    }
}
