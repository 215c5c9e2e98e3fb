using System.Text.Json;
using RecruitBot.Core.Knowledge;
using RecruitBot.Core.Knowledge.Grounding;
using RecruitBot.Core.Assistant.Chat;

namespace RecruitBot.Core.Assistant.Orchestration;

/// <summary>
/// Reads what a model chose as the answer: passages by number, each with words of it. A passage that it was not shown, or whose words are not there, is dropped;
/// so are its own words for one, when they say anything else.
/// </summary>
internal static class ChosenReply
{
    private const int MostChosen = 4;

    /// <summary>The passages that hold, in the order in which they were chosen.</summary>
    public static IReadOnlyList<ChosenPassage> Read(string text, IReadOnlyList<KnowledgeUnit> shown)
    {
        var chosen = new List<ChosenPassage>();
        try
        {
            using var json = JsonDocument.Parse(ModelJson.Inner(text), new JsonDocumentOptions { MaxDepth = 8 });
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("passages", out var passages) || passages.ValueKind != JsonValueKind.Array)
                return [];
            foreach (var passage in passages.EnumerateArray().Take(MostChosen))
                if (Read(passage, shown) is { } holds && !chosen.Exists(c => ReferenceEquals(c.Unit, holds.Unit)))
                    chosen.Add(holds);
        }
        catch (JsonException)
        {
            return [];
        }
        return chosen;
    }

    /// <summary>The same for a reply of which the end has not come yet: the passages that are complete.</summary>
    public static IReadOnlyList<ChosenPassage> ReadUnfinished(string text, IReadOnlyList<KnowledgeUnit> shown) => Read(text[..(text.LastIndexOf('}') + 1)] + "]}", shown);

    private static ChosenPassage? Read(JsonElement passage, IReadOnlyList<KnowledgeUnit> shown)
    {
        if (
            passage.ValueKind != JsonValueKind.Object
            || !passage.TryGetProperty("number", out var number)
            || number.ValueKind != JsonValueKind.Number
            || !number.TryGetInt32(out var place)
            || place < 1
            || place > shown.Count
            || Words(passage, "quote") is not { } quote
        )
            return null;
        var unit = shown[place - 1];
        if (QuoteFinder.Find(quote, 0, unit.Text, mayBeShort: true) is null)
            return null;
        return new ChosenPassage(unit, Words(passage, "phrased") is { } phrased && PhrasingCheck.Holds(phrased, unit.Text) ? phrased.Trim() : null);
    }

    private static string? Words(JsonElement passage, string name) => passage.TryGetProperty(name, out var words) && words.ValueKind == JsonValueKind.String ? words.GetString() : null;
}
