namespace RecruitBot.Discord.Gateway.Sharding;

/// <summary>Leave to begin one session, at once; whoever holds it says when it was used, or gives it back by disposing of it.</summary>
internal sealed class SessionPermit(Uri address, Func<bool, Task> settle) : IAsyncDisposable
{
    private Func<bool, Task>? _settle = settle;

    /// <summary>Where the session may begin.</summary>
    public Uri Address => address;

    /// <summary>The session has been asked for.</summary>
    public Task UseAsync() => Interlocked.Exchange(ref _settle, null)?.Invoke(true) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _settle, null) is { } settle)
            await settle(false);
    }
}
