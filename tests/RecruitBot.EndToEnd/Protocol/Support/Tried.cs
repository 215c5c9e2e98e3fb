using System.Collections;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using RecruitBot.Adapters.Discord.Server;
using RecruitBot.Configuration;
using RecruitBot.Core.Roles;
using RecruitBot.EndToEnd.Support;
using RecruitBot.EndToEnd.Support.OpenApi;
using RecruitBot.Simulator;

namespace RecruitBot.EndToEnd.Protocol.Support;

/// <summary>Everything that the bot and the simulator said to each other while the whole of it was tried once; for all tests of a class.</summary>
public sealed class Tried : IAsyncLifetime
{
    /// <summary>Requests of the bot, with their answers.</summary>
    public IReadOnlyList<Exchange> Exchanges { get; private set; } = [];

    /// <summary>Headers of the requests, in the same order.</summary>
    public IReadOnlyList<JsonElement> Headers { get; private set; } = [];

    /// <summary>What the bot sent over the gateway.</summary>
    public IReadOnlyList<JsonElement> Frames { get; private set; } = [];

    /// <summary>What the simulator told.</summary>
    public IReadOnlyList<(string Name, JsonElement Data)> Events { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("recruitbot-");
        try
        {
            // The listener has a session beside the bot's, of the same lane.
            var options = new SimulatorOptions { Port = 0, Quotas = new QuotaOptions { IdentifySeconds = 0 } };
            await using var simulator = await SimulatorServer.StartAsync(options, NullLoggerFactory.Instance, CancellationToken.None);
            using var http = new HttpClient { BaseAddress = new Uri(simulator.Page, "/sim/control/") };
            // The listener hears of members as well; the bot itself does not ask for that.
            using (var allowed = await http.PostAsJsonAsync("application", new { guild_members = true }))
                allowed.EnsureSuccessStatusCode();
            await using var listener = await EventListener.ConnectAsync(simulator);
            var settings = SettingsLoader.Load(new Dictionary<string, string>(StringComparer.Ordinal), folder.FullName, new Hashtable());
            settings.Storage.Path = Path.Combine(folder.FullName, "recruitbot.db");
            settings.Discord.ConnectTo(simulator);
            settings.Discord.Client = ProgramFolder.Client ?? settings.Discord.Client;
            using (var host = Composition.BuildBot(settings))
            {
                await host.StartAsync();
                await host.Services.GetRequiredService<Announcements>().WhenReady.WaitAsync(TimeSpan.FromSeconds(30));
                await using var everything = new Everything(simulator.Page, host.Services.GetRequiredService<IRoleSource>().InForce.Open.First());
                await everything.RunAsync();
                await host.StopAsync();
            }
            var requests = JsonElement.Parse(await http.GetStringAsync("requests")).EnumerateArray().ToList();
            Exchanges = requests.ConvertAll(Exchange.From);
            Headers = requests.ConvertAll(r => r.GetProperty("headers"));
            Frames = [.. JsonElement.Parse(await http.GetStringAsync("frames")).EnumerateArray().Select(f => JsonElement.Parse(f.GetProperty("text").GetString()!))];
            Events = listener.Events;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
