using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.Gateway;

/// <summary>Kinds of JSON that a frame of the bot is made of.</summary>
internal static class Shape
{
    /// <summary>Whether an object has a field of a kind.</summary>
    public static bool Has(JsonElement data, string name, Func<JsonElement, bool> isKind) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) && isKind(value);

    /// <summary>Whether a field is of a kind, where an object has it.</summary>
    public static bool May(JsonElement data, string name, Func<JsonElement, bool> isKind) =>
        !data.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null || isKind(value);

    public static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;

    public static bool IsFlag(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    public static bool IsWhole(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _);

    public static bool IsInt(JsonElement value, int least, int most) => IsWhole(value) && value.GetInt64() is var number && number >= least && number <= most;

    public static bool IsId(JsonElement value) => IsText(value) && Snowflake.TryParse(value.GetString(), out _);

    public static bool IsListOf(JsonElement value, Func<JsonElement, bool> isKind) => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(isKind);
}
