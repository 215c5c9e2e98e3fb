using System.Globalization;
using Microsoft.Extensions.Logging;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Model.Reading;
using RecruitBot.Discord.Rest.LimitChecks;
using RecruitBot.Discord.Rest.Pipeline;

namespace RecruitBot.Discord.Rest;

/// <summary>Discord over HTTPS: checks each request against Discord's limits, then sends it in its turn. One for each token; safe for use from many threads.</summary>
public sealed partial class DiscordRest : IDiscordRest, IDisposable
{
    private readonly RestPipeline _pipeline;

    /// <summary>Makes the client; nothing is sent yet.</summary>
    /// <param name="options">Address, token and bounds.</param>
    /// <param name="time">The clock by which limits and pauses are kept.</param>
    /// <param name="logger">Told about retries and limits, by route and status only.</param>
    /// <param name="handler">Sends the requests; a handler of its own when null. Disposed of with the client.</param>
    /// <exception cref="DiscordFatalException">The token or the address cannot be right.</exception>
    public DiscordRest(DiscordRestOptions options, TimeProvider time, ILogger<DiscordRest> logger, HttpMessageHandler? handler = null)
        : this(options, time, logger, handler, Random.Shared) { }

    internal DiscordRest(DiscordRestOptions options, TimeProvider time, ILogger logger, HttpMessageHandler? handler, Random random) =>
        _pipeline = new RestPipeline(options, time, logger, handler ?? RestHandler.Create(), random);

    /// <inheritdoc/>
    public Task<User> GetCurrentUserAsync(CancellationToken cancellationToken) => _pipeline.GetAsync<User>("/users/@me", "/users/@me", "", cancellationToken);

    /// <inheritdoc/>
    public Task<Application> GetApplicationAsync(CancellationToken cancellationToken) =>
        _pipeline.GetAsync<Application>("/applications/@me", "/applications/@me", "", cancellationToken);

    /// <inheritdoc/>
    public Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken) =>
        _pipeline.ReadAsync(new RestRequest(HttpMethod.Get, "/gateway/bot", "/gateway/bot", ""), GatewayBotReader.Read, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Guild>> GetCurrentUserGuildsAsync(CancellationToken cancellationToken) =>
        _pipeline.GetAsync<IReadOnlyList<Guild>>("/users/@me/guilds", "/users/@me/guilds?limit=200", "", cancellationToken);

    /// <inheritdoc/>
    public Task<Guild> GetGuildAsync(Snowflake guild, CancellationToken cancellationToken) =>
        _pipeline.GetAsync<Guild>("/guilds/{guild}", $"/guilds/{guild}", guild.ToString(), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Channel>> GetGuildChannelsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        _pipeline.GetAsync<IReadOnlyList<Channel>>("/guilds/{guild}/channels", $"/guilds/{guild}/channels", guild.ToString(), cancellationToken);

    /// <inheritdoc/>
    public Task<GuildMember> GetMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
        _pipeline.GetAsync<GuildMember>("/guilds/{guild}/members/{user}", $"/guilds/{guild}/members/{user}", guild.ToString(), cancellationToken);

    /// <inheritdoc/>
    public Task<ActiveThreads> GetActiveThreadsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        _pipeline.GetAsync<ActiveThreads>("/guilds/{guild}/threads/active", $"/guilds/{guild}/threads/active", guild.ToString(), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, int>> GetRoleMemberCountsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        _pipeline.GetAsync<IReadOnlyDictionary<string, int>>(
            "/guilds/{guild}/roles/member-counts",
            $"/guilds/{guild}/roles/member-counts",
            guild.ToString(),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<ApplicationCommand>> GetCommandsAsync(Snowflake application, CancellationToken cancellationToken) =>
        _pipeline.GetAsync<IReadOnlyList<ApplicationCommand>>(
            "/applications/{application}/commands",
            $"/applications/{application}/commands",
            "",
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<ApplicationCommand>> OverwriteCommandsAsync(
        Snowflake application,
        IReadOnlyList<ApplicationCommand> commands,
        CancellationToken cancellationToken
    )
    {
        CommandCheck.Check(commands);
        var request = new RestRequest(HttpMethod.Put, "/applications/{application}/commands", $"/applications/{application}/commands", "")
        {
            Body = RequestBody.Json(commands),
        };
        return _pipeline.ReadAsync<IReadOnlyList<ApplicationCommand>>(request, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _pipeline.Dispose();

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
