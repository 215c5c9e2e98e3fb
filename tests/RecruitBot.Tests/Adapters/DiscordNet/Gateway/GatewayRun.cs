using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Discord;
using RecruitBot.Adapters.DiscordNet;
using RecruitBot.Adapters.DiscordNet.Gateway;
using RecruitBot.Adapters.DiscordNet.Interactions;
using RecruitBot.Adapters.DiscordNet.Rest;
using RecruitBot.Configuration;
using RecruitBot.Discord.Gateway;
using RecruitBot.Discord.Model;
using RecruitBot.Discord.Rest;
using RecruitBot.Simulator;
using RecruitBot.Tests.Discord;

namespace RecruitBot.Tests.Adapters.DiscordNet.Gateway;

/// <summary>The library's gateway as it runs against a local Discord, and what it has told.</summary>
internal sealed class GatewayRun : IAsyncDisposable
{
    private const GatewayIntents Intents = GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.DirectMessages | GatewayIntents.MessageContent;

    private readonly CancellationTokenSource _stop = new();
    private readonly LibraryClient _client;

    public GatewayRun(SimulatorServer server, int? shards = null, Func<Snowflake, bool>? listensTo = null)
    {
        var settings = new DiscordSettings { Token = SimulatorServer.BotToken, ApiBaseUrl = server.ApiBaseUrl.ToString(), Shards = shards };
        var log = new LibraryLog(NullLogger.Instance);
        var calls = new LibraryCalls(TimeProvider.System, NullLogger.Instance, DiscordPatience.OfBot);
        _client = new LibraryClient(settings, calls, LibraryClient.Provider(settings, TimeProvider.System, DiscordPatience.OfBot), log);
        var interactions = new InteractionTable(TimeProvider.System);
        Rest = new LibraryRest(_client, calls, new Entities(_client, calls), interactions);
        var options = new GatewayOptions(SimulatorServer.BotToken, Intents) { ListensTo = listensTo };
        var gateway = new LibraryGateway(options, settings, Rest, interactions, log, TimeProvider.System, NullLogger.Instance);
        Running = gateway.RunAsync(
            (e, _) =>
            {
                Events.Enqueue(e);
                return default;
            },
            _stop.Token
        );
    }

    public IDiscordRest Rest { get; }

    public ConcurrentQueue<GatewayEvent> Events { get; } = new();

    public Task Running { get; }

    /// <summary>Waits until so many events of a kind have been told.</summary>
    public Task SeeAsync<T>(int count = 1)
        where T : GatewayEvent =>
        Eventually.TrueAsync(
            () => Events.OfType<T>().Count() >= count,
            () => $"{count} {typeof(T).Name}; there are: {string.Join(", ", Events.Select(e => e.GetType().Name))}",
            TimeSpan.FromSeconds(30)
        );

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (!Running.IsFaulted)
            await Running.WaitAsync(TimeSpan.FromSeconds(20));
        _stop.Dispose();
        await _client.DisposeAsync();
    }
}
