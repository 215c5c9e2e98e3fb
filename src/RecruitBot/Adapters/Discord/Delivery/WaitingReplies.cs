using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>What could not be brought to somebody is tried at once when they use the bot, since they may be reached again.</summary>
public sealed class WaitingReplies(Deliverer deliverer, ThreadNotes threads)
{
    /// <summary>Brings what waits for somebody anywhere but in the place that has just been tried.</summary>
    public async Task BringAsync(Snowflake user, Place tried, CancellationToken ct)
    {
        if (!deliverer.FailsAnywhere)
            return;
        foreach (var place in threads.Of(user).Select(DiscordPlace.OfChannel).Prepend(DiscordPlace.OfPassing(user)).Prepend(DiscordPlace.OfDirect(user)))
            if (place != tried && deliverer.Fails(place.Id))
                await deliverer.DeliverAsync(place.Id, ct);
    }
}
