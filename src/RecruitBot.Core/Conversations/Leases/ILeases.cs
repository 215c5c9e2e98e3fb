namespace RecruitBot.Core.Conversations.Leases;

/// <summary>
/// Which places this process looks after, where several run over one store. It keeps them out of each other's way, in order and off Discord's limits;
/// that nothing is handled or recorded twice is kept by the store alone. Where there is none, a process looks after every place.
/// </summary>
public interface ILeases
{
    /// <summary>Whether this process brings what is said in a place; another does otherwise.</summary>
    ValueTask<bool> HoldsAsync(Place place, CancellationToken ct);

    /// <summary>Replies wait for these places: other processes that look after one of them are told. Never fails: they look for themselves now and then.</summary>
    ValueTask WakeAsync(IReadOnlyList<Place> places, CancellationToken ct);
}
