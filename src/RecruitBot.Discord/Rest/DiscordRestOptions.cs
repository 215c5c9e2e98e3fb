namespace RecruitBot.Discord.Rest;

/// <summary>How REST requests are made.</summary>
/// <param name="BaseUrl">Where the interface is, with its version: <see cref="Official"/>, or that of a simulator.</param>
/// <param name="Token">The bot's token; a secret, never part of a message or log.</param>
public sealed record DiscordRestOptions(Uri BaseUrl, string Token)
{
    /// <summary>Discord's own (reference, API Versioning).</summary>
    public static Uri Official { get; } = new("https://discord.com/api/v10");

    /// <summary>Who is calling, as Discord asks of every bot (reference, User Agent): an address and a version.</summary>
    public string UserAgent { get; init; } = "DiscordBot (https://example.org/recruitbot, 0.1)";

    /// <summary>Requests within any second; Discord grants big bots more on request (topics/rate-limits, Global Rate Limit).</summary>
    public int RequestsPerSecond { get; init; } = 50;

    /// <summary>How often one request is sent before it is given up.</summary>
    public int MostAttempts { get; init; } = 5;

    /// <summary>The longest that a request waits for its turn at once; one that would have to wait longer fails instead.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Stands in the server's audit log where something is created, changed or deleted; people read it, so nothing personal.</summary>
    public string? AuditLogReason { get; init; }

    /// <summary>Told once when Discord refuses the token: no request can be made any more until a person changes it.</summary>
    public Action<DiscordFatalException>? OnTokenRefused { get; init; }

    /// <inheritdoc/>
    public override string ToString() => BaseUrl.ToString();
}
