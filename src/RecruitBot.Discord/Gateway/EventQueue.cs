using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace RecruitBot.Discord.Gateway;

/// <summary>Between connections and the handler: events go one at a time and in order, and a slow handler never holds up a connection.</summary>
internal sealed class EventQueue(Func<GatewayEvent, CancellationToken, ValueTask> handle, ILogger logger)
{
    private readonly Channel<GatewayEvent> _events = Channel.CreateUnbounded<GatewayEvent>(new UnboundedChannelOptions { SingleReader = true });

    public void Add(GatewayEvent happened) => _events.Writer.TryWrite(happened);

    /// <summary>Runs the handler and the connections until cancelled, or until one of them ends; that ends the others too.</summary>
    public async Task RunAsync(IEnumerable<Func<CancellationToken, Task>> connections, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task> running = [HandleAsync(stop.Token), .. connections.Select(c => c(stop.Token))];
        await Task.WhenAny(running);
        await stop.CancelAsync();
        try
        {
            await Task.WhenAll(running);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to end.
        }
    }

    private async Task HandleAsync(CancellationToken cancellationToken)
    {
        await foreach (var happened in _events.Reader.ReadAllAsync(cancellationToken))
            try
            {
                await handle(happened, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is not DiscordFatalException)
            {
                // The message of an exception may quote what people wrote; its kind and place do not.
                logger.LogError("Handling {Event} failed: {Problem} at {Place}", happened.GetType().Name, problem.GetType().Name, problem.TargetSite?.Name);
            }
    }
}
