namespace RecruitBot.Core.Conversations;

/// <summary>A reply was shown elsewhere than where it belonged, since nothing can be shown there any more.</summary>
/// <param name="Place">Where the same person read it.</param>
/// <param name="Cause">Why, in a word that a message id can hold.</param>
/// <param name="Advice">What the recruiting team is told: what happened, and what to do about it.</param>
public sealed record Detour(Place Place, string Cause, string Advice);

/// <summary>A medium the bot speaks through: the console, Discord, …</summary>
public interface IChatPlatform
{
    /// <summary>The name its places carry.</summary>
    string Name { get; }

    /// <summary>Shows a reply. Called again with the same nonce only when it is not known whether the first call arrived.</summary>
    /// <param name="place">Where to.</param>
    /// <param name="reply">What.</param>
    /// <param name="nonce">At most 25 characters, the same for the same reply for ever: lets the platform drop a repetition.</param>
    /// <param name="cancellationToken">Stops the delivery.</param>
    /// <returns>Null when it was shown there; else where its reader found it, and where the conversation had better go on.</returns>
    /// <exception cref="DeliveryException">It could not be shown.</exception>
    Task<Detour?> DeliverAsync(Place place, Reply reply, string nonce, CancellationToken cancellationToken);
}
