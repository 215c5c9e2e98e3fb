using System.Text.Json;
using RecruitBot.Core.Assistant;

namespace RecruitBot.Core.Sessions.Bundles;

/// <summary>What the bot said in a bundle, by the hash of the text: how a notice that the log names by its hash is found.</summary>
internal sealed class BundleTexts
{
    private readonly Dictionary<string, string> _byHash = new(StringComparer.Ordinal);

    /// <summary>Gathers them; what is withheld has lost the words that its hash was made of.</summary>
    public BundleTexts(IReadOnlyList<BundleRecord> records)
    {
        foreach (var record in records.Where(r => !r.IsWithheld))
        {
            using var json = JsonDocument.Parse(record.EventJson);
            if (!json.RootElement.TryGetProperty("replies", out var replies) || replies.ValueKind != JsonValueKind.Array)
                continue;
            foreach (var reply in replies.EnumerateArray())
                if (reply.TryGetProperty("text", out var text) && JsonSerializer.Deserialize<string>(text.GetRawText(), SessionJson.Options) is { } said)
                    _byHash.TryAdd(Notices.Sha256(said), text.GetRawText());
        }
    }

    /// <summary>The text with this hash, as JSON; null when it was not said.</summary>
    public string? Find(string sha256) => _byHash.GetValueOrDefault(sha256);
}
