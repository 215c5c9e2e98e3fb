using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>
/// What Discord keeps of a candidate: the cards, the threads and what the bot wrote in direct messages. What the candidate wrote there is
/// theirs to delete; no bot can.
/// </summary>
public sealed class DiscordTraces(IDiscordRest rest, Layouts layouts, TopicMessages topics, ThreadNotes threads, ReadMarks marks, DirectChannels directs, IPlatformNotes notes) : IPlatformTraces
{
    private const int Page = 100;
    private const int MostPages = 20;
    private const string Begun = IPlatformTraces.BegunKey;
    private const string Waits = "waits";

    /// <inheritdoc/>
    public async Task RemoveAsync(IReadOnlyList<SessionHead> sessions, CancellationToken cancellationToken)
    {
        var users = new List<Snowflake>();
        foreach (var candidate in sessions.Select(s => s.CandidateId).Distinct(StringComparer.Ordinal))
            if (DiscordPlace.IsPerson(candidate, out var user))
                users.Add(user);
        // The wish is noted first, so that a crash in between does not leave a person believing that it was done.
        foreach (var user in users)
            await BeginAsync(user, cancellationToken);
        try
        {
            // The threads first: where the bot may not delete them, nothing else is gone either.
            foreach (var user in users)
                await ThreadsOfAsync(user, cancellationToken);
            foreach (var session in sessions)
                await topics.RemoveSessionAsync(session.SessionId, cancellationToken);
            foreach (var user in users)
                await DirectOfAsync(user, cancellationToken);
        }
        catch (ErasureWaitsException)
        {
            foreach (var user in users)
                await notes.SaveAsync(DiscordPlace.Platform, Begun + user, Waits, CancellationToken.None);
            throw;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The person is told that nothing was deleted, and decides again.
            foreach (var user in users)
                await notes.RemoveAsync(DiscordPlace.Platform, Begun + user, CancellationToken.None);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task RemovedAsync(string candidateId, CancellationToken cancellationToken)
    {
        if (DiscordPlace.IsPerson(candidateId, out var user))
            await notes.RemoveAsync(DiscordPlace.Platform, Begun + user, cancellationToken);
    }

    /// <summary>Notes that somebody's erasure has begun.</summary>
    public ValueTask BeginAsync(Snowflake user, CancellationToken ct) => BeginAsync(notes, user, ct);

    /// <summary>The same from another process: the bot finishes it when it next connects.</summary>
    internal static ValueTask BeginAsync(IPlatformNotes notes, Snowflake user, CancellationToken ct) => notes.SaveAsync(DiscordPlace.Platform, Begun + user, "begun", ct);

    /// <summary>Whether somebody's erasure is going on, in which their threads are deleted on purpose.</summary>
    public async ValueTask<bool> IsErasingAsync(Snowflake user, CancellationToken ct) => await notes.FindAsync(DiscordPlace.Platform, Begun + user, ct) is not null;

    /// <summary>Forgets where somebody's direct messages are.</summary>
    public async ValueTask ForgetDirectAsync(Snowflake user, CancellationToken ct)
    {
        if (directs.TryGet(user, out var channel))
            await marks.RemoveAsync(channel, ct);
        await directs.RemoveAsync(user, ct);
    }

    /// <summary>People whose erasure was begun and not completed.</summary>
    /// <param name="waitingOnly">Only those that wait until the team has done something.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<IReadOnlyList<Snowflake>> UnfinishedAsync(bool waitingOnly, CancellationToken ct)
    {
        var users = new List<Snowflake>();
        foreach (var note in await notes.ListAsync(DiscordPlace.Platform, Begun, ct))
            if (Snowflake.TryParse(note.Key[Begun.Length..], out var user) && (!waitingOnly || note.Value == Waits))
                users.Add(user);
        return users;
    }

    private async Task ThreadsOfAsync(Snowflake user, CancellationToken ct)
    {
        // Another process may have opened some.
        await threads.LoadAsync(ct);
        foreach (var thread in threads.Of(user))
        {
            try
            {
                await IgnoringGoneAsync(() => rest.DeleteChannelAsync(thread, ct));
            }
            catch (DiscordApiException e) when (e.Code is ApiErrorCode.MissingPermissions or ApiErrorCode.MissingAccess)
            {
                var layout = await layouts.GetAsync(ct);
                throw new ErasureWaitsException(
                    $"they asked to have everything about them erased, and it waits since I may not delete their private thread. Right-click the channel above it → Edit Channel → Permissions → {layout.BotRole} → allow View Channel, Manage Threads → Save Changes; I finish it by myself then.",
                    e
                );
            }
            await threads.RemoveAsync(thread, ct);
            await marks.RemoveAsync(thread, ct);
        }
    }

    private async Task DirectOfAsync(Snowflake user, CancellationToken ct)
    {
        await IgnoringGoneAsync(() => DirectAsync(user, ct));
        await ForgetDirectAsync(user, ct);
    }

    private async Task DirectAsync(Snowflake user, CancellationToken ct)
    {
        var bot = (await layouts.GetAsync(ct)).Bot.Id;
        var channel = await directs.OfAsync(user, ct);
        Snowflake? before = null;
        for (var page = 0; page < MostPages; page++)
        {
            var messages = await rest.GetMessagesAsync(channel, null, before, Page, ct);
            foreach (var message in messages.Where(m => m.Author?.Id == bot))
                await IgnoringGoneAsync(() => rest.DeleteMessageAsync(channel, message.Id, ct));
            if (messages.Count < Page)
                break;
            before = messages.Min(m => m.Id);
        }
    }

    /// <summary>What is gone needs no removing; anything else that Discord refuses stops the erasure, so that it can be asked for again.</summary>
    private static async Task IgnoringGoneAsync(Func<Task> remove)
    {
        try
        {
            await remove();
        }
        catch (DiscordApiException e)
            when (e.Code is ApiErrorCode.UnknownChannel or ApiErrorCode.UnknownMessage or ApiErrorCode.UnknownUser or ApiErrorCode.CannotMessageUser or ApiErrorCode.NoMutualGuilds)
        {
            // Gone already, or never reachable.
        }
    }
}
