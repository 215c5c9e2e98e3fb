using Microsoft.Extensions.Hosting;
using RecruitBot.Discord;
using RecruitBot.Discord.Gateway;

namespace RecruitBot.Adapters.Discord;

/// <summary>Why the program has to stop; null while it need not.</summary>
public sealed class StopReason
{
    /// <summary>One sentence for the operator.</summary>
    public string? Message { get; set; }
}

/// <summary>Keeps the bot connected until the program stops, or until Discord will not have it.</summary>
public sealed class DiscordService(GatewayClient gateway, DiscordFrontEnd frontEnd, IHostApplicationLifetime lifetime, StopReason reason) : BackgroundService
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(4);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await gateway.RunAsync(frontEnd.HandleAsync, stoppingToken);
        }
        catch (DiscordFatalException e)
        {
            reason.Message = e.Message;
            lifetime.StopApplication();
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
}
