namespace RecruitBot.Discord.Rest.RateLimits;

/// <summary>Lets one at a time through, strictly in the order in which they came.</summary>
internal sealed class Turns
{
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Waits for the turn; whoever comes next waits until the result is set.</summary>
    public async Task<TaskCompletionSource> EnterAsync(CancellationToken cancellationToken)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_lock)
        {
            before = _last;
            _last = mine.Task;
        }
        try
        {
            await before.WaitAsync(cancellationToken);
            return mine;
        }
        catch (OperationCanceledException)
        {
            // Whoever gives up hands the turn on, but not before it is due.
            _ = before.ContinueWith(_ => mine.SetResult(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            throw;
        }
    }
}
