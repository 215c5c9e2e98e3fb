using RecruitBot.Core.Roles;
using RecruitBot.Core.Sessions;

namespace RecruitBot.Core.Conversations;

/// <summary>A place that only the candidate and the recruiting team read.</summary>
/// <param name="Place">Where an application is held.</param>
/// <param name="Notice">A sentence that says where it goes on, with the platform's own link to it; null when there is nothing to say.</param>
public sealed record PrivatePlace(Place Place, string? Notice);

/// <summary>Where applications are held, as the platform has it: where the candidate is, in a thread, in direct messages, …</summary>
public interface IPrivatePlaces
{
    /// <summary>
    /// The place for a new application. Asked only when the application will be opened; asked again for the same person and role it gives
    /// the same place while that one is unused.
    /// </summary>
    /// <exception cref="TurnRefusedException">No place can be made; the message tells the person what to do instead.</exception>
    ValueTask<PrivatePlace> OpenAsync(Turn turn, Role role, CancellationToken cancellationToken);

    /// <summary>Another place for an application whose place is gone; null while the old one still works.</summary>
    /// <exception cref="TurnRefusedException">No place can be made; the message tells the person what to do instead.</exception>
    ValueTask<PrivatePlace?> ReopenAsync(Turn turn, SessionHead head, CancellationToken cancellationToken);

    /// <summary>A sentence that says where the conversation of a place goes on, with a link to it; null when the platform has none.</summary>
    string? Describe(Place place);
}

/// <summary>An application is held where it was asked for, such as in a terminal.</summary>
public sealed class SamePlace : IPrivatePlaces
{
    /// <inheritdoc/>
    public ValueTask<PrivatePlace> OpenAsync(Turn turn, Role role, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new PrivatePlace(turn.Place, null));

    /// <inheritdoc/>
    public ValueTask<PrivatePlace?> ReopenAsync(Turn turn, SessionHead head, CancellationToken cancellationToken) =>
        ValueTask.FromResult<PrivatePlace?>(null);

    /// <inheritdoc/>
    public string? Describe(Place place) => null;
}
