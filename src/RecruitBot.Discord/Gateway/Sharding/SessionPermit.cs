namespace RecruitBot.Discord.Gateway.Sharding;

/// <summary>Leave to begin one session, at once; whoever holds it says when it was used, or gives it back by disposing of it.</summary>
internal sealed class SessionPermit(Uri address, Action<bool> settle) : IDisposable
{
    private Action<bool>? _settle = settle;

    /// <summary>Where the session may begin.</summary>
    public Uri Address => address;

    /// <summary>The session has been asked for.</summary>
    public void Use() => Interlocked.Exchange(ref _settle, null)?.Invoke(true);

    public void Dispose() => Interlocked.Exchange(ref _settle, null)?.Invoke(false);
}
