using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Turns;

/// <summary>Messages that were written while the bot was away: read from each conversation's history, oldest first, and handled like any other.</summary>
public sealed class CatchUp(
    IDiscordRest rest,
    Layouts layouts,
    ReadMarks marks,
    ThreadNotes threads,
    ThreadWatch watch,
    DirectChannels directs,
    ISessionStore store,
    TimeProvider time,
    ILogger<CatchUp> logger
)
{
    private const int Page = 100;

    /// <summary>Direct messages that are asked for at one start; Discord does not like to be asked for many.</summary>
    private const int MostUnknown = 200;

    /// <summary>Conversations that have been quiet for longer are not asked about at every start, unless an application is open in them.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromDays(60);

    /// <summary>The conversations to ask about.</summary>
    public async Task<IReadOnlyList<Snowflake>> ChannelsAsync(CancellationToken ct)
    {
        var since = Snowflake.At(time.GetUtcNow() - Quiet);
        var channels = marks.All.Where(m => m.Message >= since).Select(m => m.Channel).ToHashSet();
        foreach (var session in await OpenAsync(ct))
        {
            if (DiscordPlace.IsChannel(session.Place, out var thread))
                channels.Add(thread);
            if (DiscordPlace.IsPerson(session.CandidateId, out var user) && directs.TryGet(user, out var direct))
                channels.Add(direct);
        }
        return [.. channels];
    }

    /// <summary>
    /// Direct messages of candidates in the middle of an application, of whom the bot has heard in the server only: they may have written
    /// there for the first time while it was away, and no bot can ask who has.
    /// </summary>
    public async Task<IReadOnlyList<Snowflake>> UnknownDirectsAsync(CancellationToken ct)
    {
        var found = new List<Snowflake>();
        foreach (var session in (await OpenAsync(ct)).Where(s => s.Stage.IsConversing()))
        {
            if (found.Count >= MostUnknown || !DiscordPlace.IsPerson(session.CandidateId, out var user) || directs.TryGet(user, out _))
                continue;
            try
            {
                var channel = await directs.OfAsync(user, ct);
                await marks.BeginAsync(channel, Snowflake.At(session.OpenedAt), ct);
                found.Add(channel);
            }
            catch (DiscordApiException e)
            {
                logger.LogWarning("Somebody's direct messages cannot be looked for: {Reason}", e.Message);
                break;
            }
        }
        return found;
    }

    /// <summary>Hands over what came after the last message handled, in order.</summary>
    public async Task ReadAsync(Snowflake channel, Func<Message, Task> handle, CancellationToken ct)
    {
        if (!marks.TryGet(channel, out var after))
            return;
        if (threads.TryGetOwner(channel, out _) && (await layouts.GetAsync(ct)).HidesHistory)
        {
            // Discord would answer that there is nothing.
            await watch.MissedAsync(channel, after, ct);
            return;
        }
        while (true)
        {
            IReadOnlyList<Message> page;
            try
            {
                page = await rest.GetMessagesAsync(channel, after, null, Page, ct);
            }
            catch (DiscordApiException e) when (e.Code is ApiErrorCode.UnknownChannel)
            {
                // The thread is gone; so is what was in it.
                await watch.LookAsync(channel, ct);
                await marks.RemoveAsync(channel, ct);
                return;
            }
            catch (DiscordApiException e)
            {
                logger.LogWarning("A conversation's history could not be read: {Reason}", e.Message);
                return;
            }
            foreach (var message in page.OrderBy(m => m.Id))
                await handle(message);
            if (page.Count < Page)
                return;
            after = page.Max(m => m.Id);
        }
    }

    private ValueTask<IReadOnlyList<SessionHead>> OpenAsync(CancellationToken ct) =>
        store.FindAsync(new SessionQuery { Purpose = SessionPurpose.Application, IsOpen = true, Limit = int.MaxValue }, ct);
}
