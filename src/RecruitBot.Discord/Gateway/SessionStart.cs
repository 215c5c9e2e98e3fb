using Microsoft.Extensions.Logging;
using RecruitBot.Discord.Gateway.Transport;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Discord.Gateway;

/// <summary>
/// Asks where a new session may begin, and waits until one may: a bot that begins too many in a day has its token reset
/// (events/gateway, Identifying and Session Start Limit Object).
/// </summary>
internal sealed class SessionStart(bool? compress, IDiscordRest rest, TimeProvider time, ILogger logger)
{
    /// <summary>Between two sessions of one bot (events/gateway, Max Concurrency).</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    private long? _last;

    /// <summary>The address for the next session; to be used at once.</summary>
    /// <exception cref="DiscordUnavailableException">Discord cannot be asked, or names no address.</exception>
    public async Task<Uri> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var gateway = await rest.GetGatewayBotAsync(cancellationToken);
            var limit = gateway.SessionStartLimit;
            if (limit.Remaining > 0)
            {
                await KeepApartAsync(cancellationToken);
                return GatewayAddress.From(gateway.Url, compress) ?? throw new DiscordUnavailableException("Discord named no address for its gateway.");
            }
            var pause = TimeSpan.FromMilliseconds(Math.Max(limit.ResetAfter, Between.TotalMilliseconds));
            logger.LogWarning("Discord allows this bot no further session today; waiting {Minutes:0.0} minutes", pause.TotalMinutes);
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private async Task KeepApartAsync(CancellationToken cancellationToken)
    {
        if (_last is { } last && Between - time.GetElapsedTime(last) is var left && left > TimeSpan.Zero)
            await Task.Delay(left, time, cancellationToken);
        _last = time.GetTimestamp();
    }
}
