using System.Collections.Concurrent;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Adapters.Discord.People;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>Brings a reply to one person; where their thread or direct messages are closed, by another way that leads to them.</summary>
public sealed class PersonalReplies(
    Layouts layouts,
    DiscordPeople people,
    ThreadNotes threadNotes,
    CandidateThreads threads,
    LiveInteractions live,
    ReplySender sender,
    ReadMarks marks,
    DirectChannels directs,
    AnsweredMessages answered,
    AskedQuestions asked
)
{
    /// <summary>People who had left the server when something was last to be said to them, and with it their thread.</summary>
    private readonly ConcurrentDictionary<Snowflake, bool> _gone = new();

    /// <summary>Threads whose candidates were told why the conversation goes on elsewhere: of several replies that waited, the first says so.</summary>
    private readonly ConcurrentDictionary<Snowflake, bool> _told = new();

    /// <summary>To a channel or thread; to its candidate's direct messages when the thread is closed.</summary>
    public async Task<Detour?> ToChannelAsync(Snowflake channel, Reply reply, string nonce, CancellationToken ct)
    {
        var layout = await layouts.GetAsync(ct);
        if (layout.Guild is null)
            throw new DeliveryException("The bot is in no server of its own; /setup and doctor say how it is invited.");
        var isThread = threadNotes.TryGetOwner(channel, out var owner);
        if (isThread)
            await ComeAlongAsync(channel, owner, reply, layout, ct);
        try
        {
            var sent = await sender.SendAsync(channel, Drawn(layout, reply, inServer: true), nonce, answered.Find(channel), ct);
            asked.Note(channel, reply, sent.Id);
            _told.TryRemove(channel, out _);
            return null;
        }
        catch (DiscordApiException e) when (isThread && ClosedThreads.Tell(e, layout) is { } told)
        {
            var first = !_told.ContainsKey(channel);
            var detour = await ToDirectAsync(owner, first ? reply with { Text = $"{told.Words}\n\n{reply.Text}" } : reply, nonce, ct);
            _told[channel] = true;
            return new Detour(detour?.Place ?? DiscordPlace.OfDirect(owner), told.Cause, told.Advice);
        }
    }

    /// <summary>To whoever has just used a button or command, for their eyes alone; by direct message when that moment has passed.</summary>
    public async Task<Detour?> ToPassingAsync(Snowflake user, Reply reply, string nonce, CancellationToken ct)
    {
        var layout = await layouts.GetAsync(ct);
        if (!await live.TrySayAsync(user, Drawn(layout, reply, inServer: false), ct))
            await ToDirectAsync(user, reply, nonce, ct);
        return null;
    }

    /// <summary>To somebody's direct messages; where these are closed to a private thread, which says the same, and the conversation goes on there.</summary>
    public async Task<Detour?> ToDirectAsync(Snowflake user, Reply reply, string nonce, CancellationToken ct)
    {
        var layout = await layouts.GetAsync(ct);
        try
        {
            var direct = await directs.OfAsync(user, ct);
            var sent = await sender.SendAsync(direct, Drawn(layout, reply, inServer: false), nonce, null, ct);
            asked.Note(direct, reply, sent.Id);
            // From here on the person may answer there, whether the bot is awake or not.
            await marks.BeginAsync(direct, sent.Id, ct);
            return null;
        }
        catch (DiscordApiException e) when (e.Code is ApiErrorCode.CannotMessageUser or ApiErrorCode.NoMutualGuilds)
        {
            if (layout.Guild is null)
                throw new DeliveryException("The person shares no server with the bot, which is in none of its own; /setup and doctor say how it is invited.", e) { Lasts = true };
            var isMember = await people.IsMemberNowAsync(user, ct);
            if (isMember && await threads.WorkingAsync(user, ct) is { } thread)
            {
                asked.Note(thread, reply, (await sender.SendAsync(thread, Drawn(layout, reply, inServer: true), nonce, null, ct)).Id);
                return new Detour(
                    DiscordPlace.OfChannel(thread),
                    "closed",
                    "they take no direct messages any more, so the application goes on in a private thread; there is nothing to do."
                );
            }
            // Somebody who uses the bot at this moment sees it, whatever else is closed.
            if (await live.TrySayAsync(user, Drawn(layout, reply, inServer: true), ct))
                return null;
            throw Nowhere(isMember, layout, e);
        }
    }

    /// <summary>
    /// Whoever was silent for a while, or is told what somebody else did, may have left the server or only the thread: then it would be said
    /// to nobody. Asked only then, since to ask for each answer would be a quarter of all requests.
    /// </summary>
    private async Task ComeAlongAsync(Snowflake thread, Snowflake owner, Reply reply, ServerLayout layout, CancellationToken ct)
    {
        var isLetIn = threads.TakeLetIn(thread);
        if (!_gone.ContainsKey(owner) && (isLetIn || (reply.To == ReplyTo.Speaker && people.WasHereLately(owner))))
            return;
        if (!await people.IsMemberNowAsync(owner, ct))
        {
            _gone[owner] = true;
            throw Nowhere(isMember: false, layout, null);
        }
        _gone.TryRemove(owner, out _);
        await threads.LetInAsync(thread, owner, ct);
    }

    private static DeliveryException Nowhere(bool isMember, ServerLayout layout, Exception? because) =>
        isMember
            ? new DeliveryException("The person takes no direct messages, and no private thread can be opened.", because)
            {
                Lasts = true,
                Advice =
                    $"they take no direct messages and I can open no private thread for them, so what I say waits. Ask them to allow direct messages from {layout.Guild?.Name} (right-click the server → Privacy Settings → Direct Messages), or see by /setup why threads cannot be opened.",
            }
            : new DeliveryException("The person has left the server.", because)
            {
                Lasts = true,
                Advice = "they have left the server, so what I say does not reach them and waits. Invite them again; it goes out when they are back and use the bot.",
            };

    private static IReadOnlyList<DrawnMessage> Drawn(ServerLayout layout, Reply reply, bool inServer) =>
        ReplyDrawing.Draw(reply, p => DiscordPlatform.LinkTo(layout, p), written: inServer && !layout.ReadsMessages);
}
