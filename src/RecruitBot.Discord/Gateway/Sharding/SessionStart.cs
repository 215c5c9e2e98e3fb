using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RecruitBot.Discord.Gateway.Transport;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Discord.Gateway.Sharding;

/// <summary>
/// Asks where a new session may begin, and waits until one may: a bot that begins too many in a day has its token reset
/// (events/gateway, Identifying and Session Start Limit Object). Shared by all shards of a process, and by a folder with other processes on the same
/// machine. Of those on others it sees only what they used up; when two begin in the same five seconds, Discord turns one away with an invalid
/// session, and that one comes again after a pause of its own.
/// </summary>
internal sealed class SessionStart
{
    private readonly bool? _compress;
    private readonly IDiscordRest _rest;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SharedStarts _shared;
    private readonly StartAllowance _allowance;
    private readonly Turnstile _asking = new();
    private readonly ConcurrentDictionary<int, StartLane> _lanes = new();

    /// <summary>How many lanes there are: one until Discord says otherwise.</summary>
    private volatile int _concurrency = 1;

    public SessionStart(GatewayOptions options, IDiscordRest rest, TimeProvider time, ILogger logger)
    {
        (_compress, _rest, _time, _logger) = (options.Compress, rest, time, logger);
        _shared = new SharedStarts(options.StartsFolder, options.Token, time, logger);
        _allowance = new StartAllowance(_shared, time);
    }

    /// <summary>Leave for the next session of that shard; to be used at once.</summary>
    /// <exception cref="DiscordUnavailableException">Discord cannot be asked, or names no address.</exception>
    public async Task<SessionPermit> NextAsync(int shard, CancellationToken cancellationToken)
    {
        while (true)
        {
            var lane = await EnterAsync(shard, cancellationToken);
            var isTaken = false;
            try
            {
                var address = await AllowedAsync(cancellationToken);
                isTaken = true;
                if (lane.Key == shard % _concurrency)
                {
                    await lane.KeepApartAsync(cancellationToken);
                    return new SessionPermit(address, used => SettleAsync(lane, used));
                }
                // Discord has just said how many lanes there are, and this shard belongs into another.
                await SettleAsync(lane, used: false);
            }
            catch (Exception)
            {
                lane.Leave(used: false);
                if (isTaken)
                    await _allowance.GiveBackAsync();
                throw;
            }
        }
    }

    private async Task<StartLane> EnterAsync(int shard, CancellationToken cancellationToken)
    {
        while (true)
        {
            var key = shard % _concurrency;
            var lane = _lanes.GetOrAdd(key, _ => new StartLane(key, _shared, _time));
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
                var gateway = await _rest.GetGatewayBotAsync(cancellationToken);
                var limit = gateway.SessionStartLimit;
                _concurrency = Math.Max(1, limit.MaxConcurrency);
                var address = GatewayAddress.From(gateway.Url, _compress) ?? throw new DiscordUnavailableException("Discord named no address for its gateway.");
                if (await _allowance.TryTakeAsync(limit, cancellationToken))
                    return address;
                var pause = TimeSpan.FromMilliseconds(Math.Max(limit.ResetAfter, StartLane.Between.TotalMilliseconds));
                _logger.LogWarning("Discord allows this bot no further session today; waiting {Minutes:0.0} minutes", pause.TotalMinutes);
                await Task.Delay(pause, _time, cancellationToken);
            }
        }
        finally
        {
            _asking.Leave();
        }
    }

    private async Task SettleAsync(StartLane lane, bool used)
    {
        lane.Leave(used);
        if (!used)
            await _allowance.GiveBackAsync();
    }
}
