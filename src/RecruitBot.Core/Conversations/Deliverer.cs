using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// Brings recorded replies to where they belong, in order within a place and side by side across places, and notes that it did. What fails,
/// or what a crash left undelivered, stays pending and is delivered by a later call under the same nonce.
/// </summary>
public sealed class Deliverer(ISessionStore store, IChatPlatform platform, ILogger<Deliverer> logger) : IDisposable
{
    private const int MostPlacesAtOnce = 8;

    private readonly Turnstiles<Place> _places = new();
    private readonly ConcurrentDictionary<Place, bool> _failing = new();
    private readonly SemaphoreSlim _room = new(MostPlacesAtOnce, MostPlacesAtOnce);

    /// <summary>
    /// Delivers what waits for a place of the platform (for all places when null). Returns how many replies were delivered. A place that
    /// cannot be reached keeps its replies and holds up no other.
    /// </summary>
    /// <exception cref="StoreException">The store failed.</exception>
    public async Task<int> DeliverAsync(string? placeId, CancellationToken cancellationToken)
    {
        if (placeId is not null)
            return await ToPlaceAsync(new Place(platform.Name, placeId), cancellationToken);
        var pending = await store.PendingAsync(platform.Name, null, cancellationToken);
        var counts = await Task.WhenAll(pending.Select(d => d.Place).Distinct().Select(p => InRoomAsync(p, cancellationToken)));
        return counts.Sum();
    }

    private async Task<int> InRoomAsync(Place place, CancellationToken ct)
    {
        await _room.WaitAsync(ct);
        try
        {
            return await ToPlaceAsync(place, ct);
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task<int> ToPlaceAsync(Place place, CancellationToken ct)
    {
        using var _ = await _places.EnterAsync(place, ct);
        var done = 0;
        foreach (var delivery in await store.PendingAsync(place.Platform, place.Id, ct))
        {
            try
            {
                await platform.DeliverAsync(delivery.Place, delivery.Reply, delivery.Nonce, ct);
            }
            catch (Exception fault) when (fault is not StoreException && !ct.IsCancellationRequested)
            {
                // What comes after it waits too: a reply never overtakes another of its place.
                Note(delivery, fault);
                return done;
            }
            await store.MarkDeliveredAsync([delivery], CancellationToken.None);
            done++;
        }
        _failing.TryRemove(place, out bool _);
        return done;
    }

    /// <summary>Once until the place is reached again. Only our own exception's message is known to hold nobody's words.</summary>
    private void Note(Delivery delivery, Exception fault)
    {
        if (_failing.TryAdd(delivery.Place, true))
            logger.LogWarning(
                "A reply of session {Session} could not be delivered and waits: {Reason}",
                delivery.SessionId,
                fault is DeliveryException ? fault.Message : fault.GetType().Name
            );
    }

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();
}
