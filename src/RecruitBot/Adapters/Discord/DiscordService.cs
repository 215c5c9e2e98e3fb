using Microsoft.Extensions.Hosting;
using RecruitBot.Discord;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Configuration;
using Microsoft.Extensions.Logging;

namespace RecruitBot.Adapters.Discord;

/// <summary>Why the program has to stop; null while it need not.</summary>
public sealed class StopReason(IHostApplicationLifetime lifetime)
{
    private string? _message;

    /// <summary>One sentence for the operator: the first that was given.</summary>
    public string? Message => _message;

    /// <summary>Stops the program, since Discord will not have the bot until a person changes something.</summary>
    public void Stop(DiscordFatalException because)
    {
        Interlocked.CompareExchange(ref _message, because.Message, null);
        lifetime.StopApplication();
    }
}

/// <summary>Keeps the bot connected until the program stops, or until Discord will not have it.</summary>
public sealed class DiscordService(
    DiscordSettings settings,
    StorageSettings storage,
    IDiscordRest rest,
    DiscordFrontEnd frontEnd,
    StopReason reason,
    GatewayFactory gateways,
    TimeProvider time,
    ILogger<DiscordService> logger
) : BackgroundService
{
    private const GatewayIntents Always = GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.DirectMessages;
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Latest = TimeSpan.FromMinutes(1);

    /// <summary>A new session may begin five seconds after the one that was refused (events/gateway, Rate Limiting).</summary>
    private static readonly TimeSpan BetweenSessions = TimeSpan.FromSeconds(5.5);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(4);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await StayConnectedAsync(stoppingToken);
        }
        catch (DiscordFatalException e)
        {
            reason.Stop(e);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Asked to stop: what has begun is finished; what has not is found again by the next run.
        }
        try
        {
            await frontEnd.IdleAsync().WaitAsync(Grace, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            // The store is durable and the outbox resumes: nothing is lost by leaving now.
        }
    }

    /// <summary>
    /// Connects with the intents that the application may have, and anew with what is left when one was switched off meanwhile: without the words
    /// of messages the bot works on, in direct messages. When nothing has been switched off, the refusal is for a person to mend.
    /// </summary>
    private async Task StayConnectedAsync(CancellationToken ct)
    {
        for (var intents = await IntentsAsync(ct); ; )
            try
            {
                var options = new GatewayOptions(settings.Token!, intents) { ListensTo = frontEnd.ListensTo, StartsFolder = ShardSettings.StartsFolder(settings, storage) };
                // What has begun goes on when this connection ends, in the next one.
                await gateways(options).RunAsync((e, _) => frontEnd.HandleAsync(e, ct), ct);
                return;
            }
            catch (DiscordFatalException e) when (e.IsOfIntents)
            {
                var allowed = await IntentsAsync(ct);
                if (allowed == intents)
                    throw;
                intents = allowed;
                logger.LogWarning("The Message Content Intent was switched off; connecting again without it.");
                await Task.Delay(BetweenSessions, time, ct);
            }
    }

    /// <summary>Asks only for what the application may have: a privileged intent that is switched off would end the connection.</summary>
    private async Task<GatewayIntents> IntentsAsync(CancellationToken ct)
    {
        for (var delay = Soonest; ; delay = delay * 2 > Latest ? Latest : delay * 2)
        {
            try
            {
                var flags = (await rest.GetApplicationAsync(ct)).Flags ?? ApplicationFlags.None;
                return (flags & (ApplicationFlags.MessageContent | ApplicationFlags.MessageContentLimited)) == ApplicationFlags.None
                    ? Always
                    : Always | GatewayIntents.MessageContent;
            }
            catch (Exception e) when (e is DiscordUnavailableException or DiscordApiException)
            {
                logger.LogWarning("{Reason} Trying again in {Seconds} s.", OutOfReach.Words(e, settings), delay.TotalSeconds);
                await Task.Delay(delay, time, ct);
            }
        }
    }
}
