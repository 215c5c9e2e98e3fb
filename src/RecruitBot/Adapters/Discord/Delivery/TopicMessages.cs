using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>One message a topic, such as the card of a session: posted once, then edited in place.</summary>
public sealed class TopicMessages(IDiscordRest rest, ReplySender sender, IPlatformNotes notes)
{
    private const string Prefix = "topic.";

    /// <summary>Posts the topic's message, or edits it when it stands already.</summary>
    public async Task ShowAsync(string topic, Snowflake channel, IReadOnlyList<DrawnMessage> drawn, string nonce, CancellationToken ct)
    {
        if (await FindAsync(topic, ct) is var (inChannel, message))
        {
            try
            {
                await rest.EditMessageAsync(inChannel, message, drawn[^1].Message, ct);
                return;
            }
            catch (DiscordApiException e) when (e.Code is ApiErrorCode.UnknownMessage or ApiErrorCode.UnknownChannel)
            {
                // Somebody deleted it: it is posted again.
            }
        }
        var sent = await sender.SendAsync(channel, drawn, nonce, null, ct);
        await notes.SaveAsync(DiscordPlace.Platform, Prefix + topic, $"{sent.ChannelId}/{sent.Id}", ct);
    }

    /// <summary>Deletes every message about a session; a topic ends in the session's id.</summary>
    public async Task RemoveSessionAsync(string sessionId, CancellationToken ct)
    {
        foreach (var note in await notes.ListAsync(DiscordPlace.Platform, Prefix, ct))
            if (note.Key.EndsWith("." + sessionId, StringComparison.Ordinal))
                await RemoveAsync(note.Key[Prefix.Length..], ct);
    }

    private async Task RemoveAsync(string topic, CancellationToken ct)
    {
        if (await FindAsync(topic, ct) is not var (channel, message))
            return;
        try
        {
            await rest.DeleteMessageAsync(channel, message, ct);
        }
        catch (DiscordApiException e) when (e.Code is ApiErrorCode.UnknownMessage or ApiErrorCode.UnknownChannel)
        {
            // Gone already.
        }
        await notes.RemoveAsync(DiscordPlace.Platform, Prefix + topic, ct);
    }

    private async ValueTask<(Snowflake Channel, Snowflake Message)?> FindAsync(string topic, CancellationToken ct) =>
        (await notes.FindAsync(DiscordPlace.Platform, Prefix + topic, ct))?.Split('/') is [var c, var m]
        && Snowflake.TryParse(c, out var channel)
        && Snowflake.TryParse(m, out var message)
            ? (channel, message)
            : null;
}
