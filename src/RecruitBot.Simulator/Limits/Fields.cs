using System.Text.Json;
using RecruitBot.Discord.Model;

namespace RecruitBot.Simulator.Limits;

/// <summary>An object of a request, whose fields are measured; what is wrong is noted under the field's path.</summary>
internal readonly struct Fields(JsonElement json, string path, FormErrors errors)
{
    public JsonElement Json => json;

    public bool Has(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>Whether the field is named at all, be it with null.</summary>
    public bool Names(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out _);

    /// <summary>Whether something stands in the field: neither null nor an empty text or list.</summary>
    public bool Holds(string name) =>
        Has(name)
        && json.GetProperty(name) is var value
        && value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Length > 0,
            JsonValueKind.Array => value.GetArrayLength() > 0,
            _ => true,
        };

    /// <summary>A text and its length; null when there is none.</summary>
    public string? Text(string name, Limit limit, bool required = false)
    {
        if (!Has(name))
        {
            if (required)
                Required(name);
            return null;
        }
        var value = json.GetProperty(name);
        if (value.ValueKind != JsonValueKind.String)
        {
            Wrong(name, "BASE_TYPE_INVALID", "Expected a text.");
            return null;
        }
        var text = value.GetString();
        var length = Lengths.Of(text);
        if (length > limit.Max)
            Wrong(name, "BASE_TYPE_MAX_LENGTH", $"Must be {limit.Max} or fewer in length.");
        if (length < limit.Min)
            Wrong(name, "BASE_TYPE_MIN_LENGTH", $"Must be {limit.Min} or more in length.");
        return text;
    }

    /// <summary>A text as it stands, unchecked; null when there is none.</summary>
    public string? TextOf(string name) => Has(name) && json.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>A text without the blanks around it, and its length; null when there is none, and one of nothing but blanks is none.</summary>
    public string? Trimmed(string name, Limit limit, bool required = false)
    {
        if (!Has(name) || json.GetProperty(name).ValueKind != JsonValueKind.String)
            return Text(name, limit, required);
        var text = json.GetProperty(name).GetString()!.Trim();
        if (text.Length == 0 && required)
            Required(name);
        else if (Lengths.Of(text) > limit.Max)
            Wrong(name, "BASE_TYPE_MAX_LENGTH", $"Must be {limit.Max} or fewer in length.");
        return text.Length == 0 ? null : text;
    }

    /// <summary>Whether something is switched on; null when nothing is said.</summary>
    public bool? Flag(string name)
    {
        if (!Has(name))
            return null;
        var kind = json.GetProperty(name).ValueKind;
        if (kind is JsonValueKind.True or JsonValueKind.False)
            return kind == JsonValueKind.True;
        Wrong(name, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        return null;
    }

    /// <summary>The whole numbers of a list; what is none is noted.</summary>
    public IReadOnlyList<int> Numbers(string name)
    {
        if (!Has(name))
            return [];
        var list = json.GetProperty(name);
        if (list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(n => n.ValueKind == JsonValueKind.Number && n.TryGetInt32(out _)))
            return [.. list.EnumerateArray().Select(n => n.GetInt32())];
        Wrong(name, "BASE_TYPE_INVALID", "Expected a list of whole numbers.");
        return [];
    }

    /// <summary>How many ids a list has; what is none is noted.</summary>
    public int Ids(string name, Limit limit)
    {
        if (!Has(name))
            return 0;
        var list = json.GetProperty(name);
        if (list.ValueKind != JsonValueKind.Array)
            Wrong(name, "BASE_TYPE_INVALID", "Expected a list.");
        else if (list.GetArrayLength() > limit.Max)
            Wrong(name, "BASE_TYPE_BAD_LENGTH", $"Must be between {limit.Min} and {limit.Max} in length.");
        else if (list.EnumerateArray().Any(i => i.ValueKind != JsonValueKind.String || !Snowflake.TryParse(i.GetString(), out _)))
            Wrong(name, "NUMBER_TYPE_COERCE", "A value is not a snowflake.");
        return list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : 0;
    }

    /// <summary>A whole number and its bounds; null when there is none.</summary>
    public int? Number(string name, Limit limit, bool required = false)
    {
        if (!Has(name))
        {
            if (required)
                Required(name);
            return null;
        }
        if (json.GetProperty(name).ValueKind != JsonValueKind.Number || !json.GetProperty(name).TryGetInt32(out var number))
        {
            Wrong(name, "NUMBER_TYPE_COERCE", "Expected a whole number.");
            return null;
        }
        if (number < limit.Min || number > limit.Max)
            Wrong(name, "NUMBER_TYPE_MAX", $"int value should be between {limit.Min} and {limit.Max}.");
        return number;
    }

    /// <summary>The objects of a list, and how many there are.</summary>
    public IReadOnlyList<Fields> List(string name, Limit limit, bool required = false)
    {
        if (!Has(name))
        {
            if (required)
                Required(name);
            return [];
        }
        var list = json.GetProperty(name);
        if (list.ValueKind != JsonValueKind.Array)
        {
            Wrong(name, "BASE_TYPE_INVALID", "Expected a list.");
            return [];
        }
        var count = list.GetArrayLength();
        if (count < limit.Min || count > limit.Max)
            Wrong(name, "BASE_TYPE_BAD_LENGTH", $"Must be between {limit.Min} and {limit.Max} in length.");
        // One too many is enough to be told; a flood of them is not looked into.
        var items = Items(list, At(name), errors).Take(limit.Max + 1).ToList();
        foreach (var item in items.Where(i => i.Json.ValueKind != JsonValueKind.Object))
            item.Wrong("", "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
        return items;
    }

    /// <summary>An object inside this one; null when there is none.</summary>
    public Fields? Inner(string name) => Has(name) ? new Fields(json.GetProperty(name), At(name), errors) : null;

    /// <summary>Notes that a field is missing.</summary>
    public void Required(string name) => Wrong(name, "BASE_TYPE_REQUIRED", "This field is required");

    public void Wrong(string name, string code, string message) => errors.Add(At(name), code, message);

    /// <summary>The objects of a list that stands by itself.</summary>
    public static IEnumerable<Fields> Items(JsonElement list, string path, FormErrors errors) =>
        list.EnumerateArray().Select((item, i) => new Fields(item, path.Length == 0 ? $"{i}" : $"{path}.{i}", errors));

    private string At(string name) => path.Length == 0 ? name : name.Length == 0 ? path : $"{path}.{name}";
}
