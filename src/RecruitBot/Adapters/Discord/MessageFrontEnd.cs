using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Delivery;
using RecruitBot.Adapters.Discord.People;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Core.Conversations;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord;

/// <summary>Plain messages: in direct messages, in a conversation's thread, and in any channel when they name the bot.</summary>
public sealed class MessageFrontEnd(
    Layouts layouts,
    DiscordPeople people,
    RoleChannels roleChannels,
    ThreadNotes threads,
    ReadMarks marks,
    DiscordPlatform platform,
    DirectChannels directs,
    AnsweredMessages answered,
    AskedQuestions asked,
    UnreadMessages unread,
    TypingIndicator typing,
    AnswerDrafts drafts,
    TurnRouter router,
    Deliverer deliverer,
    WaitingReplies waiting,
    Outbox outbox,
    TimeProvider time,
    ILogger<MessageFrontEnd> logger
)
{
    private const int Ordinary = 0;
    private const int Answer = 19;
    private const int MostRemembered = 20_000;
    private static readonly TimeSpan Often = TimeSpan.FromHours(1);

    private readonly HandledOnce _handled = new();
    private readonly ConcurrentDictionary<(Snowflake Channel, string Sentence), DateTimeOffset> _told = new();

    /// <summary>Whether the message is one for the bot at all; cheap, since every message of the server is asked.</summary>
    public bool Concerns(Message message, Snowflake bot) =>
        message is { Author: { Bot: not true } author, WebhookId: null, Type: Ordinary or Answer }
        && author.Id != bot
        && (message.GuildId is null || threads.TryGetOwner(message.ChannelId, out _) || message.Mentions.Any(m => m.Id == bot));

    /// <summary>Handles a message once, whether it comes from the gateway, again, or from a channel's history.</summary>
    public async Task HandleAsync(Message message, CancellationToken ct)
    {
        if (message.Author is not { } author || !_handled.TryTake(message.Id))
            return;
        try
        {
            drafts.Begin(message.ChannelId);
            await TakeAsync(message, author, ct);
        }
        catch (Exception)
        {
            // Not handled: when it comes again, or on return, it is handled.
            _handled.GiveBack(message.Id);
            throw;
        }
        finally
        {
            await drafts.EndAsync(message.ChannelId);
        }
    }

    private async Task TakeAsync(Message message, User author, CancellationToken ct)
    {
        // What comes from a channel's history names no server; a thread is known by what is remembered of it.
        var inThread = threads.TryGetOwner(message.ChannelId, out _);
        var isDirect = message.GuildId is null && !inThread;
        var place = isDirect ? DiscordPlace.OfDirect(author.Id) : DiscordPlace.OfChannel(message.ChannelId);
        using var pointing = isDirect || inThread ? null : answered.Enter(message.ChannelId, message.Id);
        IReadOnlyList<Reply>? shown;
        try
        {
            // From its first message on a conversation is known, so that one which could not be handled is found again: noted before anything
            // is asked of Discord, which could take long.
            if (isDirect || inThread)
                await marks.BeginAsync(message.ChannelId, new Snowflake(message.Id.Value - 1), ct);
            if (isDirect)
                await directs.LearnAsync(author.Id, message.ChannelId, ct);
            shown = await AnswerAsync(message, author, place, isDirect, inThread, ct);
        }
        catch (StoreException e)
        {
            logger.LogError("A message waits because the store failed: {Reason}", e.Message);
            await ShowAsync(message, place, Seldom(message.ChannelId, e.Message), ct);
            throw;
        }
        if (shown is null)
            return;
        await deliverer.DeliverAsync(place.Id, ct);
        await waiting.BringAsync(author.Id, place, ct);
        outbox.Signal();
        await ShowAsync(message, place, shown, ct);
        if (isDirect || inThread)
            await marks.AdvanceAsync(message.ChannelId, message.Id, ct);
    }

    /// <summary>What is shown and not recorded; null for a message of another server.</summary>
    private async Task<IReadOnlyList<Reply>?> AnswerAsync(Message message, User author, Place place, bool isDirect, bool inThread, CancellationToken ct)
    {
        var layout = await layouts.GetAsync(ct);
        if (message.GuildId is { } guild && guild != layout.Guild?.Id)
            return null;
        if (inThread && await unread.TakeAsync(message, author, ct) is (true, var sentence))
            return sentence is null ? [] : Seldom(message.ChannelId, sentence);
        // What comes from a channel's history may be what could not be read when it was written.
        if (inThread && message.GuildId is null && await unread.IsOvertakenAsync(message, ct))
            return [];
        var text = MessageText.Of(message, layout.Bot.Id);
        var speaker = await people.OfAsync(author, message.Member, ct);
        var turn = new TextTurn(message.Id.ToString(), message.Timestamp, speaker, place, text)
        {
            InPublic = !isDirect && !inThread,
            Files = MessageText.FilesOf(message),
            Unseen = isDirect || inThread ? asked.UnseenBy(message.ChannelId, message.Id) : null,
            About = isDirect || inThread ? null : roleChannels.RoleOf(layout, message.ChannelId),
        };
        return await typing.WhileAsync(message.ChannelId, router.HandleAsync(turn, ct, turn.InPublic ? null : soFar => drafts.Show(message.ChannelId, message.Id, soFar)), ct);
    }

    /// <summary>What is not recorded is shown under the message's own id: sent again, it is not shown again.</summary>
    private async Task ShowAsync(Message message, Place place, IReadOnlyList<Reply> replies, CancellationToken ct)
    {
        for (var i = 0; i < replies.Count; i++)
            try
            {
                await platform.DeliverAsync(place, replies[i], $"{message.Id}.{i:x}", ct);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The message has been handled: it must not be handled again for what could not be shown.
                logger.LogWarning("An answer could not be shown: {Reason}", e is DeliveryException ? e.Message : e.GetType().Name);
                return;
            }
    }

    /// <summary>A sentence that is not said at every message.</summary>
    private Reply[] Seldom(Snowflake channel, string sentence)
    {
        var now = time.GetUtcNow();
        if (_told.TryGetValue((channel, sentence), out var last) && now - last < Often)
            return [];
        if (_told.Count >= MostRemembered)
            _told.Clear();
        _told[(channel, sentence)] = now;
        return [new Reply(sentence)];
    }
}
