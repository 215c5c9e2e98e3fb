using System.Text.Json;
using RecruitBot.Simulator.Web;

namespace RecruitBot.Simulator.Gateway;

/// <summary>A frame that the bot sent (events/gateway-events, Payload Structure).</summary>
/// <param name="Op">What it is for.</param>
/// <param name="Data">Undefined when it has none.</param>
internal readonly record struct SentFrame(int Op, JsonElement Data)
{
    /// <summary>Reads it; null when it is no frame.</summary>
    public static SentFrame? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var isFrame = root.ValueKind == JsonValueKind.Object && ValidText.Is(root);
            if (!isFrame || !root.TryGetProperty("op", out var op) || op.ValueKind != JsonValueKind.Number || !op.TryGetInt32(out var code))
                return null;
            return new SentFrame(code, root.TryGetProperty("d", out var data) ? data.Clone() : default);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
