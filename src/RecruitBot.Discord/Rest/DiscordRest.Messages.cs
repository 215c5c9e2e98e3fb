using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest.LimitChecks;
using RecruitBot.Discord.Rest.Pipeline;

namespace RecruitBot.Discord.Rest;

/// <content>Messages of channels.</content>
public sealed partial class DiscordRest
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Message>> GetMessagesAsync(
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
        var query = "?limit=" + Number(limit) + (after is { } a ? $"&after={a}" : "") + (before is { } b ? $"&before={b}" : "");
        return _pipeline.ReadAsync<IReadOnlyList<Message>>(OfChannel(HttpMethod.Get, channel, "/messages", "/messages" + query), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Message> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken) =>
        _pipeline.ReadAsync<Message>(OfMessage(HttpMethod.Get, channel, message), cancellationToken);

    /// <inheritdoc/>
    public Task<Message> CreateMessageAsync(
        Snowflake channel,
        MessageDraft message,
        IReadOnlyList<OutgoingFile>? files,
        CancellationToken cancellationToken
    )
    {
        MessageCheck.New(message, files);
        var request = OfChannel(HttpMethod.Post, channel, "/messages", "/messages") with
        {
            Body = RequestBody.Message(message, files),
            Repeat = message is { EnforceNonce: true, Nonce.Length: > 0 } ? Repeat.Always : Repeat.IfNotSent,
        };
        return _pipeline.ReadAsync<Message>(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Message> EditMessageAsync(Snowflake channel, Snowflake message, MessageDraft edit, CancellationToken cancellationToken)
    {
        MessageCheck.Edit(edit, null);
        return _pipeline.ReadAsync<Message>(OfMessage(HttpMethod.Patch, channel, message) with { Body = RequestBody.Json(edit) }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken) =>
        _pipeline.SendAsync(OfMessage(HttpMethod.Delete, channel, message), cancellationToken);

    private static RestRequest OfMessage(HttpMethod method, Snowflake channel, Snowflake message) =>
        OfChannel(method, channel, "/messages/{message}", $"/messages/{message}");
}
