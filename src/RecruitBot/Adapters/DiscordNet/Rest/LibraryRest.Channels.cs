using Discord.Rest;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest.LimitChecks;
using RecruitBot.Discord.Rest.Pipeline;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Rest;

/// <content>Channels, threads and direct messages.</content>
internal sealed partial class LibraryRest
{
    private const int Day = 1440;

    /// <inheritdoc/>
    public Task<Channel> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken) =>
        AskAsync<Channel>("/channels/{channel}", async (c, options) => entities.Keep(await c.GetChannelAsync(channel.Value, options)), cancellationToken);

    /// <inheritdoc/>
    public async Task<Channel> CreateDirectAsync(Snowflake user, CancellationToken cancellationToken)
    {
        var person = await entities.UserAsync(user, cancellationToken);
        return await calls.ReadAsync<Channel>(
            new RestRequest(HttpMethod.Post, "/users/@me/channels", "", ""),
            async options => entities.Keep(await person.CreateDMChannelAsync(options)),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async Task<Channel> StartThreadAsync(Snowflake channel, ThreadDraft thread, CancellationToken cancellationToken)
    {
        ThreadCheck.Check(thread);
        if (await entities.ChannelAsync(channel, cancellationToken) is not RestTextChannel text)
            throw Entities.Unfit("/channels/{channel}", "no channel for threads");
        return await calls.ReadAsync<Channel>(
            new RestRequest(HttpMethod.Post, "/channels/{channel}/threads", "", "") { Repeat = Repeat.IfNotSent, Audited = true },
            async options =>
                entities.Keep(
                    await text.CreateThreadAsync(
                        thread.Name,
                        (Library.ThreadType)thread.Type,
                        (Library.ThreadArchiveDuration)(thread.AutoArchiveDuration ?? Day),
                        invitable: thread.Invitable,
                        options: options
                    )
                ),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async Task JoinThreadAsync(Snowflake thread, CancellationToken cancellationToken)
    {
        var place = await ThreadAsync(thread, cancellationToken);
        await calls.SendAsync(new RestRequest(HttpMethod.Put, "/channels/{channel}/thread-members/@me", "", ""), place.JoinAsync, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task AddThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken)
    {
        var place = await ThreadAsync(thread, cancellationToken);
        var guild = await entities.GuildAsync(new Snowflake(place.GuildId), cancellationToken);
        RestGuildUser? member = null;
        await calls.SendAsync(Get("/guilds/{guild}/members/{user}"), async options => member = await guild.GetUserAsync(user.Value, options), cancellationToken);
        await calls.SendAsync(
            new RestRequest(HttpMethod.Put, "/channels/{channel}/thread-members/{user}", "", ""),
            options => place.AddUserAsync(member, options),
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async Task<Channel> EditChannelAsync(Snowflake channel, ChannelEdit edit, CancellationToken cancellationToken)
    {
        ThreadCheck.Check(edit);
        var entity = await entities.ChannelAsync(channel, cancellationToken);
        return await calls.ReadAsync<Channel>(
            new RestRequest(HttpMethod.Patch, "/channels/{channel}", "", "") { Audited = true },
            options =>
                entity switch
                {
                    RestThreadChannel thread => thread.ModifyAsync(properties => Into(properties, edit), options),
                    RestGuildChannel other when edit.Name is { } name => other.ModifyAsync(properties => properties.Name = name, options),
                    _ => throw Entities.Unfit("/channels/{channel}", "a channel that cannot be changed so"),
                },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public async Task DeleteChannelAsync(Snowflake channel, CancellationToken cancellationToken)
    {
        if (await entities.ChannelAsync(channel, cancellationToken) is not Library.IDeletable entity)
            throw Entities.Unfit("/channels/{channel}", "a channel that cannot be deleted");
        await calls.SendAsync(new RestRequest(HttpMethod.Delete, "/channels/{channel}", "", "") { Audited = true }, entity.DeleteAsync, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task TriggerTypingAsync(Snowflake channel, CancellationToken cancellationToken)
    {
        var place = await entities.WritableAsync(channel, cancellationToken);
        await calls.SendAsync(new RestRequest(HttpMethod.Post, "/channels/{channel}/typing", "", ""), place.TriggerTypingAsync, cancellationToken);
    }

    private async Task<RestThreadChannel> ThreadAsync(Snowflake thread, CancellationToken cancellationToken) =>
        await entities.ChannelAsync(thread, cancellationToken) as RestThreadChannel ?? throw Entities.Unfit("/channels/{channel}", "no thread");

    private static void Into(Library.ThreadChannelProperties properties, ChannelEdit edit)
    {
        if (edit.Name is { } name)
            properties.Name = name;
        if (edit.Archived is { } archived)
            properties.Archived = archived;
        if (edit.Locked is { } locked)
            properties.Locked = locked;
    }
}
