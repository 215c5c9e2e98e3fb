using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Turns;

/// <summary>
/// Changes and deletions of messages, in order within a channel and behind what was written there. What the store refused waits, with all that
/// comes after it in that channel, and is tried again: no event tells of it a second time.
/// </summary>
public sealed class CorrectionQueue(Lanes lanes, SideWork side, TimeProvider time, ILogger<CorrectionQueue> logger)
{
    // What does not fit is found by looking at the conversations when the bot returns.
    private const int MostWaiting = 1000;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Snowflake, Queue<Func<Task>>> _waiting = new();

    /// <summary>Takes a correction in its channel's lane.</summary>
    public void Enqueue(Snowflake channel, Func<Task> correction, CancellationToken ct) => lanes.Enqueue(channel, () => TakeAsync(channel, correction, ct));

    // Within a lane one thing is done at a time, so the queue of a channel needs no lock.
    private async Task TakeAsync(Snowflake channel, Func<Task> correction, CancellationToken ct)
    {
        if (_waiting.TryGetValue(channel, out var before))
        {
            if (before.Count < MostWaiting)
                before.Enqueue(correction);
            return;
        }
        try
        {
            await correction();
        }
        catch (StoreException e)
        {
            logger.LogError("A changed or deleted message waits because the store failed: {Reason}", e.Message);
            _waiting[channel] = new Queue<Func<Task>>([correction]);
            TryLater(channel, ct);
        }
    }

    private void TryLater(Snowflake channel, CancellationToken ct) =>
        side.Run(async () =>
        {
            await Task.Delay(Again, time, ct);
            lanes.Enqueue(channel, () => TryAgainAsync(channel, ct));
        });

    private async Task TryAgainAsync(Snowflake channel, CancellationToken ct)
    {
        var waiting = _waiting[channel];
        while (waiting.TryPeek(out var correction))
        {
            try
            {
                await correction();
            }
            catch (StoreException)
            {
                TryLater(channel, ct);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogError("A changed or deleted message could not be taken: {Fault}", e.GetType().Name);
            }
            waiting.Dequeue();
        }
        _waiting.TryRemove(channel, out _);
    }
}
