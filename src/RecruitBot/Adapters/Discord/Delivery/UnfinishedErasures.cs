using Microsoft.Extensions.Logging;
using RecruitBot.Core.Commands;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>Finishes what somebody asked to have erased and a crash cut off, or a missing permission held up, and tells them.</summary>
public sealed class UnfinishedErasures(
    DiscordTraces traces,
    ISessionStore store,
    SessionWriter writer,
    Whereabouts whereabouts,
    DiscordPlatform platform,
    ILogger<UnfinishedErasures> logger
) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Finishes all that were begun; what fails is tried again when the next session begins.</summary>
    public Task FinishAsync(CancellationToken ct) => FinishAsync(waitingOnly: false, _ => true, ct);

    /// <summary>Finishes those of some people: whose conversations were another process's until now, which may have died over them.</summary>
    public Task FinishAsync(Predicate<Snowflake> whose, CancellationToken ct) => FinishAsync(waitingOnly: false, whose, ct);

    /// <summary>Finishes those that the team had to do something for, when the server is another than it was.</summary>
    public Task FinishWaitingAsync(CancellationToken ct) => FinishAsync(waitingOnly: true, _ => true, ct);

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task FinishAsync(bool waitingOnly, Predicate<Snowflake> whose, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            foreach (var user in (await traces.UnfinishedAsync(waitingOnly, ct)).Where(u => whose(u)))
                await FinishOrTellAsync(user, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>What the store refuses for one person holds up nobody else.</summary>
    private async Task FinishOrTellAsync(Snowflake user, CancellationToken ct)
    {
        try
        {
            await FinishAsync(user, ct);
        }
        catch (StoreException e)
        {
            Tell(e);
        }
    }

    private async Task FinishAsync(Snowflake user, CancellationToken ct)
    {
        var person = DiscordPlace.PersonId(user);
        // Asked for before a legal hold began, and finished when it has ended.
        if (await writer.HoldAsync(person, ct) is not null)
            return;
        var own = await store.FindAsync(new SessionQuery { CandidateId = person, Limit = int.MaxValue }, ct);
        try
        {
            await traces.RemoveAsync(own, ct);
            var erasure = await writer.EraseAsync(person, ct);
            await traces.RemovedAsync(person, ct);
            logger.LogInformation("Finished an erasure that had been cut off or held up");
            await platform.DeliverAsync(DiscordPlace.OfDirect(user), new Reply(CandidateCommands.ErasedWords(erasure)), $"erased.{user.Value:x}", ct);
            // Telling them has made their direct messages known again.
            await traces.ForgetDirectAsync(user, ct);
        }
        catch (ErasureWaitsException waits)
        {
            if (own.OrderByDescending(h => h.Purpose == SessionPurpose.Application).FirstOrDefault() is { } told)
                await whereabouts.NoteAsync(told, told.Place, ErasureWaitsException.Cause, waits.Advice, words: null, ct);
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnavailableException or DeliveryException or StoreException)
        {
            await traces.BeginAsync(user, ct);
            Tell(e);
        }
    }

    private void Tell(Exception reason) => logger.LogWarning("An erasure that was cut off could not be finished and is tried again later: {Reason}", reason.Message);
}
