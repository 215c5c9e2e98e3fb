using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Conversations.Leases;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;

namespace RecruitBot.Adapters.Discord.Leases;

/// <summary>
/// Places of Discord as keys of a share: a person's direct messages, threads and passing visits are one key, so that one process has all of somebody;
/// any other channel is its own.
/// </summary>
public sealed class DiscordLeases(IWorkShare share, ThreadNotes threads) : ILeases
{
    /// <inheritdoc/>
    public async ValueTask<bool> HoldsAsync(Place place, CancellationToken ct) =>
        share.IsWhole || (place.IsOfReviewers() ? share.Leads : share.Holds(await KeyAsync(place, ct)));

    /// <inheritdoc/>
    public async ValueTask WakeAsync(IReadOnlyList<Place> places, CancellationToken ct)
    {
        if (share.IsWhole)
            return;
        try
        {
            foreach (var place in places.Where(p => p.Platform == DiscordPlace.Platform))
                if (!await HoldsAsync(place, ct))
                    await share.WakeAsync(place.IsOfReviewers() ? IWorkShare.Lead : await KeyAsync(place, ct), ct);
        }
        catch (StoreException)
        {
            // Whose it is could not be asked: they look for themselves now and then.
        }
    }

    private async ValueTask<string> KeyAsync(Place place, CancellationToken ct) =>
        DiscordPlace.IsDirect(place, out var user) || DiscordPlace.IsPassing(place, out user) ? user.ToString()
        : DiscordPlace.IsChannel(place, out var channel) ? (await OwnerAsync(channel, ct) ?? channel).ToString()
        : place.Id;

    // Another process may have opened the thread.
    private async ValueTask<Snowflake?> OwnerAsync(Snowflake channel, CancellationToken ct) =>
        threads.TryGetOwner(channel, out var owner) || (await threads.FindAsync(channel, ct) is { } found && !(owner = found).IsZero) ? owner : null;
}
