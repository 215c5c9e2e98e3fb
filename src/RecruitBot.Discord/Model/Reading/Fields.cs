using System.Globalization;
using System.Text.Json;

namespace RecruitBot.Discord.Model.Reading;

/// <summary>
/// Steps through an object field by field. What a session begins with is read by hand: the serializer would have to be built up for its types
/// first, which takes longer than connecting does.
/// </summary>
internal static class Fields
{
    /// <summary>Enters the object at which the reader stands; false when there is null instead.</summary>
    /// <exception cref="JsonException">There is something else.</exception>
    public static bool Enter(ref this Utf8JsonReader json) =>
        json.TokenType switch
        {
            JsonTokenType.StartObject => true,
            JsonTokenType.Null => false,
            _ => throw new JsonException("Not an object."),
        };

    /// <summary>Goes to the next field's name; false at the end of the object.</summary>
    public static bool Next(ref this Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Passes the value of a field over.</summary>
    public static void Pass(ref this Utf8JsonReader json) => json.Skip();

    public static string? Text(ref this Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType is JsonTokenType.String or JsonTokenType.Null ? json.GetString() : throw new JsonException("Not a text.");
    }

    public static bool? Flag(ref this Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.Null => null,
            _ => throw new JsonException("Not a boolean."),
        };
    }

    public static int? Number(ref this Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.Number when json.TryGetInt32(out var number) => number,
            JsonTokenType.String when int.TryParse(json.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw new JsonException("Not a number."),
        };
    }

    public static Snowflake? Id(ref this Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.Null ? null : SnowflakeConverter.Read(ref json);
    }

    /// <summary>Reads one item, at which the reader stands.</summary>
    public delegate T Item<out T>(ref Utf8JsonReader json);

    /// <summary>The items of a list; null when there is null instead.</summary>
    public static List<T>? List<T>(ref this Utf8JsonReader json, Item<T> item)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
            return null;
        if (json.TokenType != JsonTokenType.StartArray)
            throw new JsonException("Not a list.");
        var items = new List<T>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            items.Add(item(ref json));
        return items;
    }

    /// <summary>The id in one field of an object at which the reader stands, read without the rest; null when it is absent or null.</summary>
    /// <exception cref="JsonException">It is not an object, or the field not an id.</exception>
    public static Snowflake? IdIn(Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        if (!json.Enter())
            throw new JsonException("Nothing there.");
        while (json.Next())
            if (json.ValueTextEquals(name))
                return json.Id();
            else
                json.Pass();
        return null;
    }
}
