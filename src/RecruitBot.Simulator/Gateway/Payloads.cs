using System.Text.Json;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;

namespace RecruitBot.Simulator.Gateway;

/// <summary>The shapes of what a bot may send (events/gateway-events, Send Events; topics/opcodes-and-status-codes, Gateway Opcodes).</summary>
internal static class Payloads
{
    private const int Voice = 4;
    private const int Members = 8;
    private const int Sounds = 31;
    private const int ChannelInfo = 43;

    private static readonly Limit LargeThreshold = new(50, 250, "events/gateway-events, Identify Structure");
    private static readonly string[] ProgramFields = ["os", "browser", "device"];
    private static readonly string[] Statuses = ["online", "dnd", "idle", "invisible", "offline"];

    /// <summary>What it may send before it has a session.</summary>
    public static readonly int[] Opening = [(int)GatewayOpcode.Heartbeat, (int)GatewayOpcode.Identify, (int)GatewayOpcode.Resume];

    /// <summary>What a bot may send once it has a session.</summary>
    public static readonly int[] Opcodes = [.. Opening, (int)GatewayOpcode.PresenceUpdate, Voice, Members, Sounds, ChannelInfo];

    /// <summary>Whether a frame's data has the shape that its opcode asks for.</summary>
    public static bool Fits(SentFrame frame) =>
        frame.Op switch
        {
            (int)GatewayOpcode.Heartbeat => frame.Data.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined || Shape.IsWhole(frame.Data) && frame.Data.GetInt64() >= 0,
            (int)GatewayOpcode.Identify => IsIdentify(frame.Data),
            (int)GatewayOpcode.Resume => Shape.Has(frame.Data, "session_id", Shape.IsText) && Shape.Has(frame.Data, "seq", d => Shape.IsInt(d, 0, int.MaxValue)),
            (int)GatewayOpcode.PresenceUpdate => IsPresence(frame.Data),
            Voice => IsVoice(frame.Data),
            Members => IsMembers(frame.Data),
            Sounds => Shape.Has(frame.Data, "guild_ids", d => Shape.IsListOf(d, Shape.IsId)),
            _ => Shape.Has(frame.Data, "guild_id", Shape.IsId) && Shape.Has(frame.Data, "fields", d => Shape.IsListOf(d, Shape.IsText)),
        };

    /// <summary>Whether the bot takes large frames packed, each by itself.</summary>
    public static bool AsksForPacked(JsonElement identify) => Shape.Has(identify, "compress", d => d.ValueKind == JsonValueKind.True);

    private static bool IsIdentify(JsonElement data) =>
        Shape.Has(data, "properties", IsProgram)
        && Shape.May(data, "compress", Shape.IsFlag)
        && Shape.May(data, "large_threshold", d => Shape.IsInt(d, LargeThreshold.Min, LargeThreshold.Max))
        && Shape.May(data, "presence", IsPresence);

    /// <summary>Names with a dollar are old and still taken.</summary>
    private static bool IsProgram(JsonElement properties) =>
        ProgramFields.All(name => Shape.Has(properties, name, Shape.IsText) || Shape.Has(properties, "$" + name, Shape.IsText));

    private static bool IsPresence(JsonElement data) =>
        Shape.Has(data, "status", d => Shape.IsText(d) && Statuses.Contains(d.GetString()))
        && Shape.Has(data, "afk", Shape.IsFlag)
        && Shape.May(data, "since", Shape.IsWhole)
        // Well-known libraries send a null for an activity that is none, and Discord takes it.
        && Shape.Has(data, "activities", d => Shape.IsListOf(d, a => a.ValueKind == JsonValueKind.Null || Shape.Has(a, "name", Shape.IsText) && Shape.Has(a, "type", Shape.IsWhole)));

    private static bool IsVoice(JsonElement data) =>
        Shape.Has(data, "guild_id", Shape.IsId) && Shape.May(data, "channel_id", Shape.IsId) && Shape.Has(data, "self_mute", Shape.IsFlag) && Shape.Has(data, "self_deaf", Shape.IsFlag);

    /// <summary>Members by the beginning of their names, with how many at most, or by their ids.</summary>
    private static bool IsMembers(JsonElement data)
    {
        var byName = Shape.Has(data, "query", Shape.IsText) && Shape.Has(data, "limit", d => Shape.IsInt(d, 0, int.MaxValue));
        var byId = Shape.Has(data, "user_ids", d => Shape.IsId(d) || Shape.IsListOf(d, Shape.IsId));
        return Shape.Has(data, "guild_id", Shape.IsId) && (byName || byId) && Shape.May(data, "presences", Shape.IsFlag);
    }
}
