using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Threads;

/// <summary>
/// Looks after the threads in which applications are held: one that was deleted or locked goes on elsewhere, and one that the bot sees
/// without being in it is joined. One that it may not see waits: whoever took the permission away is told, and can give it back.
/// </summary>
public sealed class ThreadWatch(
    IDiscordRest rest,
    Layouts layouts,
    ThreadNotes notes,
    CandidateThreads threads,
    ThreadPlaces places,
    DiscordTraces traces,
    ISessionStore store,
    Whereabouts whereabouts,
    Outbox outbox,
    TimeProvider time,
    ILogger<ThreadWatch> logger
) : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    /// <summary>Threads that were found at rest, and when: nothing happens there that Discord would not tell.</summary>
    private readonly ConcurrentDictionary<Snowflake, DateTimeOffset> _resting = new();

    /// <summary>Of two that notice the same, one opens a new thread.</summary>
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Looks at a thread that something has happened to.</summary>
    /// <exception cref="DiscordUnavailableException">Discord cannot be reached.</exception>
    public async Task LookAsync(Snowflake thread, CancellationToken ct)
    {
        if (!notes.TryGetOwner(thread, out var owner) || (await layouts.GetAsync(ct)).Guild is null)
            return;
        if (await StateAsync(thread, ct) is not { } closed)
        {
            await MendedAsync(owner, ct);
            return;
        }
        await _one.WaitAsync(ct);
        try
        {
            foreach (var session in await HeldAsync(thread, ct))
                await MoveAsync(session, thread, closed, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Looks at the threads of all applications that are not decided yet.</summary>
    /// <exception cref="DiscordApiException">Discord refused.</exception>
    /// <exception cref="DiscordUnavailableException">Discord cannot be reached.</exception>
    public async Task LookAtAllAsync(ServerLayout layout, CancellationToken ct)
    {
        if (layout.Guild is not { } guild)
            return;
        var open = await store.FindAsync(new SessionQuery { Purpose = SessionPurpose.Application, IsOpen = true, Limit = int.MaxValue }, ct);
        foreach (var moved in open.Where(h => h.MovedFrom is not null))
            await MendedAsync(moved, ct);
        var held = open
            .Where(IsWaitedFor)
            .Select(h => DiscordPlace.IsChannel(h.Place, out var thread) ? thread : default)
            .Where(t => !t.IsZero)
            .ToHashSet();
        if (held.Count == 0)
            return;
        var active = await rest.GetActiveThreadsAsync(guild.Id, ct);
        var joined = active.Members.Select(m => m.Id).ToHashSet();
        foreach (var thread in active.Threads.Where(t => held.Remove(t.Id)))
        {
            if (thread.ThreadMetadata?.Locked == true)
                await LookAsync(thread.Id, ct);
            if (!joined.Contains(thread.Id))
                await JoinAsync(thread.Id, ct);
        }
        // What is not listed is at rest, out of sight or gone.
        foreach (var thread in held.Where(t => !(_resting.TryGetValue(t, out var at) && time.GetUtcNow() - at < Rest)))
            await LookAsync(thread, ct);
    }

    /// <summary>What was written in a thread while the bot was away cannot be read: whoever wrote it is asked to do so again.</summary>
    public async Task MissedAsync(Snowflake thread, Snowflake after, CancellationToken ct)
    {
        var layout = await layouts.GetAsync(ct);
        foreach (var session in await HeldAsync(thread, ct))
            if (session.Stage.IsConversing())
                await whereabouts.NoteAsync(
                    session,
                    session.Place,
                    $"missed/{after}",
                    $"I may not read what was written in their thread while I was away, so they were asked to send it again. Right-click the channel above it → Edit Channel → Permissions → {layout.BotRole} → allow Read Message History → Save Changes.",
                    "I was away for a while and cannot read what was written here meanwhile. If you wrote something that I have not answered, please send it again.",
                    ct
                );
        outbox.Signal();
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private ValueTask<IReadOnlyList<SessionHead>> HeldAsync(Snowflake thread, CancellationToken ct) =>
        store.FindAsync(new SessionQuery { Place = DiscordPlace.OfChannel(thread), Purpose = SessionPurpose.Application, IsOpen = true }, ct);

    /// <summary>Null when the thread works, is hidden, or cannot be looked at.</summary>
    private async Task<ClosedThread?> StateAsync(Snowflake thread, CancellationToken ct)
    {
        try
        {
            var found = await rest.GetChannelAsync(thread, ct);
            if (found.ThreadMetadata?.Locked == true)
                return ClosedThreads.Locked;
            _resting[thread] = time.GetUtcNow();
            return null;
        }
        catch (DiscordApiException e)
        {
            return e.Code == ApiErrorCode.UnknownChannel ? ClosedThreads.Deleted : null;
        }
    }

    private async Task MoveAsync(SessionHead session, Snowflake thread, ClosedThread closed, CancellationToken ct)
    {
        if (!IsWaitedFor(session) || !DiscordPlace.IsPerson(session.CandidateId, out var user) || await traces.IsErasingAsync(user, ct))
            return;
        // A thread that keeps being deleted is not opened for ever.
        var again = session.MovedFrom is { } before && before.IsReadByTeam();
        var opened =
            closed == ClosedThreads.Deleted && session.Stage.IsConversing() && !again
                ? await threads.OpenAsync(user, places.TitleOf(session, session.CandidateName), ct)
                : null;
        var place = opened is { } fresh ? DiscordPlace.OfChannel(fresh) : DiscordPlace.OfDirect(user);
        var words = session.Stage.IsConversing() ? closed.Words : null;
        if (await whereabouts.NoteAsync(session, place, closed.Cause, closed.Advice, words, ct))
            logger.LogInformation("A thread is {State}; its application goes on elsewhere", closed.Cause);
        else if (opened is { } vain)
            // Its candidate was quicker, and has another.
            await threads.DiscardAsync(vain, ct);
        outbox.Signal();
    }

    /// <summary>A thread can be written in, perhaps again: what the team was told of it is over.</summary>
    private async Task MendedAsync(Snowflake owner, CancellationToken ct)
    {
        var own = new SessionQuery { CandidateId = DiscordPlace.PersonId(owner), Purpose = SessionPurpose.Application, IsOpen = true };
        foreach (var session in (await store.FindAsync(own, ct)).Where(h => h.MovedFrom is not null))
            await MendedAsync(session, ct);
    }

    private async Task MendedAsync(SessionHead session, CancellationToken ct)
    {
        foreach (var place in new[] { session.MovedFrom!, session.Place })
            if (
                DiscordPlace.IsChannel(place, out var thread)
                && await whereabouts.IsToldAsync(session, place, ClosedThreads.Passing, ct)
                && await threads.WorksAsync(thread, ct)
                && await whereabouts.OverAsync(session, place, ClosedThreads.Passing, ct)
            )
                outbox.Signal();
    }

    private async Task JoinAsync(Snowflake thread, CancellationToken ct)
    {
        try
        {
            await rest.JoinThreadAsync(thread, ct);
        }
        catch (DiscordApiException e)
        {
            logger.LogWarning("A thread could not be joined: {Reason}", e.Message);
        }
    }

    /// <summary>Whether anything is still to be said in it: what was decided for good needs no thread.</summary>
    private static bool IsWaitedFor(SessionHead session) => session.Stage.IsConversing() || session.ClaimedBy is not null || session.Stage is Stage.Submitted or Stage.Held;
}
