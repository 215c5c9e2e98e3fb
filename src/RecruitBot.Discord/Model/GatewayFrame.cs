using System.Text.Json;

namespace RecruitBot.Discord.Model;

/// <summary>What a gateway frame is for (topics/opcodes-and-status-codes, Gateway Opcodes).</summary>
public enum GatewayOpcode
{
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    PresenceUpdate = 3,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
}

/// <summary>Which events a bot receives (events/gateway, List of Intents).</summary>
[Flags]
public enum GatewayIntents
{
    None = 0,
    Guilds = 1 << 0,

    /// <summary>Privileged.</summary>
    GuildMembers = 1 << 1,
    GuildMessages = 1 << 9,
    DirectMessages = 1 << 12,

    /// <summary>Privileged: without it the words of messages in servers are empty, mentions of the bot excepted.</summary>
    MessageContent = 1 << 15,
}

/// <summary>Why the gateway closed (topics/opcodes-and-status-codes, Gateway Close Event Codes).</summary>
public enum GatewayCloseCode
{
    UnknownError = 4000,
    UnknownOpcode = 4001,
    DecodeError = 4002,
    NotAuthenticated = 4003,
    AuthenticationFailed = 4004,
    AlreadyAuthenticated = 4005,
    InvalidSequence = 4007,
    RateLimited = 4008,
    SessionTimedOut = 4009,
    InvalidShard = 4010,
    ShardingRequired = 4011,
    InvalidApiVersion = 4012,
    InvalidIntents = 4013,
    DisallowedIntents = 4014,
}

/// <summary>Every frame, in both directions (events/gateway-events, Payload Structure).</summary>
/// <param name="Op">What it is for.</param>
/// <param name="D">Its data.</param>
/// <param name="S">Number of a dispatch within its session.</param>
/// <param name="T">Name of a dispatch.</param>
public sealed record GatewayFrame(GatewayOpcode Op, JsonElement? D = null, int? S = null, string? T = null);

/// <summary>First frame: how often to send heartbeats, in milliseconds.</summary>
public sealed record Hello
{
    public required int HeartbeatInterval { get; init; }
}

/// <summary>Opens a session (events/gateway-events, Identify).</summary>
public sealed record Identify
{
    public required string Token { get; init; }
    public GatewayIntents Intents { get; init; }
    public required IdentifyProperties Properties { get; init; }

    /// <summary>Number of this shard, and how many there are.</summary>
    public IReadOnlyList<int>? Shard { get; init; }
    public int? LargeThreshold { get; init; }
    public bool? Compress { get; init; }
}

/// <summary>What the program is.</summary>
public sealed record IdentifyProperties
{
    public required string Os { get; init; }
    public required string Browser { get; init; }
    public required string Device { get; init; }
}

/// <summary>Goes on with a session (events/gateway-events, Resume).</summary>
public sealed record Resume
{
    public required string Token { get; init; }
    public required string SessionId { get; init; }
    public required int Seq { get; init; }
}

/// <summary>A session has begun (events/gateway-events, Ready).</summary>
public sealed record Ready
{
    public int V { get; init; }
    public required User User { get; init; }
    public IReadOnlyList<Guild> Guilds { get; init; } = [];
    public required string SessionId { get; init; }
    public required string ResumeGatewayUrl { get; init; }
    public IReadOnlyList<int>? Shard { get; init; }
    public Application? Application { get; init; }
}

/// <summary>Where to connect and how often one may (events/gateway, Get Gateway Bot).</summary>
public sealed record GatewayBot
{
    public required string Url { get; init; }
    public int Shards { get; init; } = 1;
    public required SessionStartLimit SessionStartLimit { get; init; }
}

/// <summary>How many sessions may still begin; <see cref="ResetAfter"/> in milliseconds.</summary>
public sealed record SessionStartLimit
{
    public int Total { get; init; }
    public int Remaining { get; init; }
    public int ResetAfter { get; init; }
    public int MaxConcurrency { get; init; } = 1;
}
