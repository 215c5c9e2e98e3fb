using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Core.Conversations.Leases;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Server;

/// <summary>
/// Brings commands, panel, cards and threads up to date with the server, and says what is missing there. One at a time; changes that come in a row are one,
/// and what fails is tried again until it is done.
/// </summary>
public sealed class Preparation(
    Layouts layouts,
    CommandRegistration commands,
    Panel panel,
    Announcements announcements,
    TeamNews news,
    MovedCards cards,
    ThreadWatch threads,
    Outbox outbox,
    TimeProvider time,
    ILogger<Preparation> logger,
    IWorkShare? share = null
) : IDisposable
{
    /// <summary>Somebody who sets a server up makes several changes; and by then a layout read before them is no longer taken for fresh.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Latest = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _one = new(1, 1);
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _seen;
    private volatile bool _hidden;
    private int _unhidden;
    private int _waiting;

    /// <summary>Prepares at once, whatever else is waited for.</summary>
    public Task NowAsync(CancellationToken ct) => PrepareAsync(settled: false, ct);

    /// <summary>Prepares when the changes that have just begun are over; false when that is waited for already.</summary>
    public async Task<bool> SoonAsync(CancellationToken ct)
    {
        if (Interlocked.Exchange(ref _waiting, 1) != 0)
            return false;
        await Task.Delay(Settled, time, ct);
        // What fails again and again may be what has just been mended.
        Volatile.Read(ref _changed).TrySetResult();
        await PrepareAsync(settled: true, ct);
        return true;
    }

    /// <summary>Whether threads that were hidden from the bot are to be seen again; true once each time.</summary>
    public bool TakeUnhidden() => Interlocked.Exchange(ref _unhidden, 0) != 0;

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
            await UntilDoneAsync(ct);
            // What changed a moment before may have been held against a layout that was read before it.
            for (var again = Settled; layouts.IsStale; again = again * 2 > Latest ? Latest : again * 2)
            {
                await PauseAsync(again, ct);
                await UntilDoneAsync(ct);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task UntilDoneAsync(CancellationToken ct)
    {
        for (var again = Soonest; !await TryAsync(ct); again = again * 2 > Latest ? Latest : again * 2)
            await PauseAsync(again, ct);
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken ct)
    {
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _changed, changed);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(Task.Delay(pause, time, over.Token), changed.Task);
        await over.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    private async Task<bool> TryAsync(CancellationToken ct)
    {
        try
        {
            var layout = await layouts.GetAsync(ct);
            announcements.Seen(layout);
            if (_hidden && !layout.HidesThreads)
                Volatile.Write(ref _unhidden, 1);
            _hidden = layout.HidesThreads;
            Retry(layout);
            // Of several processes one shows and tells.
            if (share?.Leads == false)
            {
                announcements.Ready(layout);
                return true;
            }
            await commands.RegisterAsync(layout.Application.Id, ct);
            await panel.ShowAsync(layout, ct);
            announcements.Ready(layout);
            await threads.LookAtAllAsync(layout, ct);
            await cards.ShowAsync(layout, ct);
            await news.TellAsync(layout, ct);
            return true;
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnavailableException or StoreException)
        {
            logger.LogWarning("Commands and panel are not up to date yet: {Reason}", e.Message);
            return false;
        }
    }

    /// <summary>What could not be delivered may be now, when the server is another than it was.</summary>
    private void Retry(ServerLayout layout)
    {
        var now = string.Join('\n', layout.Problems.Select(p => p.Message).Prepend($"{layout.Guild?.Id} {layout.Review?.Id} {layout.Panel?.Id}"));
        if (Interlocked.Exchange(ref _seen, now) is { } before && before != now)
            outbox.TryAllAgain();
        else
            outbox.Signal();
    }
}
