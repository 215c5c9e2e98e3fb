using Microsoft.Extensions.Hosting;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Core.Conversations.Leases;

namespace RecruitBot.Adapters.Discord.Leases;

/// <summary>What the front end does when conversations become this process's, or another's.</summary>
public sealed class LeaseService(IWorkShare share, DiscordFrontEnd frontEnd, Outbox outbox, TimeProvider time) : IHostedService, IDisposable
{
    /// <summary>Time to finish what has begun, before another process takes it up beside this one.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stopped = new();

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        share.Gained += Gained;
        share.Woken += outbox.Signal;
        share.Leaving = FinishAsync;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        share.Gained -= Gained;
        share.Woken -= outbox.Signal;
        return _stopped.CancelAsync();
    }

    /// <inheritdoc/>
    public void Dispose() => _stopped.Dispose();

    private void Gained(Predicate<string> keys) => frontEnd.TakeOver(keys, _stopped.Token);

    private async Task FinishAsync()
    {
        try
        {
            await frontEnd.IdleAsync().WaitAsync(Grace, time);
        }
        catch (TimeoutException)
        {
            // The store keeps what both do from being done twice.
        }
    }
}
