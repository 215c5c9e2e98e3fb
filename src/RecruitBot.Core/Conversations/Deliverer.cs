using Microsoft.Extensions.Logging;
using RecruitBot.Core.Conversations.Leases;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Conversations;

/// <summary>
/// Brings recorded replies to where they belong, in order within a place and side by side across places, and notes that it did. What fails,
/// or what a crash left undelivered, stays pending and is delivered by a later call under the same nonce.
/// </summary>
public sealed class Deliverer(ISessionStore store, IChatPlatform platform, Whereabouts whereabouts, TimeProvider time, ILogger<Deliverer> logger, ILeases? leases = null) : IDisposable
{
    private const int MostPlacesAtOnce = 8;

    private readonly Turnstiles<Place> _places = new();
    private readonly DeliveryPauses _pauses = new(time);
    private readonly SemaphoreSlim _room = new(MostPlacesAtOnce, MostPlacesAtOnce);
    private HashSet<string>? _leftBehind;

    /// <summary>
    /// Delivers what waits for a place of the platform (for all places when null, those excepted that failed a short while ago). Returns how
    /// many replies were delivered. A place that cannot be reached keeps its replies and holds up no other.
    /// </summary>
    /// <exception cref="StoreException">The store failed.</exception>
    public async Task<int> DeliverAsync(string? placeId, CancellationToken cancellationToken)
    {
        if (placeId is not null)
            return await ToPlaceAsync(new Place(platform.Name, placeId), inRound: false, cancellationToken);
        var pending = await store.PendingAsync(platform.Name, null, cancellationToken);
        // What an earlier run of the program left behind may be what it told the team of.
        _leftBehind ??= [.. pending.Select(d => d.Nonce)];
        var due = pending.Select(d => d.Place).Distinct().Where(p => !_pauses.IsPaused(p));
        var counts = await Task.WhenAll(due.Select(p => InRoomAsync(p, cancellationToken)));
        return counts.Sum();
    }

    /// <summary>Whether there is any place that could not be reached when it was last tried.</summary>
    public bool FailsAnywhere => !_pauses.IsEmpty;

    /// <summary>Whether what waits for the place could not be delivered when it was last tried.</summary>
    public bool Fails(string placeId) => _pauses.Fails(new Place(platform.Name, placeId));

    /// <summary>Something has changed by which places that failed may be reached again: the next call tries them all.</summary>
    public void TryAllAgain() => _pauses.EndAll();

    private async Task<int> InRoomAsync(Place place, CancellationToken ct)
    {
        await _room.WaitAsync(ct);
        try
        {
            return await ToPlaceAsync(place, inRound: true, ct);
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task<int> ToPlaceAsync(Place place, bool inRound, CancellationToken ct)
    {
        var (done, told) = await PassOnAsync(place, inRound, ct);
        // What the team has to know is not left until somebody says something else.
        if (told && !place.IsOfReviewers())
            await PassOnAsync(Place.Reviewers(place.Platform), inRound: false, ct);
        return done;
    }

    /// <param name="place">Where to.</param>
    /// <param name="inRound">Whether it is part of a round through all places, which leaves those alone that have failed.</param>
    /// <param name="ct">Ends it.</param>
    private async Task<(int Done, bool Told)> PassOnAsync(Place place, bool inRound, CancellationToken ct)
    {
        var (done, told) = (0, false);
        // What another process brings is its own to bring, in order: it was told when this was recorded.
        if (leases is not null && !await leases.HoldsAsync(place, ct))
            return (done, told);
        using var _ = await _places.EnterAsync(place, ct);
        // It may have failed while the round waited for its turn here.
        if (inRound && _pauses.IsPaused(place))
            return (done, told);
        foreach (var delivery in await store.PendingAsync(place.Platform, place.Id, ct))
        {
            Detour? detour;
            try
            {
                detour = await platform.DeliverAsync(delivery.Place, delivery.Reply, delivery.Nonce, ct);
            }
            catch (Exception fault) when (fault is not StoreException && !ct.IsCancellationRequested)
            {
                // What comes after it waits too: a reply never overtakes another of its place.
                Note(delivery, fault);
                var advice = (fault as DeliveryException)?.Advice;
                _pauses.Failed(place, lasting: fault is DeliveryException { Lasts: true });
                return (done, advice is not null && await whereabouts.NotReachedAsync(delivery, advice, ct) || told);
            }
            await store.MarkDeliveredAsync([delivery], CancellationToken.None);
            done++;
            if (detour is not null)
                told |= await whereabouts.TookDetourAsync(delivery, detour, ct);
            if (_pauses.Reached(place) || _leftBehind?.Contains(delivery.Nonce) == true)
                told |= await whereabouts.ReachedAsync(delivery, ct);
        }
        _pauses.Reached(place);
        return (done, told);
    }

    /// <summary>Once until the place is reached again. Only our own exception's message is known to hold nobody's words.</summary>
    private void Note(Delivery delivery, Exception fault)
    {
        if (!_pauses.Fails(delivery.Place))
            logger.LogWarning(
                "A reply of session {Session} could not be delivered and waits: {Reason}",
                delivery.SessionId,
                fault is DeliveryException ? fault.Message : fault.GetType().Name
            );
    }

    /// <inheritdoc/>
    public void Dispose() => _room.Dispose();
}
