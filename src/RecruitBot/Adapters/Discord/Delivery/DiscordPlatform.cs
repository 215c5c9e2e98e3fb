using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Adapters.Discord.Threads;
using RecruitBot.Adapters.Discord.Turns;
using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>Brings replies to their places on Discord; where one is closed, to the other way that leads to the same person.</summary>
public sealed class DiscordPlatform(
    Layouts layouts,
    ThreadNotes threadNotes,
    CandidateThreads threads,
    LiveInteractions live,
    ReplySender sender,
    TopicMessages topics,
    ReadMarks marks,
    DirectChannels directs,
    AnsweredMessages answered,
    ILogger<DiscordPlatform> logger
) : IChatPlatform
{
    /// <inheritdoc/>
    public string Name => DiscordPlace.Platform;

    /// <inheritdoc/>
    public async Task DeliverAsync(Place place, Reply reply, string nonce, CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                await ToPlaceAsync(place, reply, nonce, cancellationToken);
            }
            catch (Exception e) when (e is DiscordLimitException or DiscordApiException { Code: ApiErrorCode.InvalidFormBody })
            {
                // A fault in how it was drawn, which trying again does not mend: kept back it would hold up all that is ever said there.
                logger.LogError("A reply is shown as plain text, since Discord does not take it as it is: {Reason}", e.Message);
                await ToPlaceAsync(place, ReplyDrawing.Plain(reply), nonce, cancellationToken);
            }
        }
        catch (DiscordApiException e)
        {
            throw new DeliveryException(e.Message, e);
        }
        catch (DiscordUnavailableException e)
        {
            throw new DeliveryException(e.Message, e);
        }
    }

    private Task ToPlaceAsync(Place place, Reply reply, string nonce, CancellationToken ct)
    {
        if (place == Place.Reviewers(DiscordPlace.Platform))
            return ToReviewersAsync(reply, nonce, ct);
        if (DiscordPlace.IsPassing(place, out var passing))
            return ToPassingAsync(passing, reply, nonce, ct);
        if (DiscordPlace.IsDirect(place, out var user))
            return ToDirectAsync(user, reply, nonce, ct);
        return DiscordPlace.IsChannel(place, out var channel)
            ? ToChannelAsync(channel, reply, nonce, ct)
            : throw new DeliveryException("The place is none of Discord's.");
    }

    /// <summary>The address of a conversation in the server.</summary>
    public static Uri? LinkTo(ServerLayout layout, Place place) =>
        DiscordPlace.IsChannel(place, out var channel) && layout.Guild is { } guild ? new Uri($"https://discord.com/channels/{guild.Id}/{channel}") : null;

    /// <summary>Sends to a channel or thread; to its candidate's direct messages when the thread is gone.</summary>
    private async Task ToChannelAsync(Snowflake channel, Reply reply, string nonce, CancellationToken ct)
    {
        var layout = await layouts.GetAsync(ct);
        var drawn = ReplyDrawing.Draw(reply, p => LinkTo(layout, p), written: !layout.ReadsMessages);
        try
        {
            await sender.SendAsync(channel, drawn, nonce, answered.Find(channel), ct);
        }
        catch (DiscordApiException e) when (threadNotes.TryGetOwner(channel, out var owner) && IsClosed(e))
        {
            await ToDirectAsync(owner, reply, nonce, ct);
        }
    }

    private async Task ToReviewersAsync(Reply reply, string nonce, CancellationToken ct)
    {
        var layout = await layouts.GetAsync(ct);
        if (layout.Review is not { } channel)
            throw new DeliveryException("There is no channel for reviewers yet; /setup says what is missing.");
        var drawn = ReplyDrawing.Draw(reply, p => LinkTo(layout, p));
        try
        {
            if (reply.Topic is { } topic)
                await topics.ShowAsync(topic, channel.Id, drawn, nonce, reply.IsUpdate, ct);
            else
                await sender.SendAsync(channel.Id, drawn, nonce, null, ct);
        }
        catch (DiscordApiException)
        {
            layouts.Stale();
            throw;
        }
    }

    /// <summary>To whoever has just used a button or command, for their eyes alone; by direct message when that moment has passed.</summary>
    private async Task ToPassingAsync(Snowflake user, Reply reply, string nonce, CancellationToken ct)
    {
        var layout = await layouts.GetAsync(ct);
        if (!await live.TrySayAsync(user, ReplyDrawing.Draw(reply, p => LinkTo(layout, p)), ct))
            await ToDirectAsync(user, reply, nonce, ct);
    }

    private async Task ToDirectAsync(Snowflake user, Reply reply, string nonce, CancellationToken ct)
    {
        try
        {
            await SendDirectAsync(user, reply, nonce, ct);
        }
        catch (DiscordApiException e) when (e.Code is ApiErrorCode.CannotMessageUser or ApiErrorCode.NoMutualGuilds)
        {
            // The person takes no direct messages: a private thread says the same, and the conversation goes on there.
            var thread =
                await threads.OpenAsync(user, "Your conversation with the recruiting team", ct)
                ?? throw new DeliveryException("The person takes no direct messages, and no private thread can be opened.", e);
            var layout = await layouts.GetAsync(ct);
            await sender.SendAsync(thread, ReplyDrawing.Draw(reply, p => LinkTo(layout, p), written: !layout.ReadsMessages), nonce, null, ct);
        }
    }

    private async Task SendDirectAsync(Snowflake user, Reply reply, string nonce, CancellationToken ct)
    {
        var layout = await layouts.GetAsync(ct);
        var channel = await directs.OfAsync(user, ct);
        var sent = await sender.SendAsync(channel, ReplyDrawing.Draw(reply, p => LinkTo(layout, p)), nonce, null, ct);
        // From here on the person may answer there, whether the bot is awake or not.
        await marks.BeginAsync(channel, sent.Id, ct);
    }

    private static bool IsClosed(DiscordApiException e) =>
        e.Code is ApiErrorCode.UnknownChannel or ApiErrorCode.MissingAccess or ApiErrorCode.MissingPermissions or ApiErrorCode.ThreadLocked or ApiErrorCode.ThreadArchived;
}
