using System.Text.Json.Nodes;
using RecruitBot.Adapters.DiscordNet.Drafts;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Discord.Rest.LimitChecks;
using RecruitBot.Discord.Rest.Pipeline;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Rest;

/// <content>Messages of channels.</content>
internal sealed partial class LibraryRest
{
    private const string Messages = "/channels/{channel}/messages";
    private const string OneMessage = Messages + "/{message}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Message>> GetMessagesAsync(
        Snowflake channel,
        Snowflake? after,
        Snowflake? before,
        int limit,
        CancellationToken cancellationToken
    )
    {
        Limit.Range("limit", limit, 1, DiscordLimits.Message.Page);
        if (after is not null && before is not null)
            throw new DiscordLimitException("before and after exclude each other.");
        var place = await entities.WritableAsync(channel, cancellationToken);
        return await calls.ReadAsync<IReadOnlyList<Message>>(
            Get(Messages),
            async options =>
            {
                var pages = after is { } a ? place.GetMessagesAsync(a.Value, Library.Direction.After, limit, options: options)
                    : before is { } b ? place.GetMessagesAsync(b.Value, Library.Direction.Before, limit, options: options)
                    : place.GetMessagesAsync(limit, options: options);
                // One page, as much as was asked for: the library would go on to the next.
                await using var page = pages.GetAsyncEnumerator(options.CancelToken);
                await page.MoveNextAsync();
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async Task<Message> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken)
    {
        var place = await entities.WritableAsync(channel, cancellationToken);
        return await calls.ReadAsync<Message>(Get(OneMessage), options => place.GetMessageAsync(message.Value, options: options), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Message> CreateMessageAsync(
        Snowflake channel,
        MessageDraft message,
        IReadOnlyList<OutgoingFile>? files,
        CancellationToken cancellationToken
    )
    {
        MessageCheck.New(message, files);
        var place = await entities.WritableAsync(channel, cancellationToken);
        var request = new RestRequest(HttpMethod.Post, Messages, "", "")
        {
            Repeat = message is { EnforceNonce: true, Nonce.Length: > 0 } ? Repeat.Always : Repeat.IfNotSent,
        };
        return await calls.ReadAsync<Message>(
            request,
            options => files is { Count: > 0 } ? SendAsync(place, message, files, options) : SendAsync(place, message, options),
            cancellationToken,
            NonceOf(message)
        );
    }

    /// <inheritdoc/>
    public async Task<Message> EditMessageAsync(Snowflake channel, Snowflake message, MessageDraft edit, CancellationToken cancellationToken)
    {
        MessageCheck.Edit(edit, null);
        var place = await entities.WritableAsync(channel, cancellationToken);
        return await calls.ReadAsync<Message>(
            new RestRequest(HttpMethod.Patch, OneMessage, "", ""),
            options => place.ModifyMessageAsync(message.Value, properties => Edits.Into(properties, edit), options),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async Task DeleteMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken)
    {
        var place = await entities.WritableAsync(channel, cancellationToken);
        await calls.SendAsync(
            new RestRequest(HttpMethod.Delete, OneMessage, "", ""),
            options => place.DeleteMessageAsync(message.Value, options),
            cancellationToken
        );
    }

    /// <summary>The library sends no nonce of the caller's, without which a message that is sent again after a failure could be there twice.</summary>
    private static IReadOnlyList<AddedField> NonceOf(MessageDraft message) =>
        message.Nonce is not { } nonce ? []
        : message.EnforceNonce is { } enforce
            ? [new AddedField("nonce", () => JsonValue.Create(nonce)), new AddedField("enforce_nonce", () => JsonValue.Create(enforce))]
        : [new AddedField("nonce", () => JsonValue.Create(nonce))];

    private static Task SendAsync(Library.IMessageChannel place, MessageDraft message, Library.RequestOptions options) =>
        place.SendMessageAsync(
            message.Content,
            options: options,
            allowedMentions: Mentions.Of(message.AllowedMentions),
            messageReference: ReferenceOf(message),
            components: Components.Of(message.Components),
            embeds: Embeds.Of(message.Embeds),
            flags: FlagsOf(message)
        );

    private static Task SendAsync(Library.IMessageChannel place, MessageDraft message, IReadOnlyList<OutgoingFile> files, Library.RequestOptions options) =>
        place.SendFilesAsync(
            Files.Of(files),
            message.Content,
            options: options,
            allowedMentions: Mentions.Of(message.AllowedMentions),
            messageReference: ReferenceOf(message),
            components: Components.Of(message.Components),
            embeds: Embeds.Of(message.Embeds),
            flags: FlagsOf(message)
        );

    private static Library.MessageFlags FlagsOf(MessageDraft message) => (Library.MessageFlags)(message.Flags ?? MessageFlags.None);

    private static Library.MessageReference? ReferenceOf(MessageDraft message) =>
        message.MessageReference is { } to
            ? new Library.MessageReference(to.MessageId?.Value, to.ChannelId?.Value, to.GuildId?.Value, to.FailIfNotExists)
            : null;
}
