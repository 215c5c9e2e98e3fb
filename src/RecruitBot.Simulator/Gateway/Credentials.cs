using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.World;

namespace RecruitBot.Simulator.Gateway;

/// <summary>What a bot says of itself when it opens or resumes a session.</summary>
internal static class Credentials
{
    private static readonly byte[] Token = Encoding.UTF8.GetBytes(SimulatorServer.BotToken);

    /// <summary>Why the bot is not let in, with a frame in the documented shape; null when it is.</summary>
    public static (GatewayCloseCode? Code, string Reason) Check(JsonElement identify, Settings settings)
    {
        if (!HasToken(identify))
            return (GatewayCloseCode.AuthenticationFailed, "Authentication failed.");
        if (Number(identify, "intents") is not { } intents || (intents & ~Intent.Known) != 0)
            return (GatewayCloseCode.InvalidIntents, "Invalid intent(s).");
        var privileged =
            Intent.Presences | (settings.MessageContent ? 0 : Intent.MessageContent) | (settings.GuildMembers ? 0 : Intent.GuildMembers);
        if ((intents & privileged) != 0)
            return (GatewayCloseCode.DisallowedIntents, "Disallowed intent(s).");
        if (Shard(identify) is null)
            return (GatewayCloseCode.InvalidShard, "Invalid shard.");
        return (null, "");
    }

    public static bool HasToken(JsonElement data) =>
        Has(data, "token", JsonValueKind.String)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Bare(data.GetProperty("token").GetString()!)), Token);

    /// <summary>Which session is to go on, and after which event.</summary>
    public static (string Id, int After) Session(JsonElement resume) => (resume.GetProperty("session_id").GetString()!, resume.GetProperty("seq").GetInt32());

    /// <summary>Which part of the servers the session is to hear of: all when nothing is said, null when that is no shard.</summary>
    public static Shard? Shard(JsonElement identify)
    {
        if (!identify.TryGetProperty("shard", out var pair) || pair.ValueKind == JsonValueKind.Null)
            return Gateway.Shard.Only;
        if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2 || pair.EnumerateArray().Any(n => n.ValueKind != JsonValueKind.Number))
            return null;
        return pair[0].TryGetInt32(out var id) && pair[1].TryGetInt32(out var count) && id >= 0 && id < count ? new Shard(id, count) : null;
    }

    private static string Bare(string token) => token.StartsWith("Bot ", StringComparison.Ordinal) ? token[4..] : token;

    private static bool Has(JsonElement data, string name, JsonValueKind kind) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) && value.ValueKind == kind;

    private static int? Number(JsonElement data, string name) =>
        Has(data, name, JsonValueKind.Number) && data.GetProperty(name).TryGetInt32(out var number) ? number : null;
}
