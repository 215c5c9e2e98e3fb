using System.Text.Json;

namespace RecruitBot.Tests.Shared.Model;

/// <summary>What the server was sent, as it came.</summary>
/// <param name="Path">Such as /v1/chat/completions.</param>
/// <param name="Authorization">The header; null when there was none.</param>
/// <param name="Headers">All headers, one a line.</param>
/// <param name="Body">The body.</param>
public sealed record ModelRequest(string Path, string? Authorization, string Headers, string Body)
{
    private readonly JsonElement _json = Body.Length == 0 ? default : JsonDocument.Parse(Body).RootElement;

    public string Model => Field("model")?.GetString() ?? "";

    public bool IsStream => Field("stream") is { ValueKind: JsonValueKind.True };

    public bool AsksForSchema => Field("response_format")?.GetProperty("type").GetString() == "json_schema";

    /// <summary>Role and text of each message.</summary>
    public IReadOnlyList<(string Role, string Text)> Messages =>
        Field("messages") is { } messages ? [.. messages.EnumerateArray().Select(m => (m.GetProperty("role").GetString()!, TextOf(m)))] : [];

    /// <summary>All texts of its messages together.</summary>
    public string Text => string.Join('\n', Messages.Select(m => m.Text));

    /// <summary>Names of the tools that may be called.</summary>
    public IReadOnlyList<string> Tools =>
        Field("tools") is { } tools ? [.. tools.EnumerateArray().Select(t => t.GetProperty("function").GetProperty("name").GetString()!)] : [];

    /// <summary>The name under which a tool was offered: orchestrators name them differently.</summary>
    public string NameOf(string tool) => Tools.FirstOrDefault(t => t.EndsWith("_" + tool, StringComparison.Ordinal)) ?? tool;

    /// <summary>Path, headers and every string anywhere in the body, as people read them: for what must not be in there.</summary>
    public string Everything => string.Join('\n', Strings(_json).Prepend(Body).Prepend(Headers).Prepend(Path));

    /// <summary>A field of the body; null when it is not there.</summary>
    public JsonElement? Field(string name) => _json.ValueKind == JsonValueKind.Object && _json.TryGetProperty(name, out var field) ? field : null;

    private static string TextOf(JsonElement message) =>
        !message.TryGetProperty("content", out var content) ? ""
        : content.ValueKind == JsonValueKind.String ? content.GetString()!
        : content.ValueKind == JsonValueKind.Array ? string.Concat(content.EnumerateArray().Select(p => p.TryGetProperty("text", out var text) ? text.GetString() : ""))
        : "";

    private static IEnumerable<string> Strings(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => Inside(element.GetString()!),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value).Prepend(p.Name)),
            _ => [],
        };

    /// <summary>A string may hold JSON of its own, such as the arguments of a tool.</summary>
    private static IEnumerable<string> Inside(string text)
    {
        if (text is not ['{', ..])
            return [text];
        try
        {
            return [text, .. Strings(JsonDocument.Parse(text).RootElement)];
        }
        catch (JsonException)
        {
            return [text];
        }
    }
}
