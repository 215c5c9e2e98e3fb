using System.Collections.Concurrent;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Language;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Threads;

/// <summary>Private threads under the panel's channel: one for each application, read by its candidate and the team alone.</summary>
public sealed class CandidateThreads(IDiscordRest rest, Layouts layouts, ThreadNotes notes, ReadMarks marks, ISessionStore store)
{
    /// <summary>Title of a thread that is opened because nothing else reaches its person.</summary>
    private const string Anyhow = "Your conversation with the recruiting team";
    private const int NameLength = 100;
    private const int AutoArchiveMinutes = 10080;
    private const int MostTried = 5;
    private const int MostRemembered = 10_000;

    /// <summary>Threads whose person was let in a moment ago, and to whom nothing was said there yet.</summary>
    private readonly ConcurrentDictionary<Snowflake, bool> _letIn = new();

    /// <summary>Of two that open one for the same person at once, the second finds that of the first.</summary>
    private readonly Turnstiles<Snowflake> _opening = new();

    /// <summary>Opens a thread for a person and lets them in; null when the server does not allow one. An unused one of theirs is used again.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="title">What it is about, such as the role's title and the person's name.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<Snowflake?> OpenAsync(Snowflake user, string title, CancellationToken ct)
    {
        var layout = await layouts.GetAsync(ct);
        if (layout is not { Panel: { } panel, OpensThreads: true })
            return null;
        using var _ = await _opening.EnterAsync(user, ct);
        try
        {
            var name = Excerpt.Of(Markdown.Visible(title), NameLength);
            var thread = await UnusedAsync(user, name, ct) ?? await StartAsync(panel.Id, user, name, ct);
            await rest.AddThreadMemberAsync(thread, user, ct);
            if (_letIn.Count >= MostRemembered)
                _letIn.Clear();
            _letIn[thread] = true;
            return thread;
        }
        catch (DiscordApiException e)
        {
            // No permission any more, too many threads, or the person is not in the server: another place has to do.
            if (e.Code != ApiErrorCode.MaxActiveThreads)
                layouts.Stale();
            return null;
        }
    }

    /// <summary>Takes back a thread that was opened in vain; where the server does not allow that, it stays and is used the next time.</summary>
    public async ValueTask DiscardAsync(Snowflake thread, CancellationToken ct)
    {
        if (!await IsUnusedAsync(thread, ct))
            return;
        try
        {
            await rest.DeleteChannelAsync(thread, ct);
            await notes.RemoveAsync(thread, ct);
            await marks.RemoveAsync(thread, ct);
        }
        catch (DiscordApiException)
        {
            // It is empty, and nothing waits in it.
        }
    }

    /// <summary>Whether the person of a thread was let in for what is said there now; true once.</summary>
    public bool TakeLetIn(Snowflake thread) => _letIn.TryRemove(thread, out _);

    /// <summary>A thread in which a person can be told something: that of their application, wherever it is held now, or another; null when there is none.</summary>
    public async ValueTask<Snowflake?> WorkingAsync(Snowflake user, CancellationToken ct)
    {
        var all = await store.FindAsync(new SessionQuery { CandidateId = DiscordPlace.PersonId(user), Purpose = SessionPurpose.Application, Limit = MostTried }, ct);
        var open = all.Where(h => h.IsOpen).ToList();
        // Of several applications each keeps its thread to itself: what is said directly belongs to the one that is held there, or was until now.
        var direct = DiscordPlace.OfDirect(user);
        if ((open.Count == 1 ? open[0] : open.Find(h => h.Place == direct) ?? open.Find(h => h.MovedFrom == direct)) is { } only)
        {
            var others = all.Where(h => h != only).SelectMany(h => new[] { h.Place, h.MovedFrom }).ToHashSet();
            var known = new[] { only.Place, only.MovedFrom }.Concat(notes.Of(user).Take(MostTried).Select(DiscordPlace.OfChannel).Where(p => !others.Contains(p)));
            foreach (var place in known.Distinct())
                if (place is not null && DiscordPlace.IsChannel(place, out var thread) && await WorksAsync(thread, ct))
                {
                    await LetInAsync(thread, user, ct);
                    return thread;
                }
        }
        return await OpenAsync(user, Anyhow, ct);
    }

    /// <summary>Whether both sides can still write in a thread.</summary>
    public async ValueTask<bool> WorksAsync(Snowflake thread, CancellationToken ct)
    {
        try
        {
            return !(await layouts.GetAsync(ct)).IsMuteInThreads && await rest.GetChannelAsync(thread, ct) is { ThreadMetadata: not { Locked: true } };
        }
        catch (DiscordApiException)
        {
            return false;
        }
    }

    /// <summary>Lets somebody who has left their thread into it again, as far as the server allows it.</summary>
    public async ValueTask LetInAsync(Snowflake thread, Snowflake user, CancellationToken ct)
    {
        try
        {
            await rest.AddThreadMemberAsync(thread, user, ct);
        }
        catch (DiscordApiException)
        {
            // Archived, or the person is not in the server: nothing is worse than before.
        }
    }

    private async ValueTask<Snowflake> StartAsync(Snowflake panel, Snowflake user, string name, CancellationToken ct)
    {
        var thread = await rest.StartThreadAsync(
            panel,
            new ThreadDraft
            {
                Name = name,
                Type = ChannelType.PrivateThread,
                AutoArchiveDuration = AutoArchiveMinutes,
                Invitable = false,
            },
            ct
        );
        await notes.SaveAsync(thread.Id, user, ct);
        await marks.BeginAsync(thread.Id, thread.Id, ct);
        return thread.Id;
    }

    /// <summary>A thread that was opened and then, by a crash or a race, never used.</summary>
    private async ValueTask<Snowflake?> UnusedAsync(Snowflake user, string name, CancellationToken ct)
    {
        foreach (var thread in notes.Of(user).Take(MostTried))
            if (await IsUnusedAsync(thread, ct) && await NameAsync(thread, ct) == name)
                return thread;
        return null;
    }

    private async ValueTask<bool> IsUnusedAsync(Snowflake thread, CancellationToken ct) =>
        (await store.FindAsync(new SessionQuery { Place = DiscordPlace.OfChannel(thread), Limit = 1 }, ct)).Count == 0;

    private async ValueTask<string?> NameAsync(Snowflake thread, CancellationToken ct)
    {
        try
        {
            return (await rest.GetChannelAsync(thread, ct)).Name;
        }
        catch (DiscordApiException e) when (e.Code == ApiErrorCode.UnknownChannel)
        {
            await notes.RemoveAsync(thread, ct);
            await marks.RemoveAsync(thread, ct);
            return null;
        }
    }
}
