using System.Globalization;
using RecruitBot.Discord.Model;
using RecruitBot.Simulator.Limits;

namespace RecruitBot.Simulator.Gateway;

/// <summary>What becomes of a bot that asks for a session.</summary>
internal enum Start
{
    Granted,

    /// <summary>Another one of its lane has just begun.</summary>
    TooSoon,

    /// <summary>It had all sessions of the day, and loses its token.</summary>
    Exhausted,
}

/// <summary>Which sessions may begin (events/gateway, Identifying, Max Concurrency, Session Start Limit Object).</summary>
internal sealed class Starts(TimeProvider time, Quotas quotas)
{
    private const string Identifies = "identifies";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Whether the bot's token is of no use any more.</summary>
    public bool IsTokenReset { get; private set; }

    /// <summary>How many may still begin.</summary>
    public SessionStartLimit Limit =>
        new()
        {
            Total = quotas.Options.Identifies,
            Remaining = Math.Max(0, quotas.Options.Identifies - quotas.Count(Identifies, Day)),
            ResetAfter = quotas.Oldest(Identifies, Day) is { } oldest ? (int)(oldest + Day - time.GetUtcNow()).TotalMilliseconds : 0,
            MaxConcurrency = quotas.Options.MaxConcurrency,
        };

    /// <summary>Counts a session that is asked for.</summary>
    public Start Take(Shard shard)
    {
        if (!quotas.TryUse(Identifies, quotas.Options.Identifies, Day))
        {
            IsTokenReset = true;
            return Start.Exhausted;
        }
        var lane = "identify " + (shard.Id % quotas.Options.MaxConcurrency).ToString(CultureInfo.InvariantCulture);
        return quotas.TryUse(lane, 1, TimeSpan.FromSeconds(quotas.Options.IdentifySeconds)) ? Start.Granted : Start.TooSoon;
    }

    /// <summary>The token is good again.</summary>
    public void RestoreToken() => IsTokenReset = false;
}
