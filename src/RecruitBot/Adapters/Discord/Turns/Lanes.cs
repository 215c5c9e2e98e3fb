using Microsoft.Extensions.Logging;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Turns;

/// <summary>
/// Work that comes from the gateway, which must not wait for it: in order within a channel, side by side across channels. A lane is gone when
/// nothing is left in it.
/// </summary>
public sealed class Lanes(ILogger<Lanes> logger)
{
    private readonly Dictionary<Snowflake, Task> _tails = [];
    private readonly Lock _lock = new();

    /// <summary>Puts work behind what waits for the channel already.</summary>
    public void Enqueue(Snowflake channel, Func<Task> work)
    {
        lock (_lock)
        {
            var before = _tails.GetValueOrDefault(channel, Task.CompletedTask);
            var task = RunAsync(before, work);
            _tails[channel] = task;
            _ = task.ContinueWith(_ => Leave(channel, task), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>Whether nothing waits and nothing is being done.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (_lock)
                return _tails.Count == 0;
        }
    }

    /// <summary>When everything that was put in so far is done.</summary>
    public Task IdleAsync()
    {
        lock (_lock)
            return Task.WhenAll(_tails.Values);
    }

    private async Task RunAsync(Task before, Func<Task> work)
    {
        await before;
        await Task.Yield();
        try
        {
            await work();
        }
        catch (OperationCanceledException)
        {
            // Stopped: what was not handled is fetched by the next run.
        }
        catch (Exception e)
        {
            // One message must not stop those behind it. The exception's text could hold somebody's words.
            logger.LogError("A message could not be handled: {Fault}", e.GetType().Name);
        }
    }

    private void Leave(Snowflake channel, Task task)
    {
        lock (_lock)
            if (_tails.GetValueOrDefault(channel) == task)
                _tails.Remove(channel);
    }
}
