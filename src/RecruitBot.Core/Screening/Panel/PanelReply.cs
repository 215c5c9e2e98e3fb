using System.Text.Json;
using RecruitBot.Core.Assistant.Chat;
using RecruitBot.Core.Language;

namespace RecruitBot.Core.Screening.Panel;

/// <summary>Reads what a model wrote about the answers to one question. What is not exactly as it was asked for cannot be used.</summary>
internal static class PanelReply
{
    /// <summary>The shape that is asked for, as a JSON schema.</summary>
    public static JsonElement Schema { get; } =
        JsonElement.Parse(
            """
            {"type":"object","additionalProperties":false,"required":["quotes","because","enough","level"],"properties":{
              "quotes":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["answer","text"],
                "properties":{"answer":{"type":"integer"},"text":{"type":"string"}}}},
              "because":{"type":"string"},
              "enough":{"type":"boolean"},
              "level":{"type":["integer","null"]}}}
            """
        );

    private const int MostQuotes = 12;
    private const int LongestReason = 500;

    /// <summary>The run that a reply makes, with its quotes found in the answers, or why it cannot be used.</summary>
    public static PanelRun Read(string text, IReadOnlyList<string> answers)
    {
        try
        {
            using var json = JsonDocument.Parse(ModelJson.Inner(text), new JsonDocumentOptions { MaxDepth = 8 });
            return Read(json.RootElement, answers);
        }
        catch (JsonException)
        {
            return PanelRun.Failed(PanelFault.Unreadable);
        }
    }

    private static PanelRun Read(JsonElement root, IReadOnlyList<string> answers)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("quotes", out var quotes)
            || quotes.ValueKind != JsonValueKind.Array
            || quotes.GetArrayLength() > MostQuotes
            || !root.TryGetProperty("because", out var because)
            || because.ValueKind != JsonValueKind.String
            || !root.TryGetProperty("enough", out var enough)
            || enough.ValueKind is not (JsonValueKind.True or JsonValueKind.False)
            || !root.TryGetProperty("level", out var level)
        )
            return PanelRun.Failed(PanelFault.Unreadable);
        var reason = Excerpt.Of(PromptData.Readable(because.GetString()!), LongestReason);
        if (!enough.GetBoolean())
            return level.ValueKind == JsonValueKind.Null ? new PanelRun(null, [], reason, null) : PanelRun.Failed(PanelFault.Unreadable);
        if (level.ValueKind != JsonValueKind.Number || !level.TryGetInt32(out var number) || number is < 1 or > 5)
            return PanelRun.Failed(PanelFault.Unreadable);
        var evidence = new List<Evidence>();
        foreach (var quote in quotes.EnumerateArray())
        {
            if (Find(quote, answers) is not { } found)
                return PanelRun.Failed(PanelFault.FalseQuote);
            evidence.Add(found);
        }
        return evidence.Count == 0 ? PanelRun.Failed(PanelFault.NoQuote) : new PanelRun(number, evidence, reason, null);
    }

    private static Evidence? Find(JsonElement quote, IReadOnlyList<string> answers) =>
        quote.ValueKind == JsonValueKind.Object
        && quote.TryGetProperty("answer", out var answer)
        && answer.ValueKind == JsonValueKind.Number
        && answer.TryGetInt32(out var number)
        && number >= 0
        && number < answers.Count
        && quote.TryGetProperty("text", out var words)
        && words.ValueKind == JsonValueKind.String
            ? QuoteFinder.Find(words.GetString()!, number, answers[number])
            : null;
}
