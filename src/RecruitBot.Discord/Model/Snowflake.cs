using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecruitBot.Discord.Model;

/// <summary>
/// The id of anything on Discord: 64 bits, of which the upper 42 are milliseconds since 2015; a string in JSON, since a JavaScript number
/// cannot hold it (reference, Snowflakes).
/// </summary>
[JsonConverter(typeof(SnowflakeConverter))]
public readonly record struct Snowflake(ulong Value) : IComparable<Snowflake>
{
    private const ulong EpochMilliseconds = 1420070400000;

    /// <summary>When the thing was created.</summary>
    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds((long)((Value >> 22) + EpochMilliseconds));

    /// <summary>Whether it stands for anything.</summary>
    public bool IsZero => Value == 0;

    /// <summary>The first id of that moment: to ask for what came before or after it.</summary>
    public static Snowflake At(DateTimeOffset time) => new((ulong)Math.Max(0, time.ToUnixTimeMilliseconds() - (long)EpochMilliseconds) << 22);

    /// <summary>Reads an id: decimal digits and nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Snowflake id)
    {
        var good = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        id = new Snowflake(value);
        return good;
    }

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Snowflake Parse(string text) => TryParse(text, out var id) ? id : throw new FormatException("Not a Discord id.");

    /// <inheritdoc/>
    public int CompareTo(Snowflake other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static bool operator <(Snowflake a, Snowflake b) => a.Value < b.Value;

    public static bool operator >(Snowflake a, Snowflake b) => a.Value > b.Value;

    public static bool operator <=(Snowflake a, Snowflake b) => a.Value <= b.Value;

    public static bool operator >=(Snowflake a, Snowflake b) => a.Value >= b.Value;
}

/// <summary>Writes an id as a string; reads a string or a number.</summary>
public sealed class SnowflakeConverter : JsonConverter<Snowflake>
{
    /// <inheritdoc/>
    public override Snowflake Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <summary>Reads the id at which a reader stands.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    internal static Snowflake Read(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.Number when reader.TryGetUInt64(out var number) => new Snowflake(number),
            JsonTokenType.String when !reader.HasValueSequence && TryParse(reader.ValueSpan, out var id) => id,
            JsonTokenType.String when Snowflake.TryParse(reader.GetString(), out var id) => id,
            _ => throw new JsonException("Not a Discord id."),
        };

    private static bool TryParse(ReadOnlySpan<byte> digits, out Snowflake id)
    {
        var good = ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        id = new Snowflake(value);
        return good;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    public override Snowflake ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Snowflake.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Not a Discord id.");

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, Snowflake value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString());
}
