using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Conversations;

/// <summary>What a platform keeps of conversations beside the store: messages, threads, notes about them.</summary>
public interface IPlatformTraces
{
    /// <summary>What the key of a note begins with that says whose erasure was begun on a platform and is not complete.</summary>
    const string BegunKey = "erase.";

    /// <summary>
    /// Removes what the platform keeps of these sessions, before the store erases them. May be called again for the same sessions; what is
    /// gone already is no failure.
    /// </summary>
    /// <exception cref="ErasureWaitsException">The team has to do something first; it is finished by itself then.</exception>
    Task RemoveAsync(IReadOnlyList<SessionHead> sessions, CancellationToken cancellationToken);

    /// <summary>The store has erased them too: an erasure that was begun is complete, and need not be finished after a crash.</summary>
    Task RemovedAsync(string candidateId, CancellationToken cancellationToken);
}

/// <summary>A platform that keeps nothing, such as a terminal.</summary>
public sealed class NoTraces : IPlatformTraces
{
    /// <inheritdoc/>
    public Task RemoveAsync(IReadOnlyList<SessionHead> sessions, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task RemovedAsync(string candidateId, CancellationToken cancellationToken) => Task.CompletedTask;
}
