using Discord.WebSocket;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.DiscordNet.Events;
using RecruitBot.Adapters.DiscordNet.Interactions;
using RecruitBot.Configuration;
using RecruitBot.Discord;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Gateway.Sharding;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Gateway;

/// <summary>
/// The gateway by way of Discord.Net, which connects, resumes and keeps its shards apart by itself. What it does not know is added: a close
/// that is final ends the program with a sentence, no session is begun when none is left for the day, and a shard that it has given up is begun anew.
/// </summary>
internal sealed class LibraryGateway(
    GatewayOptions options,
    DiscordSettings settings,
    IDiscordRest rest,
    InteractionTable interactions,
    LibraryLog log,
    TimeProvider time,
    ILogger logger
) : IGateway
{
    private static readonly TimeSpan Parting = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);

    private readonly SessionStart _start = new(options, rest, time, logger);

    /// <inheritdoc/>
    public Task RunAsync(Func<GatewayEvent, CancellationToken, ValueTask> handle, CancellationToken cancellationToken)
    {
        var queue = new EventQueue(handle, logger);
        return queue.RunAsync([token => StayConnectedAsync(queue.Add, token)], cancellationToken);
    }

    private async Task StayConnectedAsync(Action<GatewayEvent> emit, CancellationToken cancellationToken)
    {
        var delays = new ReconnectDelays(Random.Shared);
        while (true)
        {
            string reason;
            try
            {
                var end = await OnceAsync(emit, cancellationToken);
                if (end.Onward == Onward.Stop)
                    throw end.AsFault();
                reason = end.Reason;
            }
            catch (Exception problem) when (problem is DiscordUnavailableException or DiscordApiException)
            {
                reason = problem.Message;
            }
            catch (Exception problem) when (problem is Library.Net.HttpException or HttpRequestException or TimeoutException or IOException)
            {
                reason = "Discord cannot be asked for its gateway";
            }
            cancellationToken.ThrowIfCancellationRequested();
            var pause = delays.Next();
            logger.LogWarning("Not connected ({Reason}); trying again in {Seconds:0.0} s", reason, pause.TotalSeconds);
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>One life of the library's client: until it is told to stop, or cannot go on by itself.</summary>
    private async Task<ConnectionEnd> OnceAsync(Action<GatewayEvent> emit, CancellationToken cancellationToken)
    {
        var choice = ShardSettings.Read(settings);
        var gateway = await AllowedAsync(choice, cancellationToken);
        var count = choice.Count ?? Math.Max(1, gateway.Shards);
        var ids = choice.Ids ?? [.. Enumerable.Range(0, count)];
        var client = new DiscordShardedClient([.. ids.Order()], SocketConfig.Of(options, settings, count, gateway.SessionStartLimit.MaxConcurrency, _start, time));
        client.Log += log.WriteAsync;
        var end = new TaskCompletionSource<ConnectionEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
        var shards = client.Shards.Select(s => new ShardEvents(s, count, options, interactions, emit, e => end.TrySetResult(e), logger)).ToList();
        try
        {
            await client.LoginAsync(Library.TokenType.Bot, options.Token, validateToken: false);
            await StartAsync(client, end.Task, cancellationToken);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var upkeep = Upkeep.RunAsync(client, e => end.TrySetResult(e), time, stop.Token);
            try
            {
                return await end.Task.WaitAsync(cancellationToken);
            }
            finally
            {
                await stop.CancelAsync();
                await upkeep;
            }
        }
        finally
        {
            shards.ForEach(s => s.Leave());
            // What the library says of being stopped, it says as a warning.
            client.Log -= log.WriteAsync;
            await PartAsync(client);
        }
    }

    /// <summary>
    /// Starts the shards one after the other, that with the direct messages first, so that they never wait for the others; the library would start
    /// them in no order.
    /// </summary>
    private async Task StartAsync(DiscordShardedClient client, Task ended, CancellationToken cancellationToken)
    {
        foreach (var shard in client.Shards.OrderBy(s => s.ShardId))
        {
            var connected = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Task Note()
            {
                connected.TrySetResult();
                return Task.CompletedTask;
            }
            shard.Connected += Note;
            await shard.StartAsync();
            // One that cannot connect holds the others up no longer than one that has to wait for its turn.
            await Task.WhenAny(connected.Task, ended, Task.Delay(Turn, time, cancellationToken));
            shard.Connected -= Note;
            cancellationToken.ThrowIfCancellationRequested();
            if (ended.IsCompleted)
                return;
        }
    }

    /// <summary>Asks where the gateway is, and waits while no session is left for the day: the library would begin one, and Discord reset the token (events/gateway, Identifying).</summary>
    private async Task<GatewayBot> AllowedAsync(ShardChoice choice, CancellationToken cancellationToken)
    {
        while (true)
        {
            var gateway = await rest.GetGatewayBotAsync(cancellationToken);
            if (gateway.SessionStartLimit.Remaining >= (choice.Ids?.Count ?? choice.Count ?? Math.Max(1, gateway.Shards)))
                return gateway;
            var pause = TimeSpan.FromMilliseconds(Math.Max(gateway.SessionStartLimit.ResetAfter, 5000));
            logger.LogWarning("Discord allows this bot no further session today; waiting {Minutes:0.0} minutes", pause.TotalMinutes);
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private async Task PartAsync(DiscordShardedClient client)
    {
        try
        {
            await client.StopAsync();
            await client.LogoutAsync().WaitAsync(Parting, time);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            logger.LogDebug("Discord.Net did not part in time: {Problem}", problem.GetType().Name);
        }
        await client.DisposeAsync();
    }
}
