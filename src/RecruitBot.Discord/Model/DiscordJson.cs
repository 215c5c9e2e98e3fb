using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecruitBot.Discord.Model;

/// <summary>How Discord's JSON is read and written: snake_case, absent rather than null, unknown fields and values passed over.</summary>
public static class DiscordJson
{
    /// <summary>The options for every payload.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.AllowReadingFromString,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = 64,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
