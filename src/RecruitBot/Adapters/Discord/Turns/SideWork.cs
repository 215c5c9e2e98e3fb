using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RecruitBot.Adapters.Discord.Turns;

/// <summary>Work that runs beside the gateway's events and is waited for when the bot stops.</summary>
public sealed class SideWork(ILogger<SideWork> logger)
{
    private readonly ConcurrentDictionary<Task, bool> _running = new();

    /// <summary>Whether nothing runs.</summary>
    public bool IsEmpty => _running.IsEmpty;

    /// <summary>Begins some work.</summary>
    public void Run(Func<Task> work)
    {
        var task = Task.Run(async () =>
        {
            try
            {
                await work();
            }
            catch (OperationCanceledException)
            {
                // Stopped.
            }
            catch (Exception e)
            {
                logger.LogError("Something could not be done: {Fault}", e.GetType().Name);
            }
        });
        _running[task] = true;
        _ = task.ContinueWith(t => _running.TryRemove(t, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>When everything that has begun so far is done.</summary>
    public Task IdleAsync() => Task.WhenAll(_running.Keys);
}
