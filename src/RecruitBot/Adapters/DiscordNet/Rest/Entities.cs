using System.Collections.Concurrent;
using Discord.Rest;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest.Pipeline;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Rest;

/// <summary>
/// The library's channels, servers and people, on which it makes its calls; asked for once and kept, for their ids alone: what they say about
/// themselves grows stale and is never read.
/// </summary>
internal sealed class Entities(LibraryClient client, LibraryCalls calls)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<Snowflake, RestChannel> _channels = new();
    private readonly ConcurrentDictionary<Snowflake, RestGuild> _guilds = new();
    private readonly ConcurrentDictionary<Snowflake, RestUser> _users = new();

    /// <summary>A channel or thread.</summary>
    public Task<RestChannel> ChannelAsync(Snowflake id, CancellationToken cancellationToken) =>
        GetAsync(_channels, id, "/channels/{channel}", (c, options) => c.GetChannelAsync(id.Value, options), cancellationToken);

    /// <summary>A channel that can be written in.</summary>
    /// <exception cref="RecruitBot.Discord.Rest.DiscordApiException">It cannot be.</exception>
    public async Task<Library.IMessageChannel> WritableAsync(Snowflake id, CancellationToken cancellationToken) =>
        await ChannelAsync(id, cancellationToken) as Library.IMessageChannel ?? throw Unfit("/channels/{channel}", "no channel for messages");

    /// <summary>A server.</summary>
    public Task<RestGuild> GuildAsync(Snowflake id, CancellationToken cancellationToken) =>
        GetAsync(_guilds, id, "/guilds/{guild}", (c, options) => c.GetGuildAsync(id.Value, options), cancellationToken);

    /// <summary>A person.</summary>
    public Task<RestUser> UserAsync(Snowflake id, CancellationToken cancellationToken) =>
        GetAsync(_users, id, "/users/{user}", (c, options) => c.GetUserAsync(id.Value, options), cancellationToken);

    /// <summary>Keeps a channel that came with another answer.</summary>
    public void Keep(RestChannel? channel)
    {
        if (channel is not null)
            Put(_channels, new Snowflake(channel.Id), channel);
    }

    /// <summary>Keeps a server that came with another answer.</summary>
    public void Keep(RestGuild? guild)
    {
        if (guild is not null)
            Put(_guilds, new Snowflake(guild.Id), guild);
    }

    /// <summary>A refusal of what is not of the kind that is needed.</summary>
    public static RecruitBot.Discord.Rest.DiscordApiException Unfit(string route, string kind) =>
        new(System.Net.HttpStatusCode.BadRequest, ApiErrorCode.InvalidFormBody, $"{route} is {kind}.");

    private async Task<T> GetAsync<T>(
        ConcurrentDictionary<Snowflake, T> known,
        Snowflake id,
        string route,
        Func<DiscordRestClient, Library.RequestOptions, Task<T>> ask,
        CancellationToken cancellationToken
    )
        where T : class
    {
        if (known.TryGetValue(id, out var entity))
            return entity;
        var ready = await client.ReadyAsync(cancellationToken);
        T? found = null;
        await calls.SendAsync(new RestRequest(HttpMethod.Get, route, "", ""), async options => found = await ask(ready, options), cancellationToken);
        if (found is null)
            throw Unfit(route, "of a kind that the library does not know");
        Put(known, id, found);
        return found;
    }

    private static void Put<T>(ConcurrentDictionary<Snowflake, T> known, Snowflake id, T entity)
    {
        if (known.Count >= Most)
            known.Clear();
        known[id] = entity;
    }
}
