using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest.LimitChecks;
using RecruitBot.Discord.Rest.Pipeline;

namespace RecruitBot.Discord.Rest;

/// <content>Channels, threads and direct messages.</content>
public sealed partial class DiscordRest
{
    /// <inheritdoc/>
    public Task<Channel> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken) =>
        _pipeline.GetAsync<Channel>("/channels/{channel}", $"/channels/{channel}", channel.ToString(), cancellationToken);

    /// <inheritdoc/>
    public Task<Channel> CreateDirectAsync(Snowflake user, CancellationToken cancellationToken)
    {
        // Opening what is open gives the same channel, so this may be repeated.
        var request = new RestRequest(HttpMethod.Post, "/users/@me/channels", "/users/@me/channels", "") { Body = RequestBody.Json(new DirectDraft(user)) };
        return _pipeline.ReadAsync<Channel>(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Channel> StartThreadAsync(Snowflake channel, ThreadDraft thread, CancellationToken cancellationToken)
    {
        ThreadCheck.Check(thread);
        var request = OfChannel(HttpMethod.Post, channel, "/threads", "/threads") with
        {
            Body = RequestBody.Json(thread),
            Repeat = Repeat.IfNotSent,
            Audited = true,
        };
        return _pipeline.ReadAsync<Channel>(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task JoinThreadAsync(Snowflake thread, CancellationToken cancellationToken) =>
        _pipeline.SendAsync(OfChannel(HttpMethod.Put, thread, "/thread-members/@me", "/thread-members/@me"), cancellationToken);

    /// <inheritdoc/>
    public Task AddThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken) =>
        _pipeline.SendAsync(OfChannel(HttpMethod.Put, thread, "/thread-members/{user}", $"/thread-members/{user}"), cancellationToken);

    /// <inheritdoc/>
    public Task<Channel> EditChannelAsync(Snowflake channel, ChannelEdit edit, CancellationToken cancellationToken)
    {
        ThreadCheck.Check(edit);
        var request = OfChannel(HttpMethod.Patch, channel, "", "") with { Body = RequestBody.Json(edit), Audited = true };
        return _pipeline.ReadAsync<Channel>(request, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteChannelAsync(Snowflake channel, CancellationToken cancellationToken) =>
        _pipeline.SendAsync(OfChannel(HttpMethod.Delete, channel, "", "") with { Audited = true }, cancellationToken);

    /// <inheritdoc/>
    public Task TriggerTypingAsync(Snowflake channel, CancellationToken cancellationToken) =>
        _pipeline.SendAsync(OfChannel(HttpMethod.Post, channel, "/typing", "/typing"), cancellationToken);

    private static RestRequest OfChannel(HttpMethod method, Snowflake channel, string template, string path) =>
        new(method, "/channels/{channel}" + template, $"/channels/{channel}{path}", channel.ToString());

    private sealed record DirectDraft(Snowflake RecipientId);
}
