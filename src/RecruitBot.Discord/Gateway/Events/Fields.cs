using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Discord.Gateway.Events;

/// <summary>Single fields of an event's data, read without the rest.</summary>
internal static class Fields
{
    /// <summary>An id; null when it is absent or null.</summary>
    /// <exception cref="JsonException">The data is not an object, or the field not an id.</exception>
    public static Snowflake? Id(Utf8JsonReader data, ReadOnlySpan<byte> name)
    {
        if (data.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Not an object.");
        while (data.Read() && data.TokenType == JsonTokenType.PropertyName)
        {
            if (!data.ValueTextEquals(name))
            {
                data.Skip();
                continue;
            }
            data.Read();
            return data.TokenType == JsonTokenType.Null ? null : SnowflakeConverter.Read(ref data);
        }
        return null;
    }
}
