using System.Collections.Concurrent;
using System.Text.Json;

namespace RecruitBot.EndToEnd.Support.OpenApi;

/// <summary>
/// Checks values against schemas of one document: the keywords that Discord's specification and the schemas of its gateway use, and no others
/// (an unknown one throws, so that no rule is passed over). Beyond JSON Schema, a property that no schema of its place names is a fault.
/// </summary>
public sealed class JsonSchema(JsonElement document)
{
    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal)
    {
        "title", "description", "deprecated", "default", "contentEncoding", "x-discord-union", "$schema", "definitions",
    };

    private readonly ConcurrentDictionary<string, JsonElement> _named = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the value.</summary>
    public IReadOnlyList<Fault> Check(JsonElement schema, JsonElement value, string path = "")
    {
        var found = Apply(schema, value, path);
        if (value.ValueKind != JsonValueKind.Object || found.NamesAll)
            return found.Faults;
        foreach (var property in value.EnumerateObject().Where(p => !found.Names.Contains(p.Name)))
            found.Add(new Fault($"{path}/{property.Name}", "unknown", "there is no such property"));
        return found.Faults;
    }

    /// <summary>The schema that a reference stands for.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
            schema = _named.GetOrAdd(reference.GetString()!, Find);
        return schema;
    }

    private JsonElement Find(string reference)
    {
        var at = document;
        foreach (var part in reference.Split('/').Skip(1))
            at = at.GetProperty(Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        return at;
    }

    private Findings Apply(JsonElement schema, JsonElement value, string path)
    {
        var found = new Findings();
        schema = Resolve(schema);
        foreach (var keyword in schema.EnumerateObject())
            Apply(keyword, schema, value, path, found);
        // A place of which nothing is said but that an object stands there takes any.
        if (!schema.TryGetProperty("properties", out _) && !HasBranches(schema) && !schema.TryGetProperty("additionalProperties", out _))
            found.NamesAll = true;
        return found;
    }

    private void Apply(JsonProperty keyword, JsonElement schema, JsonElement value, string path, Findings found)
    {
        switch (keyword.Name)
        {
            case "properties":
                Properties(keyword.Value, value, path, found);
                break;
            case "additionalProperties":
                Additional(keyword.Value, schema, value, path, found);
                break;
            case "items" when value.ValueKind == JsonValueKind.Array:
                Items(keyword.Value, value, path, found);
                break;
            case "allOf":
                foreach (var part in keyword.Value.EnumerateArray())
                    found.Add(Apply(part, value, path));
                break;
            // "oneOf" is not meant strictly there: kinds overlap and are told apart by their "type".
            case "anyOf" or "oneOf":
                Branches(keyword.Value, value, path, found);
                break;
            case "not" when Apply(keyword.Value, value, path).Faults.Count == 0:
                found.Add(new Fault(path, "not", "this may not stand here"));
                break;
            case "items" or "not":
                break;
            default:
                if (!Annotations.Contains(keyword.Name) && SimpleRules.Broken(keyword, value) is { } message)
                    found.Add(new Fault(path, keyword.Name, message));
                break;
        }
    }

    private void Properties(JsonElement properties, JsonElement value, string path, Findings found)
    {
        foreach (var property in properties.EnumerateObject())
        {
            found.Names.Add(property.Name);
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(property.Name, out var there))
                found.AddAll(Check(property.Value, there, $"{path}/{property.Name}"));
        }
    }

    private void Additional(JsonElement rule, JsonElement schema, JsonElement value, string path, Findings found)
    {
        if (rule.ValueKind == JsonValueKind.False)
            return;
        found.NamesAll = true;
        if (rule.ValueKind != JsonValueKind.Object || value.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in value.EnumerateObject().Where(p => !(schema.TryGetProperty("properties", out var named) && named.TryGetProperty(p.Name, out _))))
            found.AddAll(Check(rule, property.Value, $"{path}/{property.Name}"));
    }

    private void Items(JsonElement items, JsonElement value, string path, Findings found)
    {
        var position = 0;
        foreach (var item in value.EnumerateArray())
        {
            var schema = items.ValueKind == JsonValueKind.Object ? items : items.EnumerateArray().ElementAtOrDefault(position);
            if (schema.ValueKind == JsonValueKind.Object)
                found.AddAll(Check(schema, item, $"{path}/{position}"));
            position++;
        }
    }

    private void Branches(JsonElement branches, JsonElement value, string path, Findings found)
    {
        var tried = branches.EnumerateArray().Select(b => Apply(b, value, path)).ToList();
        var fitting = tried.Where(t => t.Faults.Count == 0).ToList();
        foreach (var fit in fitting)
            found.Add(fit);
        // Of branches that all fail, the one of that "type" was meant, or else the one that fails least.
        if (fitting.Count == 0)
            found.Add(tried.MinBy(t => (t.Faults.Any(f => f.Path == path || f.Path == $"{path}/type") ? 1 : 0, t.Faults.Count))!);
    }

    private static bool HasBranches(JsonElement schema) => schema.EnumerateObject().Any(k => k.Name is "allOf" or "anyOf" or "oneOf");

    private sealed class Findings
    {
        public List<Fault> Faults { get; } = [];
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);
        public bool NamesAll { get; set; }

        public void Add(Fault fault) => Faults.Add(fault);

        public void AddAll(IEnumerable<Fault> faults) => Faults.AddRange(faults);

        public void Add(Findings part)
        {
            Faults.AddRange(part.Faults);
            Names.UnionWith(part.Names);
            NamesAll |= part.NamesAll;
        }
    }
}
