using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Core.Sessions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>One message a topic, such as the card of a session: an update edits it in place, news take its place where they are noticed.</summary>
public sealed class TopicMessages(IDiscordRest rest, ReplySender sender, IPlatformNotes notes)
{
    private const string Prefix = "topic.";

    /// <summary>Shows what the topic's message is to say.</summary>
    /// <param name="topic">The topic; it ends in a dot and the session's id.</param>
    /// <param name="channel">Where its message belongs.</param>
    /// <param name="drawn">What it says.</param>
    /// <param name="nonce">Of the delivery: the same when it is not known whether it arrived.</param>
    /// <param name="isUpdate">Whether it is no news, so that it changes where it stands.</param>
    /// <param name="ct">Stops it.</param>
    public async Task ShowAsync(string topic, Snowflake channel, IReadOnlyList<DrawnMessage> drawn, string nonce, bool isUpdate, CancellationToken ct)
    {
        if (await FindAsync(topic, ct) is { } posted)
        {
            if (posted.Channel == channel && (isUpdate || posted.Nonce == nonce) && await TryEditAsync(posted, drawn[^1].Message, ct))
                return;
            if (posted.Channel != channel || !isUpdate)
                await TryDeleteAsync(posted, ct);
        }
        var sent = await sender.SendAsync(channel, drawn, nonce, null, ct);
        await notes.SaveAsync(DiscordPlace.Platform, Prefix + topic, $"{sent.ChannelId}/{sent.Id}/{nonce}", ct);
    }

    /// <summary>Shows in a channel what a topic's message said in another; nothing for a topic that has none, or has it there.</summary>
    public async Task MoveAsync(string topic, Snowflake channel, IReadOnlyList<DrawnMessage> drawn, string nonce, CancellationToken ct)
    {
        if (await FindAsync(topic, ct) is { } posted && posted.Channel != channel)
            await ShowAsync(topic, channel, drawn, nonce, isUpdate: false, ct);
    }

    /// <summary>Deletes every message about a session.</summary>
    public async Task RemoveSessionAsync(string sessionId, CancellationToken ct)
    {
        foreach (var note in await notes.ListAsync(DiscordPlace.Platform, Prefix, ct))
            if (note.Key.EndsWith("." + sessionId, StringComparison.Ordinal))
                await RemoveAsync(note, ct);
    }

    private async Task RemoveAsync(PlatformNote note, CancellationToken ct)
    {
        if (Read(note.Value) is { } posted)
            try
            {
                await rest.DeleteMessageAsync(posted.Channel, posted.Message, ct);
            }
            catch (DiscordApiException e) when (IsGone(e))
            {
                // What was to be removed is.
            }
        await notes.RemoveAsync(DiscordPlace.Platform, note.Key, ct);
    }

    /// <summary>False when somebody has deleted it.</summary>
    private async Task<bool> TryEditAsync(Posted posted, MessageDraft message, CancellationToken ct)
    {
        try
        {
            await rest.EditMessageAsync(posted.Channel, posted.Message, message, ct);
            return true;
        }
        catch (DiscordApiException e) when (IsGone(e))
        {
            return false;
        }
    }

    /// <summary>What is out of date is taken away where that is possible; where it is not, what is new matters more.</summary>
    private async Task TryDeleteAsync(Posted posted, CancellationToken ct)
    {
        try
        {
            await rest.DeleteMessageAsync(posted.Channel, posted.Message, ct);
        }
        catch (DiscordApiException)
        {
            // Gone, or in a channel that the bot no longer sees.
        }
    }

    private async ValueTask<Posted?> FindAsync(string topic, CancellationToken ct) =>
        await notes.FindAsync(DiscordPlace.Platform, Prefix + topic, ct) is { } value ? Read(value) : null;

    private static Posted? Read(string value) =>
        value.Split('/') is [var c, var m, .. var rest] && Snowflake.TryParse(c, out var channel) && Snowflake.TryParse(m, out var message)
            ? new Posted(channel, message, rest is [var nonce] ? nonce : null)
            : null;

    private static bool IsGone(DiscordApiException e) => e.Code is ApiErrorCode.UnknownMessage or ApiErrorCode.UnknownChannel;

    private sealed record Posted(Snowflake Channel, Snowflake Message, string? Nonce);
}
