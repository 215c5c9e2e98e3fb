using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord;

/// <summary>What the gateway tells, handed on: nothing here waits for a store or for Discord longer than it takes to put work in its lane.</summary>
public sealed class DiscordFrontEnd(
    Layouts layouts,
    CommandRegistration commands,
    Panel panel,
    ThreadNotes threads,
    ReadMarks marks,
    CatchUp catchUp,
    Lanes lanes,
    MessageFrontEnd messages,
    InteractionFrontEnd interactions,
    Outbox outbox,
    Announcements announcements,
    TimeProvider time,
    ILogger<DiscordFrontEnd> logger
) : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Snowflake, bool> _behind = new();
    private readonly ConcurrentDictionary<Task, bool> _running = new();
    private readonly SemaphoreSlim _preparing = new(1, 1);
    private Snowflake _bot;
    private volatile bool _loaded;

    /// <summary>Whether every message there is to be read, whoever it names; before the threads are known, all are.</summary>
    public bool ListensTo(Snowflake channel) => !_loaded || threads.TryGetOwner(channel, out _);

    /// <summary>Takes an event; events come one at a time.</summary>
    public async ValueTask HandleAsync(GatewayEvent e, CancellationToken ct)
    {
        switch (e)
        {
            case SessionBegan began:
                await BeginAsync(began.Ready, ct);
                break;
            case SessionResumed:
                outbox.Signal();
                break;
            case GuildAvailable or GuildGone or GuildChanged:
                layouts.Stale();
                if (e is GuildAvailable)
                    Run(() => PrepareAsync(ct));
                break;
            case MessageCreated { Message: var message } when messages.Concerns(message, _bot):
                lanes.Enqueue(message.ChannelId, () => TakeAsync(message, ct));
                break;
            case InteractionCreated { Interaction: var interaction }:
                Run(() => interactions.HandleAsync(interaction, ct));
                break;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _preparing.Dispose();

    /// <summary>When all that has begun is done.</summary>
    public Task IdleAsync() => Task.WhenAll([.. _running.Keys, lanes.IdleAsync()]);

    /// <summary>A new session: what happened before it is asked for, ahead of what comes now.</summary>
    private async Task BeginAsync(Ready ready, CancellationToken ct)
    {
        _bot = ready.User.Id;
        if (!_loaded)
        {
            await threads.LoadAsync(ct);
            await marks.LoadAsync(ct);
            _loaded = true;
        }
        foreach (var channel in catchUp.Channels())
            lanes.Enqueue(channel, () => CatchUpAsync(channel, ct));
        layouts.Stale();
        Run(() => PrepareAsync(ct));
        outbox.Signal();
    }

    private async Task PrepareAsync(CancellationToken ct)
    {
        await _preparing.WaitAsync(ct);
        try
        {
            var layout = await layouts.GetAsync(ct);
            await commands.RegisterAsync(layout.Application.Id, ct);
            await panel.ShowAsync(layout, ct);
            announcements.Ready(layout);
            outbox.Signal();
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnavailableException)
        {
            logger.LogWarning("Commands and panel could not be brought up to date: {Reason}", e.Message);
        }
        finally
        {
            _preparing.Release();
        }
    }

    private async Task TakeAsync(Message message, CancellationToken ct)
    {
        // What could not be handled comes first; catching up reads this message as well.
        if (_behind.ContainsKey(message.ChannelId))
            return;
        try
        {
            await messages.HandleAsync(message, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Behind(message.ChannelId, ct);
            throw;
        }
    }

    private async Task CatchUpAsync(Snowflake channel, CancellationToken ct)
    {
        _behind.TryRemove(channel, out _);
        try
        {
            await catchUp.ReadAsync(channel, m => messages.Concerns(m, _bot) ? messages.HandleAsync(m, ct) : Task.CompletedTask, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Behind(channel, ct);
            throw;
        }
    }

    /// <summary>A message could not be handled: its conversation is read again from there, in order, until it can.</summary>
    private void Behind(Snowflake channel, CancellationToken ct)
    {
        if (_behind.TryAdd(channel, true))
            Run(async () =>
            {
                await Task.Delay(Again, time, ct);
                lanes.Enqueue(channel, () => CatchUpAsync(channel, ct));
            });
    }

    private void Run(Func<Task> work)
    {
        var task = Task.Run(async () =>
        {
            try
            {
                await work();
            }
            catch (OperationCanceledException)
            {
                // Stopped.
            }
            catch (Exception e)
            {
                logger.LogError("Something could not be done: {Fault}", e.GetType().Name);
            }
        });
        _running[task] = true;
        _ = task.ContinueWith(t => _running.TryRemove(t, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
