namespace RecruitBot.Core.Conversations;

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
    Task DeliverAsync(Place place, Reply reply, string nonce, CancellationToken cancellationToken);
}
