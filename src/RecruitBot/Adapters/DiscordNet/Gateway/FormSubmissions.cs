using System.Text.Json;
using System.Text.Json.Nodes;

namespace RecruitBot.Adapters.DiscordNet.Gateway;

/// <summary>
/// Forms that come back: their inputs stand in labels, one in each, and the library reads rows only and loses the whole interaction otherwise.
/// Each label becomes the row that it is instead of, with the same input in it (components/reference, Label).
/// </summary>
internal static class FormSubmissions
{
    private const int Row = 1;
    private const int Label = 18;
    private const int Submission = 5;

    /// <summary>The frame as the library can read it: the very same unless it brings a form with labels.</summary>
    public static string WithRows(string frame)
    {
        if (!frame.Contains("\"INTERACTION_CREATE\"", StringComparison.Ordinal) || !frame.Contains("\"component\"", StringComparison.Ordinal))
            return frame;
        try
        {
            var whole = JsonNode.Parse(frame);
            if (whole?["d"] is not JsonObject interaction || !Is(interaction["type"], Submission) || interaction["data"]?["components"] is not JsonArray parts)
                return frame;
            for (var i = 0; i < parts.Count; i++)
                if (parts[i] is JsonObject part && Is(part["type"], Label) && part["component"] is JsonObject input)
                {
                    part.Remove("component");
                    parts[i] = new JsonObject { ["type"] = Row, ["components"] = new JsonArray(input) };
                }
            return whole.ToJsonString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // Not what Discord sends; the library says so in its log and goes on.
            return frame;
        }
    }

    private static bool Is(JsonNode? node, int number) => node is JsonValue value && value.TryGetValue(out int found) && found == number;
}
