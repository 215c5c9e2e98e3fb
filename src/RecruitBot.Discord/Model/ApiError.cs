using System.Text.Json;

namespace RecruitBot.Discord.Model;

/// <summary>What Discord says when it refuses a request (reference, Error Messages).</summary>
public sealed record ApiError
{
    /// <summary>0 or one of <see cref="ApiErrorCode"/> and many more.</summary>
    public int Code { get; init; }
    public string Message { get; init; } = "";

    /// <summary>By field: lists of "_errors" with code and message.</summary>
    public JsonElement? Errors { get; init; }
}

/// <summary>What comes with status 429 (topics/rate-limits, Rate Limit Response Structure).</summary>
public sealed record RateLimited
{
    public string Message { get; init; } = "";

    /// <summary>Seconds.</summary>
    public double RetryAfter { get; init; }
    public bool Global { get; init; }
    public int? Code { get; init; }
}

/// <summary>The codes that change what a bot does next (topics/opcodes-and-status-codes, JSON Error Codes).</summary>
public static class ApiErrorCode
{
    public const int UnknownChannel = 10003;
    public const int UnknownGuild = 10004;
    public const int UnknownMember = 10007;
    public const int UnknownMessage = 10008;
    public const int UnknownUser = 10013;
    public const int UnknownWebhook = 10015;
    public const int UnknownInteraction = 10062;
    /// <summary>Too many direct messages were opened; waiting a little does not help. Comes with status 400, 403 or 429.</summary>
    public const int OpensDirectsTooFast = 40003;
    public const int AlreadyAcknowledged = 40060;
    public const int MissingAccess = 50001;
    public const int CannotMessageUser = 50007;
    public const int MissingPermissions = 50013;
    public const int InvalidWebhookToken = 50027;
    public const int InvalidFormBody = 50035;
    public const int ThreadArchived = 50083;
    public const int NoMutualGuilds = 50278;
    public const int ThreadLocked = 160005;
    public const int MaxActiveThreads = 160006;
    public const int EmptyMessage = 50006;
    public const int NoHistoryForReply = 160002;
    public const int BlockedByModeration = 200000;
    public const int HarmfulLink = 240000;
}
