using System.Text.Json;
using Discord.Rest;
using RecruitBot.Adapters.DiscordNet.Drafts;
using RecruitBot.Adapters.DiscordNet.Interactions;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Discord.Rest.LimitChecks;
using RecruitBot.Discord.Rest.Pipeline;
using Library = Discord;

namespace RecruitBot.Adapters.DiscordNet.Rest;

/// <summary>
/// Discord over HTTPS by way of Discord.Net: the limits are checked as the built-in client checks them, the library sends. Where it works on an
/// entity, that is asked for first and kept. Safe for use from many threads.
/// </summary>
internal sealed partial class LibraryRest(LibraryClient client, LibraryCalls calls, Entities entities, InteractionTable interactions) : IDiscordRest
{
    private const int MostGuilds = 200;

    /// <inheritdoc/>
    public Task<User> GetCurrentUserAsync(CancellationToken cancellationToken) =>
        AskAsync<User>("/users/@me", (c, options) => c.GetCurrentUserAsync(options), cancellationToken);

    /// <inheritdoc/>
    public Task<Application> GetApplicationAsync(CancellationToken cancellationToken) =>
        AskAsync<Application>("/applications/@me", (c, options) => c.GetCurrentBotInfoAsync(options), cancellationToken);

    /// <inheritdoc/>
    public Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken) =>
        AskAsync<GatewayBot>("/gateway/bot", (c, options) => c.GetBotGatewayAsync(options), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guild>> GetCurrentUserGuildsAsync(CancellationToken cancellationToken)
    {
        var guilds = new List<Guild>();
        // The library asks page by page; each answer is read as it comes.
        await AskAsync<IReadOnlyList<Guild>>(
            "/users/@me/guilds",
            async (c, options) =>
            {
                guilds.Clear();
                await using var pages = c.GetGuildSummariesAsync(options).GetAsyncEnumerator(options.CancelToken);
                while (guilds.Count < MostGuilds && await pages.MoveNextAsync())
                    guilds.AddRange(JsonSerializer.Deserialize<List<Guild>>(RestCall.Current!.Last!.Body.Span, DiscordJson.Options) ?? []);
            },
            cancellationToken
        );
        return guilds.DistinctBy(g => g.Id).Take(MostGuilds).ToList();
    }

    /// <inheritdoc/>
    public Task<Guild> GetGuildAsync(Snowflake guild, CancellationToken cancellationToken) =>
        AskAsync<Guild>("/guilds/{guild}", async (c, options) => entities.Keep(await c.GetGuildAsync(guild.Value, options)), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Channel>> GetGuildChannelsAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var entity = await entities.GuildAsync(guild, cancellationToken);
        return await calls.ReadAsync<IReadOnlyList<Channel>>(Get("/guilds/{guild}/channels"), options => entity.GetChannelsAsync(options), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<GuildMember> GetMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken)
    {
        var entity = await entities.GuildAsync(guild, cancellationToken);
        return await calls.ReadAsync<GuildMember>(Get("/guilds/{guild}/members/{user}"), options => entity.GetUserAsync(user.Value, options), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ActiveThreads> GetActiveThreadsAsync(Snowflake guild, CancellationToken cancellationToken)
    {
        var channels = await GetGuildChannelsAsync(guild, cancellationToken);
        if (channels.FirstOrDefault(c => c.Type == ChannelType.Text) is not { } any || await entities.ChannelAsync(any.Id, cancellationToken) is not RestTextChannel text)
            return new ActiveThreads();
        // The library asks for those of the whole server and shows those of one channel.
        return await calls.ReadAsync<ActiveThreads>(Get("/guilds/{guild}/threads/active"), options => text.GetActiveThreadsAsync(options), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, int>> GetRoleMemberCountsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        // The library does not know this route.
        calls.ReadAsync<IReadOnlyDictionary<string, int>>(
            Get("/guilds/{guild}/roles/member-counts"),
            options => client.GetAsync($"guilds/{guild}/roles/member-counts", options),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<ApplicationCommand>> GetCommandsAsync(Snowflake application, CancellationToken cancellationToken) =>
        AskAsync<IReadOnlyList<ApplicationCommand>>(
            "/applications/{application}/commands",
            (c, options) => c.GetGlobalApplicationCommands(options: options),
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ApplicationCommand>> OverwriteCommandsAsync(
        Snowflake application,
        IReadOnlyList<ApplicationCommand> commands,
        CancellationToken cancellationToken
    )
    {
        CommandCheck.Check(commands);
        var ready = await client.ReadyAsync(cancellationToken);
        return await calls.ReadAsync<IReadOnlyList<ApplicationCommand>>(
            new RestRequest(HttpMethod.Put, "/applications/{application}/commands", "", ""),
            options => ready.BulkOverwriteGlobalCommands(Commands.Of(commands), options),
            cancellationToken,
            Commands.Added(commands)
        );
    }

    private async Task<T> AskAsync<T>(string route, Func<DiscordRestClient, Library.RequestOptions, Task> ask, CancellationToken cancellationToken)
    {
        var ready = await client.ReadyAsync(cancellationToken);
        return await calls.ReadAsync<T>(Get(route), options => ask(ready, options), cancellationToken);
    }

    private static RestRequest Get(string route) => new(HttpMethod.Get, route, "", "");
}
