using Microsoft.Extensions.Logging;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>Finishes what somebody asked to have erased and a crash cut off, and tells them.</summary>
public sealed class UnfinishedErasures(DiscordTraces traces, ISessionStore store, SessionWriter writer, DiscordPlatform platform, ILogger<UnfinishedErasures> logger)
{
    /// <summary>Finishes all that were begun; what fails is tried again when the next session begins.</summary>
    public async Task FinishAsync(CancellationToken ct)
    {
        foreach (var user in await traces.UnfinishedAsync(ct))
            try
            {
                var person = DiscordPlace.PersonId(user);
                await traces.RemoveAsync(await store.FindAsync(new SessionQuery { CandidateId = person, Limit = int.MaxValue }, ct), ct);
                var erasure = await writer.EraseAsync(person, ct);
                await traces.RemovedAsync(person, ct);
                logger.LogInformation("Finished an erasure that had been cut off");
                await platform.DeliverAsync(DiscordPlace.OfDirect(user), new Reply(CandidateCommands.ErasedWords(erasure)), $"erased.{user.Value:x}", ct);
                // Telling them has made their direct messages known again.
                await traces.ForgetDirectAsync(user, ct);
            }
            catch (Exception e) when (e is DiscordApiException or DiscordUnavailableException or DeliveryException)
            {
                await traces.BeginAsync(user, ct);
                logger.LogWarning("An erasure that was cut off could not be finished: {Reason}", e.Message);
            }
    }
}
