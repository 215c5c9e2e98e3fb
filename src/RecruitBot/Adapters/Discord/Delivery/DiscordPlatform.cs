using Microsoft.Extensions.Logging;
using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Core.Conversations;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>Brings replies to their places on Discord.</summary>
public sealed class DiscordPlatform(Layouts layouts, PersonalReplies personal, ReplySender sender, TopicMessages topics, ILogger<DiscordPlatform> logger) : IChatPlatform
{
    /// <inheritdoc/>
    public string Name => DiscordPlace.Platform;

    /// <inheritdoc/>
    public async Task<Detour?> DeliverAsync(Place place, Reply reply, string nonce, CancellationToken cancellationToken)
    {
        try
        {
            try
            {
                return await ToPlaceAsync(place, reply, nonce, cancellationToken);
            }
            catch (Exception e) when (e is DiscordLimitException or DiscordApiException { Code: ApiErrorCode.InvalidFormBody })
            {
                // A fault in how it was drawn, which trying again does not mend: kept back it would hold up all that is ever said there.
                logger.LogError("A reply is shown as plain text, since Discord does not take it as it is: {Reason}", e.Message);
                return await ToPlaceAsync(place, ReplyDrawing.Plain(reply), nonce, cancellationToken);
            }
            catch (DiscordApiException e) when (e.Code is ApiErrorCode.BlockedByModeration or ApiErrorCode.HarmfulLink)
            {
                // The words stay as they are and so does the refusal: what can be done without them goes on.
                logger.LogWarning("A reply is shown without its words: {Reason}", e.Message);
                return await ToPlaceAsync(place, ReplyDrawing.Withheld(reply), nonce, cancellationToken);
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

    /// <summary>The address of a conversation in the server.</summary>
    public static Uri? LinkTo(ServerLayout layout, Place place) =>
        DiscordPlace.IsChannel(place, out var channel) && layout.Guild is { } guild ? new Uri($"https://discord.com/channels/{guild.Id}/{channel}") : null;

    private async Task<Detour?> ToPlaceAsync(Place place, Reply reply, string nonce, CancellationToken ct)
    {
        if (DiscordPlace.IsPassing(place, out var passing))
            return await personal.ToPassingAsync(passing, reply, nonce, ct);
        if (DiscordPlace.IsDirect(place, out var user))
            return await personal.ToDirectAsync(user, reply, nonce, ct);
        if (DiscordPlace.IsChannel(place, out var channel))
            return await personal.ToChannelAsync(channel, reply, nonce, ct);
        if (place != Place.Reviewers(DiscordPlace.Platform))
            throw new DeliveryException("The place is none of Discord's.");
        await ToReviewersAsync(reply, nonce, ct);
        return null;
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
}
