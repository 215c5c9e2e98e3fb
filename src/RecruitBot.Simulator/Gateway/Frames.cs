using System.Text.Encodings.Web;
using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.Gateway;

/// <summary>
/// Writes frames in the order in which Discord does, name and number first and data last: clients read the head of a frame and pass over data
/// that they have no use for (events/gateway-events, Payload Structure).
/// </summary>
internal static class Frames
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An event of a session.</summary>
    public static byte[] Dispatch(string name, int number, JsonElement data) => Write(name, number, GatewayOpcode.Dispatch, data);

    /// <summary>A frame that belongs to the connection.</summary>
    public static byte[] Of(GatewayOpcode op, object? data) =>
        Write(null, null, op, data is null ? null : JsonSerializer.SerializeToElement(data, data.GetType(), DiscordJson.Options));

    private static byte[] Write(string? name, int? number, GatewayOpcode op, JsonElement? data)
    {
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("t", name);
            if (number is { } sequence)
                json.WriteNumber("s", sequence);
            else
                json.WriteNull("s");
            json.WriteNumber("op", (int)op);
            json.WritePropertyName("d");
            if (data is { } value)
                value.WriteTo(json);
            else
                json.WriteNullValue();
            json.WriteEndObject();
        }
        return written.ToArray();
    }
}
