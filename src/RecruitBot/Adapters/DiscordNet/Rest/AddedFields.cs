using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RecruitBot.Adapters.DiscordNet.Rest;

/// <summary>Bodies with the fields of a call added to them.</summary>
internal static class AddedFields
{
    private const string Payload = "payload_json";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body with the fields; the body itself when there are none.</summary>
    public static string Into(string json, IReadOnlyList<AddedField>? added)
    {
        if (added is not { Count: > 0 } || JsonNode.Parse(json) is not { } body)
            return json;
        foreach (var field in added)
            Set(body, field.Path.Split('/'), field.Value);
        return body.ToJsonString(Plain);
    }

    /// <summary>The same for a body with files, whose JSON is one of its parts (reference, Uploading Files).</summary>
    public static IReadOnlyDictionary<string, object> Into(IReadOnlyDictionary<string, object> parts, IReadOnlyList<AddedField>? added)
    {
        if (added is not { Count: > 0 } || !parts.TryGetValue(Payload, out var payload) || payload is not string json)
            return parts;
        return new Dictionary<string, object>(parts, StringComparer.Ordinal) { [Payload] = Into(json, added) };
    }

    private static void Set(JsonNode body, string[] path, Func<JsonNode?>? value)
    {
        var place = body;
        foreach (var step in path[..^1])
            place = (place is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : place[step]) ?? Made(place, step);
        if (value is not null)
            place[path[^1]] = value();
        else if (place is JsonObject fields)
            fields.Remove(path[^1]);
    }

    private static JsonObject Made(JsonNode place, string name)
    {
        var made = new JsonObject();
        place[name] = made;
        return made;
    }
}
