using System.Text.Json;
using System.Text.Json.Nodes;

namespace RecruitBot.Adapters.DiscordNet.Rest;

/// <summary>Bodies with the fields of a call added to them.</summary>
internal static class AddedFields
{
    private const string Payload = "payload_json";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body with the fields; the body itself when there are none.</summary>
    public static string Into(string json, IReadOnlyList<AddedField>? added)
    {
        if (added is not { Count: > 0 } || JsonNode.Parse(json) is not JsonObject body)
            return json;
        foreach (var field in added)
            ObjectOf(body, field.Within)[field.Name] = field.Value();
        return body.ToJsonString(Plain);
    }

    /// <summary>The same for a body with files, whose JSON is one of its parts (reference, Uploading Files).</summary>
    public static IReadOnlyDictionary<string, object> Into(IReadOnlyDictionary<string, object> parts, IReadOnlyList<AddedField>? added)
    {
        if (added is not { Count: > 0 } || !parts.TryGetValue(Payload, out var payload) || payload is not string json)
            return parts;
        return new Dictionary<string, object>(parts, StringComparer.Ordinal) { [Payload] = Into(json, added) };
    }

    private static JsonObject ObjectOf(JsonObject body, string? name)
    {
        if (name is null)
            return body;
        if (body[name] is JsonObject inner)
            return inner;
        var made = new JsonObject();
        body[name] = made;
        return made;
    }
}
