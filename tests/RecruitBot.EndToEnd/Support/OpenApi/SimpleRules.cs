using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RecruitBot.EndToEnd.Support.OpenApi;

/// <summary>Keywords that look at one value alone.</summary>
internal static class SimpleRules
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Why the value breaks the keyword; null when it does not.</summary>
    public static string? Broken(JsonProperty keyword, JsonElement value)
    {
        var rule = keyword.Value;
        return keyword.Name switch
        {
            "type" => Types(rule).Any(t => Is(value, t)) ? null : $"{value.ValueKind} instead of {rule.GetRawText()}",
            "const" => JsonElement.DeepEquals(rule, value) ? null : $"not {rule.GetRawText()}",
            "enum" => rule.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)) ? null : "none of the values there are",
            "required" => Missing(rule, value) is { Length: > 0 } names ? $"without {names}" : null,
            "minLength" => Length(value) < rule.GetInt32() ? $"shorter than {rule}" : null,
            "maxLength" => Length(value) > rule.GetInt32() ? $"longer than {rule}" : null,
            "minItems" => Items(value) < rule.GetInt32() ? $"fewer than {rule}" : null,
            "maxItems" => Items(value) > rule.GetInt32() ? $"more than {rule}" : null,
            "minProperties" => Properties(value) < rule.GetInt32() ? $"fewer than {rule}" : null,
            "maxProperties" => Properties(value) > rule.GetInt32() ? $"more than {rule}" : null,
            "minimum" => Number(value) < rule.GetDecimal() ? $"less than {rule}" : null,
            "maximum" => Number(value) > rule.GetDecimal() ? $"more than {rule}" : null,
            "uniqueItems" => rule.GetBoolean() && value.ValueKind == JsonValueKind.Array && HasTwins(value) ? "the same thing twice" : null,
            "pattern" => value.ValueKind == JsonValueKind.String && !Regex.IsMatch(value.GetString()!, rule.GetString()!, RegexOptions.None, Patience)
                ? $"not like {rule}"
                : null,
            "format" => Fits(rule.GetString()!, value) ? null : $"no {rule}",
            _ => throw new NotSupportedException($"The keyword “{keyword.Name}” is not known here."),
        };
    }

    private static IEnumerable<string> Types(JsonElement rule) =>
        rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Select(t => t.GetString()!) : [rule.GetString()!];

    private static bool Is(JsonElement value, string type) =>
        type switch
        {
            "null" => value.ValueKind == JsonValueKind.Null,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "string" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && decimal.IsInteger(number),
            "array" => value.ValueKind == JsonValueKind.Array,
            "object" => value.ValueKind == JsonValueKind.Object,
            _ => throw new NotSupportedException($"The type “{type}” is not known here."),
        };

    private static string Missing(JsonElement rule, JsonElement value) =>
        value.ValueKind != JsonValueKind.Object
            ? ""
            : string.Join(", ", rule.EnumerateArray().Select(r => r.GetString()!).Where(name => !value.TryGetProperty(name, out _)));

    // Characters are counted, not UTF-16 units.
    private static int? Length(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()!.EnumerateRunes().Count() : null;

    private static int? Items(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : null;

    private static int? Properties(JsonElement value) => value.ValueKind == JsonValueKind.Object ? value.GetPropertyCount() : null;

    private static decimal? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDecimal() : null;

    private static bool HasTwins(JsonElement value)
    {
        var items = value.EnumerateArray().ToList();
        return items.Where((item, i) => items.Take(i).Any(earlier => JsonElement.DeepEquals(earlier, item))).Any();
    }

    private static bool Fits(string format, JsonElement value) =>
        (format, value.ValueKind) switch
        {
            ("date-time", JsonValueKind.String) => DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _),
            ("uri", JsonValueKind.String) => Uri.TryCreate(value.GetString(), UriKind.Absolute, out _),
            ("snowflake", JsonValueKind.String) => ulong.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out _),
            ("int32", JsonValueKind.Number) => value.TryGetInt32(out _),
            ("int64", JsonValueKind.Number) => value.TryGetInt64(out _),
            ("date-time" or "uri" or "snowflake" or "int32" or "int64" or "double" or "nonce", _) => true,
            _ => throw new NotSupportedException($"The format “{format}” is not known here."),
        };
}
