using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace RecruitBot.Core.Assistant.Model.Redaction;

/// <summary>Changes every string in a value that tools take or give, names of fields included.</summary>
internal static class JsonStrings
{
    public static IDictionary<string, object?>? In(IDictionary<string, object?>? arguments, Func<string, string> change) =>
        arguments?.ToDictionary(a => change(a.Key), a => In(a.Value, change), StringComparer.Ordinal);

    /// <summary>The value with its strings changed: a string stays one, anything else becomes JSON.</summary>
    public static object? In(object? value, Func<string, string> change) =>
        value switch
        {
            null => null,
            string text => change(text),
            bool or int or long or double or decimal => value,
            _ => JsonSerializer.SerializeToElement(Changed(JsonSerializer.SerializeToNode(value, AIJsonUtilities.DefaultOptions), change), AIJsonUtilities.DefaultOptions),
        };

    private static JsonNode? Changed(JsonNode? node, Func<string, string> change)
    {
        switch (node)
        {
            case JsonObject fields:
                var changed = new JsonObject();
                foreach (var (name, value) in fields)
                    changed[change(name)] = Changed(value, change);
                return changed;
            case JsonArray items:
                return new JsonArray([.. items.Select(i => Changed(i, change))]);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return JsonValue.Create(change(value.GetValue<string>()));
            default:
                return node?.DeepClone();
        }
    }
}
