using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>
/// Brings commands and panel up to date with the server, and says what is missing there. One at a time; changes that come in a row are one,
/// and what fails is tried again until it is done.
/// </summary>
public sealed class Preparation(
    Layouts layouts,
    CommandRegistration commands,
    Panel panel,
    Announcements announcements,
    Outbox outbox,
    TimeProvider time,
    ILogger<Preparation> logger
) : IDisposable
{
    /// <summary>Somebody who sets a server up makes several changes; and by then a layout read before them is no longer taken for fresh.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Latest = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _one = new(1, 1);
    private int _waiting;

    /// <summary>Prepares at once, whatever else is waited for.</summary>
    public Task NowAsync(CancellationToken ct) => PrepareAsync(settled: false, ct);

    /// <summary>Prepares when the changes that have just begun are over.</summary>
    public async Task SoonAsync(CancellationToken ct)
    {
        if (Interlocked.Exchange(ref _waiting, 1) != 0)
            return;
        await Task.Delay(Settled, time, ct);
        await PrepareAsync(settled: true, ct);
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task PrepareAsync(bool settled, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            // What changes from here on is not seen any more, so it may ask for another time.
            if (settled)
                Volatile.Write(ref _waiting, 0);
            for (var again = Soonest; !await TryAsync(ct); again = again * 2 > Latest ? Latest : again * 2)
                await Task.Delay(again, time, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<bool> TryAsync(CancellationToken ct)
    {
        try
        {
            var layout = await layouts.GetAsync(ct);
            announcements.Seen(layout);
            outbox.Signal();
            await commands.RegisterAsync(layout.Application.Id, ct);
            await panel.ShowAsync(layout, ct);
            announcements.Ready(layout);
            return true;
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnavailableException or StoreException)
        {
            logger.LogWarning("Commands and panel are not up to date yet: {Reason}", e.Message);
            return false;
        }
    }
}
