using System.Text.Json;

namespace RecruitBot.Simulator.Limits;

/// <summary>An object of a request, whose fields are measured; what is wrong is noted under the field's path.</summary>
internal readonly struct Fields(JsonElement json, string path, FormErrors errors)
{
    public JsonElement Json => json;

    public bool Has(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

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
