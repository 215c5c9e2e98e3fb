using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// Brings recorded replies to where they belong, in order, and notes that it did. What a crash left undelivered is delivered by the next run
/// under the same nonce.
/// </summary>
public sealed class Deliverer(ISessionStore store, IChatPlatform platform) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Delivers all that waits for a place of the platform (all places when null). Returns how many replies were delivered.</summary>
    public async Task<int> DeliverAsync(string? placeId, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var pending = await store.PendingAsync(platform.Name, placeId, cancellationToken);
            foreach (var delivery in pending)
            {
                await platform.DeliverAsync(delivery.Place, delivery.Reply, delivery.Nonce, cancellationToken);
                await store.MarkDeliveredAsync([delivery], CancellationToken.None);
            }
            return pending.Count;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();
}
