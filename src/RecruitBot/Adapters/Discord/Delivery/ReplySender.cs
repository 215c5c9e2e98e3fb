using RecruitBot.Adapters.Discord.Drawing;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;

namespace RecruitBot.Adapters.Discord.Delivery;

/// <summary>Sends what was drawn to a channel, each message under its own nonce, so that sending again never shows one twice.</summary>
public sealed class ReplySender(IDiscordRest rest, AnswerDrafts drafts)
{
    /// <summary>Sends the messages in order; returns the last.</summary>
    public async Task<Message> SendAsync(
        Snowflake channel,
        IReadOnlyList<DrawnMessage> drawn,
        string nonce,
        MessageReference? answers,
        CancellationToken ct
    )
    {
        Message? sent = null;
        for (var i = 0; i < drawn.Count; i++)
        {
            var message = drawn[i].Message with
            {
                Nonce = NonceOf(nonce, i),
                EnforceNonce = true,
                MessageReference = i == 0 ? answers : null,
            };
            sent =
                (i == 0 && drawn[i].Files.Count == 0 ? await TakeOverAsync(channel, drawn[i].Message, nonce, ct) : null)
                ?? await SendAsync(channel, message, drawn[i].Files.Count == 0 ? null : drawn[i].Files, ct);
        }
        return sent!;
    }

    /// <summary>An answer that was shown while it was written becomes the whole one where it stands.</summary>
    private async Task<Message?> TakeOverAsync(Snowflake channel, MessageDraft message, string nonce, CancellationToken ct)
    {
        if (await drafts.TakeAsync(channel, nonce, ct) is not { } draft)
            return null;
        try
        {
            var whole = await rest.EditMessageAsync(channel, draft, message, ct);
            drafts.Done(channel);
            return whole;
        }
        catch (DiscordApiException e) when (e.Code == ApiErrorCode.UnknownMessage)
        {
            drafts.Done(channel);
            return null;
        }
    }

    /// <summary>Which message it answers is a courtesy, and where that cannot be shown no reason to say nothing.</summary>
    private async Task<Message> SendAsync(Snowflake channel, MessageDraft message, IReadOnlyList<OutgoingFile>? files, CancellationToken ct)
    {
        try
        {
            return await rest.CreateMessageAsync(channel, message, files, ct);
        }
        catch (DiscordApiException e) when (e.Code == ApiErrorCode.NoHistoryForReply && message.MessageReference is not null)
        {
            return await rest.CreateMessageAsync(channel, message with { MessageReference = null }, files, ct);
        }
    }

    /// <summary>The nonce of a part: the first has the reply's own.</summary>
    private static string NonceOf(string nonce, int part)
    {
        if (part == 0)
            return nonce;
        var suffix = $"+{part:x}";
        return nonce[..Math.Min(nonce.Length, DiscordLimits.Message.Nonce - suffix.Length)] + suffix;
    }
}
