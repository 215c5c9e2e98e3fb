using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.Leases;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Core.Conversations.Leases;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;
using SessionHead = RecruitBot.Core.Sessions.SessionHead;

namespace RecruitBot.Adapters.Discord;

/// <summary>What the gateway tells, handed on: nothing here waits for a store or for Discord longer than it takes to put work in its lane.</summary>
public sealed class DiscordFrontEnd(
    Layouts layouts,
    Preparation preparation,
    ThreadNotes threads,
    ThreadWatch watch,
    DirectChannels directs,
    ReadMarks marks,
    CatchUp catchUp,
    ShardScope scope,
    LeaseGate gate,
    Lanes lanes,
    SideWork side,
    CorrectionQueue correctionQueue,
    MessageFrontEnd messages,
    AnswerDrafts drafts,
    MessageCorrections corrections,
    InteractionFrontEnd interactions,
    Outbox outbox,
    UnfinishedErasures erasures,
    TimeProvider time,
    ILogger<DiscordFrontEnd> logger
) : IDisposable
{
    /// <summary>Histories that are read side by side: all at once would take Discord's limit from everybody who writes now.</summary>
    private const int MostHistories = 16;

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Snowflake, bool> _behind = new();
    private readonly SemaphoreSlim _histories = new(MostHistories, MostHistories);
    private readonly ConcurrentDictionary<Snowflake, bool> _expected = new();
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
            case GuildAvailable { Guild: var guild }:
                Changed(ct);
                // After a session's beginning each server is told of once; told of again, the bot was away from it.
                if (!_expected.TryRemove(guild, out _))
                    side.Run(() => BackAsync(ct));
                break;
            case GuildGone or GuildChanged:
                Changed(ct);
                break;
            case ThreadChanged { Thread: var thread } when threads.TryGetOwner(thread, out _) && gate.Takes(e):
                lanes.Enqueue(thread, () => watch.LookAsync(thread, ct));
                break;
            case MessageCreated { Message: var message } when messages.Concerns(message, _bot) && gate.Takes(e):
                lanes.Enqueue(message.ChannelId, () => TakeAsync(message, ct));
                break;
            case MessageEdited { Message: var message } when corrections.Concerns(message, _bot) && gate.Takes(e):
                correctionQueue.Enqueue(message.ChannelId, () => corrections.EditedAsync(message, ct), ct);
                break;
            case MessagesDeleted { Channel: var channel, Guild: var guild, Messages: var gone } when corrections.IsHeld(channel, guild) && gate.Takes(e):
                foreach (var message in gone)
                    correctionQueue.Enqueue(channel, () => corrections.DeletedAsync(message, ct), ct);
                break;
            case InteractionCreated { Interaction: var interaction } when gate.Takes(e):
                side.Run(() => interactions.HandleAsync(interaction, ct));
                break;
        }
    }

    /// <summary>
    /// Conversations have become this process's: what others left of them is taken up. First the interactions of a moment ago, which cannot wait;
    /// then, from each history, what nobody has handled, and only then what was heard: the read mark must not pass over what was not.
    /// </summary>
    public void TakeOver(Predicate<string> gained, CancellationToken ct)
    {
        // What is not known yet is read when the session begins, and is then asked for with all that is held by that time.
        if (!_loaded)
            return;
        foreach (var interaction in gate.TakeOver(gained))
            side.Run(() => interactions.HandleAsync(interaction, ct, isLate: true));
        side.Run(() => TakeOverAsync(gained, ct));
        if (gained(IWorkShare.Lead))
            side.Run(() => preparation.NowAsync(ct));
    }

    /// <summary>When all that has begun is done.</summary>
    public async Task IdleAsync()
    {
        // What runs may put more into a lane, and what is in a lane may start more.
        do
            await Task.WhenAll(side.IdleAsync(), lanes.IdleAsync());
        while (!side.IsEmpty || !lanes.IsEmpty);
    }

    /// <inheritdoc/>
    public void Dispose() => _histories.Dispose();

    /// <summary>A new session: what happened before it is asked for, ahead of what comes now.</summary>
    private async Task BeginAsync(Ready ready, CancellationToken ct)
    {
        _bot = ready.User.Id;
        foreach (var guild in ready.Guilds)
            _expected[guild.Id] = true;
        layouts.Stale();
        layouts.OnLook = () => PrepareSoon(ct);
        foreach (var channel in (await KnownAsync(ct)).Where(gate.Holds))
            lanes.Enqueue(channel, () => CatchUpAsync(ready, channel, ct));
        side.Run(async () =>
        {
            if (!await scope.TellsOfServerAsync(ready, ct))
                return;
            await preparation.NowAsync(ct);
            await SeeAsync(ct);
        });
        side.Run(async () =>
        {
            foreach (var channel in gate.Leads && ShardScope.TellsOfDirects(ready) ? await catchUp.UnknownDirectsAsync(ct) : [])
                lanes.Enqueue(channel, () => CatchUpAsync(channel, ct));
        });
        side.Run(async () =>
        {
            foreach (var (session, channel) in (await corrections.OpenAsync(ct)).Where(o => gate.Holds(o.Channel)))
                correctionQueue.Enqueue(channel, () => CorrectAsync(ready, session, channel, ct), ct);
        });
        if (gate.Leads)
            side.Run(() => erasures.FinishAsync(ct));
        outbox.TryAllAgain();
    }

    private async Task TakeOverAsync(Predicate<string> gained, CancellationToken ct)
    {
        IReadOnlyList<Snowflake> known = [];
        try
        {
            // Other processes have opened threads and read messages since this one looked.
            known = await KnownAsync(ct, anew: true);
        }
        finally
        {
            gate.Settle(
                gained,
                heard =>
                {
                    // Also where somebody wrote again after a long time, whom a start would not ask about.
                    foreach (var channel in known.Where(c => gained(gate.KeyOf(c))).Concat(heard.Select(m => m.ChannelId)).Distinct())
                        lanes.Enqueue(channel, () => CatchUpAsync(channel, ct));
                    foreach (var message in heard)
                        lanes.Enqueue(message.ChannelId, () => TakeAsync(message, ct));
                }
            );
        }
        side.Run(() => erasures.FinishAsync(user => gained(IWorkShare.Lead) || gained(user.ToString()), ct));
        foreach (var (session, channel) in (await corrections.OpenAsync(ct)).Where(o => gained(gate.KeyOf(o.Channel))))
            correctionQueue.Enqueue(channel, () => LookForCorrectionsAsync(session, channel, ct), ct);
        outbox.TryAllAgain();
    }

    /// <summary>The bot was away from its server, and people were not: what they wrote in its threads is read, and what they changed there.</summary>
    private async Task BackAsync(CancellationToken ct)
    {
        foreach (var channel in (await catchUp.ChannelsAsync(ct)).Where(c => threads.TryGetOwner(c, out _) && gate.Holds(c)))
            lanes.Enqueue(channel, () => CatchUpAsync(channel, ct));
        foreach (var (session, channel) in (await corrections.OpenAsync(ct)).Where(o => threads.TryGetOwner(o.Channel, out _) && gate.Holds(o.Channel)))
            correctionQueue.Enqueue(channel, () => LookForCorrectionsAsync(session, channel, ct), ct);
        outbox.TryAllAgain();
    }

    private void Changed(CancellationToken ct)
    {
        layouts.Stale();
        PrepareSoon(ct);
    }

    private void PrepareSoon(CancellationToken ct)
    {
        // Asked for here and not on another thread, so that changes in a row are one however late threads come to run.
        var prepared = preparation.SoonAsync(ct);
        side.Run(async () =>
        {
            if (!await prepared)
                return;
            await SeeAsync(ct);
            await erasures.FinishWaitingAsync(ct);
        });
    }

    /// <summary>Of threads that are hidden nothing is told: when they are seen again, they are read.</summary>
    private Task SeeAsync(CancellationToken ct) => preparation.TakeUnhidden() ? BackAsync(ct) : Task.CompletedTask;

    /// <summary>All conversations. Without what is remembered a thread would be taken for any other channel, so nothing is handled before.</summary>
    private async Task<IReadOnlyList<Snowflake>> KnownAsync(CancellationToken ct, bool anew = false)
    {
        while (true)
            try
            {
                if (anew || !_loaded)
                {
                    await threads.LoadAsync(ct);
                    await directs.LoadAsync(ct);
                    await marks.LoadAsync(ct);
                    if (await drafts.LeftAsync(ct) is { Count: > 0 } left)
                        side.Run(() => drafts.CleanAsync(left, ct));
                    _loaded = true;
                }
                return await catchUp.ChannelsAsync(ct);
            }
            catch (Core.Sessions.StoreException e)
            {
                logger.LogError("Everything waits because the store failed: {Reason}", e.Message);
                await Task.Delay(Again, time, ct);
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

    private async Task CatchUpAsync(Ready session, Snowflake channel, CancellationToken ct)
    {
        // Of several shards one tells of a channel, and asks for what came before.
        if (await scope.TellsOfAsync(session, channel, ct))
            await CatchUpAsync(channel, ct);
    }

    private async Task CorrectAsync(Ready session, SessionHead application, Snowflake channel, CancellationToken ct)
    {
        if (await scope.TellsOfAsync(session, channel, ct))
            await LookForCorrectionsAsync(application, channel, ct);
    }

    private async Task LookForCorrectionsAsync(SessionHead application, Snowflake channel, CancellationToken ct)
    {
        await _histories.WaitAsync(ct);
        try
        {
            await corrections.LookAsync(application, channel, ct);
        }
        finally
        {
            _histories.Release();
        }
    }

    private async Task CatchUpAsync(Snowflake channel, CancellationToken ct)
    {
        _behind.TryRemove(channel, out _);
        await _histories.WaitAsync(ct);
        try
        {
            await catchUp.ReadAsync(channel, m => messages.Concerns(m, _bot) ? messages.HandleAsync(m, ct) : Task.CompletedTask, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Behind(channel, ct);
            throw;
        }
        finally
        {
            _histories.Release();
        }
    }

    /// <summary>A message could not be handled: its conversation is read again from there, in order, until it can.</summary>
    private void Behind(Snowflake channel, CancellationToken ct)
    {
        // A channel that only mentions the bot has no history to be read again; who wrote there was told.
        if (marks.TryGet(channel, out _) && _behind.TryAdd(channel, true))
            side.Run(async () =>
            {
                await Task.Delay(Again, time, ct);
                lanes.Enqueue(channel, () => CatchUpAsync(channel, ct));
            });
    }
}
