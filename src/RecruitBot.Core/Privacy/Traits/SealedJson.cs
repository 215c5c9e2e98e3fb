using System.Text.Json;
using System.Text.Json.Nodes;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Privacy.Traits;

/// <summary>Events as JSON for people who review: wherever a string repeats sealed words, they are masked.</summary>
public static class SealedJson
{
    /// <summary>An event with its sealed words masked.</summary>
    public static JsonNode? ForPeople(SessionEvent e, SealedWords withheld) => Masked(JsonSerializer.SerializeToNode(e, SessionJson.Options), withheld);

    private static JsonNode? Masked(JsonNode? node, SealedWords withheld) =>
        node switch
        {
            JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Masked(p.Value, withheld)))),
            JsonArray list => new JsonArray([.. list.Select(n => Masked(n, withheld))]),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(withheld.ForPeople(value.GetValue<string>())),
            _ => node?.DeepClone(),
        };
}
