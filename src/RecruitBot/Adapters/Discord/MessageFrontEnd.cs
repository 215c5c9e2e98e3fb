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
    ThreadNotes threads,
    ReadMarks marks,
    DiscordPlatform platform,
    TurnRouter router,
    Deliverer deliverer,
    Outbox outbox,
    TimeProvider time,
    ILogger<MessageFrontEnd> logger
)
{
    private const int Ordinary = 0;
    private const int Answer = 19;
    private static readonly TimeSpan Seldom = TimeSpan.FromHours(1);

    private readonly HandledOnce _handled = new();
    private readonly ConcurrentDictionary<Snowflake, DateTimeOffset> _told = new();

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
            await TakeAsync(message, author, ct);
        }
        catch (Exception)
        {
            // Not handled: when it comes again, or on return, it is handled.
            _handled.GiveBack(message.Id);
            throw;
        }
    }

    private async Task TakeAsync(Message message, User author, CancellationToken ct)
    {
        var inThread = threads.TryGetOwner(message.ChannelId, out _);
        var isDirect = message.GuildId is null && !inThread;
        var place = isDirect ? DiscordPlace.OfDirect(author.Id) : DiscordPlace.OfChannel(message.ChannelId);
        // From its first message on a conversation is known, so that one which could not be handled is found again: before anything is asked
        // of Discord, which could take long, and a program that ends meanwhile would never learn of direct messages that are new to it.
        if ((isDirect || inThread) && !marks.TryGet(message.ChannelId, out _))
            await marks.AdvanceAsync(message.ChannelId, new Snowflake(message.Id.Value - 1), ct);
        var layout = await layouts.GetAsync(ct);
        if (message.GuildId is { } guild && guild != layout.Guild?.Id)
            return;
        var text = MessageText.Of(message, layout.Bot.Id);
        IReadOnlyList<Reply> shown;
        try
        {
            if (text.Length == 0 && inThread && !layout.ReadsMessages && message.Attachments.Count == 0)
                shown = Unreadable(message.ChannelId);
            else
            {
                var speaker = await people.OfAsync(author, message.Member, ct);
                var turn = new TextTurn(message.Id.ToString(), message.Timestamp, speaker, place, text) { InPublic = !isDirect && !inThread };
                shown = await router.HandleAsync(turn, ct);
            }
        }
        catch (StoreException e)
        {
            logger.LogError("A message waits because the store failed: {Reason}", e.Message);
            await ShowAsync(message, place, [new Reply(e.Message)], ct);
            throw;
        }
        await deliverer.DeliverAsync(place.Id, ct);
        outbox.Signal();
        await ShowAsync(message, place, shown, ct);
        if (isDirect || inThread)
            await marks.AdvanceAsync(message.ChannelId, message.Id, ct);
    }

    /// <summary>What is not recorded is shown under the message's own id: sent again, it is not shown again.</summary>
    private async Task ShowAsync(Message message, Place place, IReadOnlyList<Reply> replies, CancellationToken ct)
    {
        for (var i = 0; i < replies.Count; i++)
            try
            {
                await platform.DeliverAsync(place, replies[i], $"{message.Id}.{i:x}", ct);
            }
            catch (DeliveryException e)
            {
                logger.LogWarning("An answer could not be shown: {Reason}", e.Message);
                return;
            }
    }

    private Reply[] Unreadable(Snowflake channel)
    {
        var now = time.GetUtcNow();
        if (_told.TryGetValue(channel, out var last) && now - last < Seldom)
            return [];
        _told[channel] = now;
        return [new Reply("I cannot read plain messages in this server. Press \u201cWrite your answer\u201d below the question, mention me, or write to me directly.")];
    }
}
