namespace RecruitBot.Simulator;

/// <summary>How much of a thing a bot may do in a longer time, beside the limits of single requests. Discord's own numbers where it states them.</summary>
public sealed record QuotaOptions
{
    /// <summary>Nothing is counted: for tests that are about something else and begin many sessions in a moment.</summary>
    public static QuotaOptions Unlimited { get; } =
        new()
        {
            IdentifySeconds = 0,
            Identifies = int.MaxValue,
            NewCommands = int.MaxValue,
            Refusals = int.MaxValue,
            NewDirects = int.MaxValue,
            OldEdits = int.MaxValue,
        };

    /// <summary>Shards that may begin a session side by side (events/gateway, Max Concurrency).</summary>
    public int MaxConcurrency { get; init; } = 1;

    /// <summary>Seconds between two sessions that begin in one lane (events/gateway, Max Concurrency).</summary>
    public int IdentifySeconds { get; init; } = 5;

    /// <summary>Sessions that may be asked for in a day; one more resets the token (events/gateway, Identifying).</summary>
    public int Identifies { get; init; } = 1000;

    /// <summary>Shards that the bot needs; with fewer it is not let in (events/gateway, Sharding).</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Commands that may be made in a day (interactions/application-commands, Registering a Command).</summary>
    public int NewCommands { get; init; } = 200;

    /// <summary>Refused requests in ten minutes, after which the address is shut out (topics/rate-limits, Invalid Request Limit).</summary>
    public int Refusals { get; init; } = 10_000;

    /// <summary>Direct messages that may be opened in ten minutes; Discord has such a limit and tells no number (resources/user, Create DM).</summary>
    public int NewDirects { get; init; } = 200;

    /// <summary>Edits in an hour, in one channel, of messages older than that; Discord has such a limit and tells no number.</summary>
    public int OldEdits { get; init; } = 100;
}
