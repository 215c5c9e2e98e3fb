using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RecruitBot.Discord.Gateway.Transport;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Discord.Gateway.Sharding;

/// <summary>
/// Asks where a new session may begin, and waits until one may: a bot that begins too many in a day has its token reset
/// (events/gateway, Identifying and Session Start Limit Object). Shared by all shards of a process. Of other processes it sees only what they
/// used up; when two of them begin in the same five seconds, Discord turns one away with an invalid session, and that one comes again after a
/// pause of its own.
/// </summary>
internal sealed class SessionStart(bool? compress, IDiscordRest rest, TimeProvider time, ILogger logger)
{
    private readonly Turnstile _asking = new();
    private readonly ConcurrentDictionary<int, StartLane> _lanes = new();
    private readonly StartAllowance _allowance = new(time);

    /// <summary>How many lanes there are: one until Discord says otherwise.</summary>
    private volatile int _concurrency = 1;

    /// <summary>Leave for the next session of that shard; to be used at once.</summary>
    /// <exception cref="DiscordUnavailableException">Discord cannot be asked, or names no address.</exception>
    public async Task<SessionPermit> NextAsync(int shard, CancellationToken cancellationToken)
    {
        var lane = await EnterAsync(shard, cancellationToken);
        try
        {
            var address = await AllowedAsync(cancellationToken);
            var permit = new SessionPermit(address, used => Settle(lane, used));
            try
            {
                await lane.KeepApartAsync(cancellationToken);
                return permit;
            }
            catch (OperationCanceledException)
            {
                _allowance.GiveBack();
                throw;
            }
        }
        catch (Exception)
        {
            lane.Leave(used: false);
            throw;
        }
    }

    private async Task<StartLane> EnterAsync(int shard, CancellationToken cancellationToken)
    {
        while (true)
        {
            var key = shard % _concurrency;
            var lane = _lanes.GetOrAdd(key, _ => new StartLane(time));
            await lane.EnterAsync(cancellationToken);
            if (shard % _concurrency == key)
                return lane;
            // Meanwhile Discord has said how many lanes there are.
            lane.Leave(used: false);
        }
    }

    private async Task<Uri> AllowedAsync(CancellationToken cancellationToken)
    {
        await _asking.EnterAsync(cancellationToken);
        try
        {
            while (true)
            {
                var gateway = await rest.GetGatewayBotAsync(cancellationToken);
                var limit = gateway.SessionStartLimit;
                _concurrency = Math.Max(1, limit.MaxConcurrency);
                var address = GatewayAddress.From(gateway.Url, compress) ?? throw new DiscordUnavailableException("Discord named no address for its gateway.");
                if (_allowance.TryTake(limit))
                    return address;
                var pause = TimeSpan.FromMilliseconds(Math.Max(limit.ResetAfter, StartLane.Between.TotalMilliseconds));
                logger.LogWarning("Discord allows this bot no further session today; waiting {Minutes:0.0} minutes", pause.TotalMinutes);
                await Task.Delay(pause, time, cancellationToken);
            }
        }
        finally
        {
            _asking.Leave();
        }
    }

    private void Settle(StartLane lane, bool used)
    {
        if (!used)
            _allowance.GiveBack();
        lane.Leave(used);
    }
}
