using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RecruitBot.Adapters.Console;

namespace RecruitBot.Verbs;

/// <summary>How verbs write JSON: camelCase, one line, readable characters, statuses in lower case with dashes.</summary>
public static class JsonOutput
{
    /// <summary>The options.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        };

    /// <summary>An object on one line; what would turn a terminal's reading direction stands as an escape in it.</summary>
    public static string Write<T>(T value) => TerminalText.SafeJson(JsonSerializer.Serialize(value, Options));
}
